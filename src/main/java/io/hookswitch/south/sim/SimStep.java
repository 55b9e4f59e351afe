package io.hookswitch.south.sim;

import io.hookswitch.call.SwitchEvent;
import java.util.List;

/**
 * The outcome of one input.
 *
 * @param next the same object when nothing changed
 * @param events what there is to report, in order
 */
record SimStep(SimCall next, List<SwitchEvent> events) {}

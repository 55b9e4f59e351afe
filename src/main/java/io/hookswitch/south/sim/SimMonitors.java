package io.hookswitch.south.sim;

import io.hookswitch.call.Monitoring;

/**
 * How a supervisor's leg takes part.
 *
 * @param userMuted the monitored leg is muted on its behalf
 */
record SimMonitors(Monitoring how, boolean userMuted) {}

package io.hookswitch.rules;

import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceOperation;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Collects what the rules say for one set of facts; the {@code decision} of rule files. Not a door: public only because
 * compiled rules live in another class loader.
 *
 * <p>Sets, so that the order of firing cannot matter.
 */
public final class Verdict {

  private final Set<String> rules = new TreeSet<>();
  private final Set<Operation> allowed = EnumSet.noneOf(Operation.class);
  private final Set<Operation> denied = EnumSet.noneOf(Operation.class);
  private final Set<DeviceOperation> allowedAtDevice = EnumSet.noneOf(DeviceOperation.class);
  private final Set<DeviceOperation> deniedAtDevice = EnumSet.noneOf(DeviceOperation.class);
  private RecordingControl control;

  Verdict() {}

  /** The rule that speaks. */
  public void by(String rule) {
    rules.add(rule);
  }

  public void allow(Operation... operations) {
    allowed.addAll(List.of(operations));
  }

  /** Wins over every allow. */
  public void deny(Operation... operations) {
    denied.addAll(List.of(operations));
  }

  public void allow(DeviceOperation... operations) {
    allowedAtDevice.addAll(List.of(operations));
  }

  /** Wins over every allow. */
  public void deny(DeviceOperation... operations) {
    deniedAtDevice.addAll(List.of(operations));
  }

  public void recording(RecordingControl found) {
    if (control != null && control != found) {
      throw new IllegalStateException("two recording controls, " + control + " and " + found + ", by " + rules);
    }
    control = found;
  }

  void write(WordsOut out) throws IOException {
    out.words(words(allowed));
    out.words(words(denied));
    out.words(words(allowedAtDevice));
    out.words(words(deniedAtDevice));
    out.words(control == null ? Set.of() : Set.of(control.name()));
  }

  /**
   * @param rules that spoke
   * @throws IllegalArgumentException for words that there are not
   */
  static Verdict read(WordsIn in, Set<String> rules) throws IOException {
    Verdict verdict = new Verdict();
    verdict.rules.addAll(rules);
    for (String word : in.words()) verdict.allowed.add(Operation.valueOf(word));
    for (String word : in.words()) verdict.denied.add(Operation.valueOf(word));
    for (String word : in.words()) verdict.allowedAtDevice.add(DeviceOperation.valueOf(word));
    for (String word : in.words()) verdict.deniedAtDevice.add(DeviceOperation.valueOf(word));
    for (String word : in.words()) verdict.control = RecordingControl.valueOf(word);
    return verdict;
  }

  private static Set<String> words(Set<? extends Enum<?>> constants) {
    return constants.stream().map(Enum::name).collect(Collectors.toSet());
  }

  /** The names of the rules that spoke. */
  Set<String> rules() {
    return rules;
  }

  Decision decision(long generation) {
    RecordingControl buttons = control == null ? RecordingControl.none : control;
    Set<Operation> operations = EnumSet.copyOf(allowed);
    operations.removeAll(denied);
    operations.addAll(buttons.operations());
    return new Decision(operations, buttons, List.copyOf(rules), generation);
  }

  DeviceDecision deviceDecision(long generation) {
    Set<DeviceOperation> operations = EnumSet.copyOf(allowedAtDevice);
    operations.removeAll(deniedAtDevice);
    return new DeviceDecision(operations, List.copyOf(rules), generation);
  }
}

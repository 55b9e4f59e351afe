package io.hookswitch.north.genesysv2;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallType;
import io.hookswitch.call.ConferenceRole;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserRole;
import io.hookswitch.rules.AllFacts;
import io.hookswitch.rules.CompiledRules;
import io.hookswitch.user.DeviceFacts;
import io.hookswitch.user.DeviceOperation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The tables of {@code docs/capabilities.md}, made of rules; as a client sees them whose user has all features. */
final class CapabilityPage {

  private static final String TENANT = "acme";
  private static final Set<String> FEATURES = Set.of("api-voice", "api-voice-recording", "api-supervisor-monitoring");
  private static final Set<Operation> RECORDING = EnumSet.range(
    Operation.StartCallRecording,
    Operation.StopCallRecording
  );
  private static final Set<Operation> MUTE = EnumSet.of(Operation.MuteCall, Operation.UnmuteCall);
  private static final Set<Operation> REST = EnumSet.allOf(Operation.class);

  static {
    REST.removeAll(RECORDING);
    REST.removeAll(MUTE);
  }

  private final CompiledRules rules;

  CapabilityPage(CompiledRules rules) {
    this.rules = rules;
  }

  /** Lines that list nothing are left out. By the name of the table, as the page's text asks for it. */
  String table(String name) {
    return switch (name) {
      case "one call" -> calls(oneCall(), REST);
      case "two calls" -> calls(twoCalls(), REST);
      case "conference" -> calls(conference(), REST);
      case "mute" -> calls(mute(), MUTE);
      case "recording" -> calls(recording(), RECORDING);
      case "supervisor" -> calls(supervisor(), REST);
      case "device" -> devices();
      default -> throw new IllegalArgumentException("no table " + name);
    };
  }

  private String calls(List<Situation<CallFacts>> lines, Set<Operation> shown) {
    AllFacts.forEach(TENANT, facts -> lines.forEach(line -> line.see(facts, () -> listed(facts, shown))));
    return table(lines);
  }

  private List<String> listed(CallFacts facts, Set<Operation> shown) {
    Set<Operation> allowed = EnumSet.noneOf(Operation.class);
    rules.decide(facts).allowed().stream().filter(shown::contains).forEach(allowed::add);
    return Capabilities.shown(allowed, FEATURES);
  }

  private static <F> String table(List<Situation<F>> lines) {
    StringBuilder table = new StringBuilder("| Situation | Capabilities |\n| --- | --- |\n");
    lines
      .stream()
      .filter(Situation::lists)
      .forEach(line -> table.append(line.line()).append('\n'));
    return table.toString();
  }

  private static Predicate<CallFacts> plain(PartyState state) {
    return facts ->
      facts.state() == state &&
      facts.monitoring() == Monitoring.None &&
      facts.conference() == ConferenceRole.None &&
      facts.network() == TelephonyNetwork.Private;
  }

  private static List<Situation<CallFacts>> oneCall() {
    Predicate<CallFacts> alone = facts -> facts.consultation() == Consultation.None;
    List<Situation<CallFacts>> lines = new ArrayList<>();
    for (PartyState state : EnumSet.complementOf(EnumSet.of(PartyState.Null))) {
      lines.add(new Situation<>("`" + state + "`", plain(state).and(alone)));
      if (state != PartyState.Ringing) continue;
      lines.add(
        new Situation<>(
          "`Ringing`, phone with `telephonyNetwork` `Public`",
          facts ->
            facts.state() == state &&
            facts.network() == TelephonyNetwork.Public &&
            facts.monitoring() == Monitoring.None &&
            facts.consultation() == Consultation.None
        )
      );
    }
    return lines;
  }

  private static List<Situation<CallFacts>> twoCalls() {
    List<Situation<CallFacts>> lines = new ArrayList<>();
    for (Consultation purpose : List.of(Consultation.Transfer, Consultation.Conference)) {
      String after = ", after `Initiate" + purpose + "`";
      Predicate<CallFacts> pair = facts -> facts.consultation() == purpose;
      Predicate<CallFacts> consult = pair.and(facts -> facts.type() == CallType.Consult);
      Predicate<CallFacts> original = pair.and(facts -> facts.type() != CallType.Consult);
      lines.add(new Situation<>("consult call `Dialing`" + after, plain(PartyState.Dialing).and(consult)));
      for (PartyState state : List.of(PartyState.Established, PartyState.Held)) {
        lines.add(new Situation<>("consult call `" + state + "`" + after, plain(state).and(consult)));
        lines.add(new Situation<>("original call `" + state + "`" + after, plain(state).and(original)));
      }
    }
    Predicate<CallFacts> consulted = facts ->
      facts.consultation() == Consultation.None && facts.type() == CallType.Consult;
    for (PartyState state : List.of(PartyState.Ringing, PartyState.Established, PartyState.Held)) {
      lines.add(new Situation<>("the consulted user's call `" + state + "`", plain(state).and(consulted)));
    }
    return lines;
  }

  private static List<Situation<CallFacts>> conference() {
    List<Situation<CallFacts>> lines = new ArrayList<>();
    for (ConferenceRole role : List.of(ConferenceRole.Owner, ConferenceRole.Member)) {
      for (PartyState state : List.of(PartyState.Established, PartyState.Held)) {
        lines.add(
          new Situation<>(
            (role == ConferenceRole.Owner ? "owner" : "anybody else") + ", `" + state + "`",
            facts ->
              facts.state() == state &&
              facts.conference() == role &&
              facts.monitoring() == Monitoring.None &&
              facts.consultation() == Consultation.None
          )
        );
      }
    }
    return lines;
  }

  private static List<Situation<CallFacts>> mute() {
    Predicate<CallFacts> talks = facts ->
      facts.state() == PartyState.Established && facts.monitoring() == Monitoring.None;
    return List.of(
      new Situation<>("`Established`, `mute` `Off`", talks.and(CallFacts::canMute).and(facts -> !facts.muted())),
      new Situation<>("`Established`, `mute` `On`", talks.and(CallFacts::canMute).and(CallFacts::muted)),
      new Situation<>("`Established`, a phone that cannot be muted", talks.and(facts -> !facts.canMute())),
      new Situation<>("any other state", facts -> facts.state() != PartyState.Established)
    );
  }

  private static List<Situation<CallFacts>> recording() {
    List<Situation<CallFacts>> lines = new ArrayList<>();
    for (RecordingMode mode : RecordingMode.values()) {
      for (RecordingState state : RecordingState.values()) {
        Predicate<CallFacts> here = facts -> facts.recordingMode() == mode && facts.recordingState() == state;
        String title = "directory says " + mode + ", recording is " + state.name().toLowerCase(Locale.ROOT);
        Situation<CallFacts> line = new Situation<>(title, here.and(facts -> facts.state().connected()));
        lines.add(line);
      }
    }
    lines.add(new Situation<>("any, neither `Established` nor `Held`", facts -> !facts.state().connected()));
    return lines;
  }

  private static List<Situation<CallFacts>> supervisor() {
    List<Situation<CallFacts>> lines = new ArrayList<>();
    for (Monitoring how : List.of(Monitoring.ListenIn, Monitoring.Coach, Monitoring.BargeIn)) {
      for (PartyState state : List.of(PartyState.Established, PartyState.Held)) {
        lines.add(
          new Situation<>(
            how + ", `" + state + "`",
            facts ->
              facts.state() == state &&
              facts.monitoring() == how &&
              facts.role() == UserRole.Supervisor &&
              facts.consultation() == Consultation.None &&
              facts.conference() == ConferenceRole.None
          )
        );
      }
    }
    return lines;
  }

  private String devices() {
    Predicate<DeviceFacts> agent = facts -> facts.role() == UserRole.Agent;
    List<Situation<DeviceFacts>> lines = List.of(
      new Situation<>("phone of anybody, nobody logged in", agent.and(facts -> !facts.loggedIn())),
      new Situation<>("phone with an agent logged in", agent.and(DeviceFacts::loggedIn)),
      new Situation<>("`doNotDisturb` `Off`", agent.and(facts -> !facts.doNotDisturb())),
      new Situation<>("`doNotDisturb` `On`", agent.and(DeviceFacts::doNotDisturb)),
      new Situation<>("no `forwardTo`", agent.and(facts -> !facts.forwarding())),
      new Situation<>("with `forwardTo`", agent.and(DeviceFacts::forwarding)),
      new Situation<>(
        "phone of a supervisor who monitors nobody",
        facts -> facts.role() == UserRole.Supervisor && facts.monitoring() == Monitoring.None
      ),
      new Situation<>(
        "phone of a supervisor who monitors somebody",
        facts -> facts.role() == UserRole.Supervisor && facts.monitoring() != Monitoring.None
      )
    );
    AllFacts.forEach(DeviceFacts.class, TENANT, facts -> lines.forEach(line -> line.see(facts, () -> listed(facts))));
    return table(lines);
  }

  private List<String> listed(DeviceFacts facts) {
    Stream<DeviceOperation> allowed = rules.decide(facts).allowed().stream();
    return allowed
      .filter(operation -> Feature.neededFor(operation).in(FEATURES))
      .sorted()
      .map(Enum::name)
      .toList();
  }
}

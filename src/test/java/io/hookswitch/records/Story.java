package io.hookswitch.records;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.CallMachine;
import io.hookswitch.call.Command;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Once;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.Step;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.Terms;
import io.hookswitch.call.Timing;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A call that really goes through the core, a second between one thing and the next; and the moments that it makes. */
final class Story {

  static final Timing TIMING = new Timing(Duration.ofSeconds(4), Duration.ofMinutes(1), Duration.ofSeconds(30));
  static final UserId ALICE = new UserId("acme", "alice");
  static final UserId BOB = new UserId("acme", "bob");
  static final Decision ALL = new Decision(EnumSet.allOf(Operation.class), RecordingControl.none, List.of("all"), 7);

  final CallMachine machine = new CallMachine(TIMING);
  final List<Moment> moments = new ArrayList<>();
  final CallId id;
  Call call;
  Instant now = Instant.parse("2026-03-01T06:00:00.123456Z");
  private long sequence;

  Story(long number) {
    this.id = new CallId(number);
  }

  PartyId alice() {
    return id.party(0);
  }

  PartyId other() {
    return id.party(1);
  }

  static Endpoint phone(UserId user, String number) {
    return new Endpoint(
      number,
      number,
      new Endpoint.Subscriber(
        user,
        "phone of " + user.name(),
        UserRole.Agent,
        TelephonyNetwork.Private,
        true,
        RecordingMode.OnDemand
      )
    );
  }

  static Endpoint customer(String number) {
    return Endpoint.network(number, number);
  }

  /** Alice dials this number, with this user data. */
  Story dials(Endpoint to, Map<String, Object> userData) {
    return asks(new Command.Dial(alice(), phone(ALICE, "15001"), to, false, null, userData));
  }

  /** Alice and somebody talk. */
  Story talks(Endpoint to, Map<String, Object> userData) {
    dials(to, userData);
    hears(new SwitchEvent.Originated(alice(), ++sequence));
    hears(new SwitchEvent.Ringing(other(), ++sequence));
    hears(new SwitchEvent.Answered(other(), ++sequence));
    return hears(new SwitchEvent.Answered(alice(), ++sequence));
  }

  long next() {
    return ++sequence;
  }

  Story hangsUp() {
    asks(new Command.Hangup(alice()));
    hears(new SwitchEvent.Released(alice(), ++sequence, ReleaseCause.Hangup));
    return hears(new SwitchEvent.Released(other(), ++sequence, ReleaseCause.RemoteHangup));
  }

  Story asks(Command wish) {
    return asks(wish, Terms.NONE);
  }

  Story asks(Command wish, String key) {
    return asks(wish, new Terms(new Once(key, "fingerprint of " + key), null));
  }

  private Story asks(Command wish, Terms terms) {
    return take(ALL, wish, terms, "alice@acme");
  }

  Story hears(SwitchEvent fact) {
    return take(Decision.NOTHING, fact, Terms.NONE, null);
  }

  Story hears(CallInput input) {
    return take(Decision.NOTHING, input, Terms.NONE, null);
  }

  /** The owner is another one from now on. */
  Story isTakenOver() {
    now = now.plusSeconds(1);
    Step step = machine.resume(call, false, now);
    moments.add(Moment.takenOver(call, step.next(), now));
    call = step.next();
    return this;
  }

  private Story take(Decision decision, CallInput input, Terms terms, String principal) {
    now = now.plusSeconds(1);
    Step step = machine.step(call, decision, input, terms, now);
    Call state = step.next() == call ? null : step.next();
    call = step.next();
    moments.add(
      new Moment(
        id,
        call.version(),
        now,
        input,
        terms,
        decision,
        step.refusal(),
        principal,
        principal == null ? null : "c-" + moments.size(),
        null,
        state,
        null
      )
    );
    return this;
  }

  Moment last() {
    return moments.getLast();
  }
}

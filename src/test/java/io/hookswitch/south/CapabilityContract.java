package io.hookswitch.south;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Consultation;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchEvent.Answered;
import io.hookswitch.call.SwitchEvent.Located;
import io.hookswitch.call.SwitchEvent.OrderFailed;
import io.hookswitch.call.SwitchEvent.Ringing;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What the core relies on, whichever switch it is: what a switch says that it does not do is refused so, what it does not name is done,
 * and nothing is left without a word.
 */
abstract class CapabilityContract extends DoorContract {

  private static final String UNSUPPORTED = "not supported by this device: ";

  /** As {@link #some} gives them: about legs that are not new, or on no other call. */
  private static final Set<SwitchOrder.Kind> SENSELESS = EnumSet.of(
    SwitchOrder.Kind.Dial,
    SwitchOrder.Kind.Redirect,
    SwitchOrder.Kind.Consult,
    SwitchOrder.Kind.Merge,
    SwitchOrder.Kind.Alternate,
    SwitchOrder.Kind.Join,
    SwitchOrder.Kind.Monitor,
    SwitchOrder.Kind.Partake,
    SwitchOrder.Kind.Silence,
    SwitchOrder.Kind.Fork,
    SwitchOrder.Kind.Replace
  );

  private boolean lacks(Operation operation) {
    return connector().unsupported("demo").contains(operation);
  }

  private static void refused(SwitchEvent outcome) {
    assertThat(outcome).isInstanceOfSatisfying(OrderFailed.class, failed ->
      assertThat(failed.reason()).startsWith(UNSUPPORTED)
    );
  }

  /** Whoever names another operation has to show here that it is refused. */
  @Test
  void whatASwitchMayLackIsKnownHere() {
    assertThat(connector().unsupported("demo")).isSubsetOf(Set.of(Operation.Answer, Operation.PullCall));
  }

  @Test
  void aPhoneThatRingsIsToldToPickUp() {
    dial(phone("15007"));
    reported().await(Ringing.class, called);
    long before = latest(called);
    SwitchEvent outcome = outcome(order(new SwitchOrder.Answer(called)), Answered.class, called, before);
    if (lacks(Operation.Answer)) {
      refused(outcome);
      return;
    }
    assertThat(outcome).isInstanceOf(Answered.class);
    reported().await(Answered.class, caller);
  }

  /** The switch picks up phones, and this one may not know how: it does, or the gateway is told within its patience. */
  @Test
  void aPhoneThatIsToldToPickUpDoesOrItIsSaidThatItCannot() {
    dial(phone("15005"));
    reported().await(Ringing.class, called);
    long before = latest(called);
    long answer = order(new SwitchOrder.Answer(called));
    SwitchEvent outcome = outcome(answer, Answered.class, called, before);
    if (outcome instanceof Answered) return;
    refused(outcome);
    await(connector().send(fence, answer, new SwitchOrder.Answer(called)));
    refused(outcome(answer, Answered.class, called, outcome.sequence()));
    order(new SwitchOrder.Release(caller, ReleaseCause.Cancelled));
    assertThat(released(called).cause()).isEqualTo(ReleaseCause.Cancelled);
  }

  @Test
  void aPhoneThatIsNotMutedByTheSwitchIsNot() {
    Endpoint deaf = at("15001", false);
    order(new SwitchOrder.Dial(caller, deaf, called, phone("15002"), true, "15001"));
    reported().await(Answered.class, caller);
    long before = latest(caller);
    refused(outcome(order(new SwitchOrder.Mute(caller, true)), SwitchEvent.Muted.class, caller, before));
  }

  @Test
  void aUserGoesOnWithACallAtAnotherPhone() {
    talk();
    List<Endpoint> phones = List.of(at("15003", true), at("15005", true));
    SwitchEvent picked = outcome(order(new SwitchOrder.Fork(consulting, phones)), Located.class, consulting, 0);
    SwitchOrder replace = new SwitchOrder.Replace(caller, consulting, phones.getFirst());
    if (lacks(Operation.PullCall)) {
      refused(picked);
      long before = latest(caller);
      refused(outcome(order(replace), Located.class, caller, before));
      inspect(caller, PartyState.Established);
      return;
    }
    assertThat(picked).isInstanceOfSatisfying(Located.class, there ->
      assertThat(there.phone()).isEqualTo(phones.getFirst())
    );
    long before = latest(caller);
    long pull = order(replace);
    assertThat(outcome(pull, Located.class, caller, before)).isInstanceOfSatisfying(Located.class, there ->
      assertThat(there.phone()).isEqualTo(phones.getFirst())
    );
    assertThat(released(consulting).cause()).isEqualTo(ReleaseCause.Moved);
    inspect(caller, PartyState.Established);
    assertThat(reported().of(called)).noneMatch(SwitchEvent.Released.class::isInstance);
    assertThat(reported().of(caller)).noneMatch(SwitchEvent.Released.class::isInstance);
  }

  /** A phone of the user of 15001. */
  private static Endpoint at(String device, boolean canMute) {
    Endpoint.Subscriber user = phone("15001").subscriber();
    return new Endpoint(
      "15001",
      "15001",
      new Endpoint.Subscriber(
        user.user(),
        device,
        UserRole.Agent,
        TelephonyNetwork.Private,
        canMute,
        RecordingMode.Unassigned
      )
    );
  }

  @Test
  void noOrderIsLeftWithoutAWord() {
    talk();
    for (SwitchOrder.Kind kind : SwitchOrder.Kind.values()) {
      SwitchOrder order = some(kind);
      assertThat(order.kind()).isEqualTo(kind);
      long before = latest(order.party());
      SwitchEvent outcome = outcome(order(order), SwitchEvent.class, order.party(), before);
      assertThat(outcome instanceof OrderFailed)
        .as("%s: %s", order, outcome)
        .isEqualTo(SENSELESS.contains(kind));
    }
  }

  /** One of each kind, about a call of two. */
  private SwitchOrder some(SwitchOrder.Kind kind) {
    return switch (kind) {
      case Dial -> new SwitchOrder.Dial(caller, phone("15001"), called, phone("15002"), true, "15001");
      case Answer -> new SwitchOrder.Answer(caller);
      case Release -> new SwitchOrder.Release(third, ReleaseCause.Hangup);
      case Hold -> new SwitchOrder.Hold(caller);
      case Retrieve -> new SwitchOrder.Retrieve(caller);
      case Mute -> new SwitchOrder.Mute(caller, true);
      case Unmute -> new SwitchOrder.Mute(caller, false);
      case Digits -> new SwitchOrder.Digits(caller, "1");
      case Record -> new SwitchOrder.Record(caller, RecordingState.None);
      case Redirect -> new SwitchOrder.Redirect(caller, called, phone("15003"));
      case Consult -> new SwitchOrder.Consult(
        caller,
        consulting,
        phone("15001"),
        called,
        phone("15003"),
        Consultation.Transfer
      );
      case Merge -> new SwitchOrder.Merge(caller, consulting, Consultation.Transfer, List.of());
      case Alternate -> new SwitchOrder.Alternate(caller, consulting);
      case Join -> new SwitchOrder.Join(caller, called, phone("15003"));
      case Monitor -> new SwitchOrder.Monitor(caller, called, phone("15003"), Monitoring.ListenIn);
      case Partake -> new SwitchOrder.Partake(called, caller, Monitoring.Coach);
      case Silence -> new SwitchOrder.Silence(called, caller, true);
      case Fork -> new SwitchOrder.Fork(caller, List.of(at("15003", true)));
      case Replace -> new SwitchOrder.Replace(caller, consulting, at("15003", true));
      case Inspect -> new SwitchOrder.Inspect(caller);
    };
  }
}

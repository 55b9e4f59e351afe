package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.CallMachine;
import io.hookswitch.call.Command;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Effect;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Operation;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.call.Step;
import io.hookswitch.call.Timing;
import io.hookswitch.config.SimConfig;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The call core above a switch that loses, repeats and mixes up what it reports: in the end both say the same. */
class SimWithCoreTest {

  private static final Decision ALL = new Decision(
    EnumSet.allOf(Operation.class),
    RecordingControl.none,
    List.of("everything")
  );
  private static final List<Endpoint> ENDS = List.of(
    Numbers.BOB,
    Numbers.network("+3211110001"),
    Numbers.network("+3211110003"),
    Numbers.network("+3211110005"),
    Numbers.network("+3211110007")
  );

  private final CallMachine machine = new CallMachine(
    new Timing(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(5))
  );
  private final VirtualTime time = new VirtualTime();
  private final MemorySimStore store = new MemorySimStore();
  private final SimConnector connector = connector();
  private Call call;

  private SimConnector connector() {
    SimConfig base = Honest.SWITCH;
    SimConfig bad = new SimConfig(
      20_261_120,
      Duration.ofMillis(30),
      0.15,
      0.15,
      0.15,
      base.ownPhonePickup(),
      base.ringTimeout(),
      base.lines(),
      base.plan()
    );
    return new SimConnector(time, bad, Phones.SILENT, store);
  }

  /** The shell of the core, as small as it can be. */
  private void input(CallInput input) {
    perform(machine.step(call, ALL, input, time.now()));
  }

  private void perform(Step step) {
    call = step.next();
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.ToSwitch order -> connector.send(1, order.number(), order.order()).onFailure(failure -> {
          throw new AssertionError("the switch did not take " + order, failure);
        });
        case Effect.WakeMe wake -> {
          CallId id = call.id();
          time.after(wake.after(), () -> {
            if (call != null && call.id().equals(id)) input(wake.what());
          });
        }
        default -> {
        }
      }
    }
  }

  @Test
  void coreAndSwitchAgreeAfterEachCallHowBadlySoeverItWasReported() {
    connector.onEvent(event -> {
      if (call != null && call.id().equals(event.party().call())) input(event);
    });
    connector.start();
    Random random = new Random(1);
    int talked = 0;
    for (int number = 1; number <= 400; number++) {
      CallId id = new CallId(number);
      call = null;
      Endpoint to = ENDS.get(random.nextInt(ENDS.size()));
      input(new Command.Dial(id.party(0), Numbers.ALICE, to, random.nextBoolean(), null, Map.of()));
      time.pass(Duration.ofMillis(random.nextInt(5000)));
      for (int i = 0; i < 8; i++) {
        input(command(id, random));
        time.pass(Duration.ofMillis(random.nextInt(3000)));
      }
      // The last thing that happens by itself is the end of the ringing, after 30 s; then several audits may be lost.
      time.pass(Duration.ofSeconds(90));
      agree(id);
      if (call.parties().getFirst().state().connected()) talked++;
      input(new Command.Hangup(id.party(0)));
      time.pass(Duration.ofSeconds(120));
      assertThat(call.over()).as("over at last: %s", call).isTrue();
      assertThat(store.empty()).as("the switch has forgotten it: %s", call).isTrue();
    }
    // Calls that all failed would agree as well.
    assertThat(talked).isGreaterThan(50);
  }

  private static Command command(CallId id, Random random) {
    PartyId who = id.party(random.nextInt(2));
    return switch (random.nextInt(7)) {
      case 0, 1 -> new Command.Answer(who);
      case 2 -> new Command.Hold(who);
      case 3 -> new Command.Retrieve(who);
      case 4 -> new Command.Mute(who, random.nextBoolean());
      case 5 -> new Command.StartRecording(who);
      default -> new Command.SendDtmf(who, "1");
    };
  }

  private void agree(CallId id) {
    SimCall truth = store
      .load(id)
      .result()
      .map(form -> SimJson.read(id, form))
      .orElse(SimCall.none(id));
    for (Party party : call.parties()) {
      PartyState real = truth.leg(party.index()).map(SimLeg::state).orElse(PartyState.Released);
      assertThat(party.state()).as("party %s of %s, the switch has %s", party.index(), call, truth).isEqualTo(real);
      truth
        .leg(party.index())
        .ifPresent(leg ->
          assertThat(party.muted()).as("muted: %s, the switch has %s", party, leg).isEqualTo(leg.muted())
        );
    }
  }
}

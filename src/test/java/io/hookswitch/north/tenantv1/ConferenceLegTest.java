package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.north.Answer;
import io.hookswitch.rules.Shipped;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** foouser has made a conference of its call by the other dialect, or by phone: this one only shows it. */
class ConferenceLegTest {

  private static final PartyId ME = Scene.FIRST.party(0);

  private final Scene scene = new Scene();

  @BeforeEach
  void threeTalk() {
    scene.calls.rules = Shipped.rules()::decide;
    scene.talking();
    CallId consult = new CallId(1595900);
    Endpoint to = Endpoint.network("+3221234567", "+3221234567");
    give(new Command.Consult(ME, consult, to, Consultation.Conference, Map.of()));
    scene.calls.answer(consult.party(1));
    give(new Command.Complete(ME, Consultation.Conference));
    assertThat(scene.first().parties())
      .hasSize(3)
      .allMatch(party -> party.state() == PartyState.Established);
  }

  @Test
  void theOneWhoMadeItControlsItAndTheOthersDoNot() {
    assertThat(inConference()).isTrue();
    scene.about("foo", "foogroup", "quxuser").as(scene.people.foo("quxuser"));
    assertThat(inConference()).isFalse();
  }

  @Test
  void aLegOfItIsNeitherHeldNorTakenBack() {
    Answer state = Answer.of(400, Scene.error(Objection.CALL_STATE));
    assertThat(scene.action(Scene.FIRST_HALF, Action.hold)).isEqualTo(state);
    scene.hear(ME, SwitchEvent.Held::new);
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Held);
    assertThat(scene.action(Scene.FIRST_HALF, Action.reconnect)).isEqualTo(state);
    assertThat(scene.half(0).state()).isEqualTo(HalfState.Held);
  }

  @Test
  void whenOneHasLeftItIsACallLikeAny() {
    scene.hear(Scene.FIRST.party(2), Scene.released(ReleaseCause.Hangup));
    assertThat(inConference()).isFalse();
    assertThat(scene.action(Scene.FIRST_HALF, Action.hold)).isEqualTo(Answer.ok(new JsonObject()));
  }

  @Test
  void whoeverLeavesTheOthersBehindHasLeftTheCall() {
    assertThat(scene.delete(Scene.FIRST_HALF)).isEqualTo(Answer.ok(new JsonObject()));
    assertThat(scene.show(Scene.FIRST_HALF).status()).isEqualTo(404);
  }

  private boolean inConference() {
    JsonObject only = scene.list(new JsonObject()).body().getJsonArray("calls").getJsonObject(0);
    return only.getBoolean("inConference");
  }

  private void give(Command wish) {
    Ask ask = new Ask(Scene.FIRST, "foo", 0, wish, Ask.Until.SETTLED, scene.calls.now.plusSeconds(5), "test");
    Reply reply = scene.calls.ask(ask).result();
    assertThat(reply.refusal()).isNull();
    assertThat(reply.failure()).isNull();
  }
}

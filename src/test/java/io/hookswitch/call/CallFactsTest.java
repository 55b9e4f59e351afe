package io.hookswitch.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the rules get to see of a call. */
class CallFactsTest {

  private final Pair pair = new Pair(Consultation.Transfer, new CallId(6).party(1));
  private final Party asking = Party.waiting(0, phone("asking"), Personality.Originator).with(pair);
  private final Party asked = Party.waiting(1, phone("asked"), Personality.Terminator);

  @Test
  void onlyTheOneWhoConsultsHasAnotherCall() {
    Call consult = call(CallType.Consult, asked);
    assertThat(CallFacts.of(consult, asking, Circumstances.USUAL).consultation()).isEqualTo(Consultation.Transfer);
    assertThat(CallFacts.of(consult, asked, Circumstances.USUAL).consultation()).isEqualTo(Consultation.None);
  }

  @Test
  void theOneWhoWasCalledCanConsultOnAnOrdinaryCall() {
    Party consulting = asked.with(pair);
    assertThat(
      CallFacts.of(call(CallType.Inbound, consulting), consulting, Circumstances.USUAL).consultation()
    ).isEqualTo(Consultation.Transfer);
  }

  @Test
  void userDataMarksACallAsPrivateAndNoOtherPairTakesThatBack() {
    Circumstances marked = new Circumstances(Hours.Closed, new Marker("Privacy", Set.of("yes", "true", "1")));
    for (Object yes : List.of("yes", "YES", true, 1)) {
      assertThat(facts(marked, new UserDatum("Privacy", yes)).privacy())
        .as("%s", yes)
        .isTrue();
      assertThat(facts(marked, new UserDatum("Privacy", "no"), new UserDatum("Privacy", yes)).privacy()).isTrue();
    }
    for (Object no : List.of("no", "", 0, false, List.of("yes"))) {
      assertThat(facts(marked, new UserDatum("Privacy", no)).privacy())
        .as("%s", no)
        .isFalse();
    }
    assertThat(facts(marked, new UserDatum("privacy", "yes")).privacy())
      .as("keys are spelled one way")
      .isFalse();
    assertThat(facts(Circumstances.USUAL, new UserDatum("Privacy", "yes")).privacy()).isFalse();
    assertThat(facts(marked).hours()).isEqualTo(Hours.Closed);
  }

  private CallFacts facts(Circumstances circumstances, UserDatum... data) {
    return CallFacts.of(call(CallType.Inbound, asked, data), asked, circumstances);
  }

  @Test
  void nobodyActsForAPartyOfTheNetwork() {
    Party far = Party.waiting(1, Endpoint.network("+3212345678", "012345678"), Personality.Terminator);
    Call call = call(CallType.Outbound, far);
    assertThatThrownBy(() -> CallFacts.of(call, far, Circumstances.USUAL)).hasMessageContaining("no subscriber");
  }

  private Call call(CallType type, Party other, UserDatum... data) {
    return new Call(
      new CallId(7),
      "acme",
      1,
      new UUID(0, 7),
      type,
      type == CallType.Consult ? new CallId(6) : null,
      null,
      List.of(asking, other),
      List.of(data),
      Map.of(),
      0,
      Instant.EPOCH
    );
  }

  private static Endpoint phone(String name) {
    Endpoint.Subscriber who = new Endpoint.Subscriber(
      new UserId("acme", name),
      name,
      UserRole.Agent,
      TelephonyNetwork.Private,
      true,
      RecordingMode.Never
    );
    return new Endpoint(name, name, who);
  }
}

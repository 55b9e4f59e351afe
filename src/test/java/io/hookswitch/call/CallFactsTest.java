package io.hookswitch.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    assertThat(CallFacts.of(consult, asking).consultation()).isEqualTo(Consultation.Transfer);
    assertThat(CallFacts.of(consult, asked).consultation()).isEqualTo(Consultation.None);
  }

  @Test
  void theOneWhoWasCalledCanConsultOnAnOrdinaryCall() {
    Party consulting = asked.with(pair);
    assertThat(CallFacts.of(call(CallType.Inbound, consulting), consulting).consultation()).isEqualTo(
      Consultation.Transfer
    );
  }

  @Test
  void nobodyActsForAPartyOfTheNetwork() {
    Party far = Party.waiting(1, Endpoint.network("+3212345678", "012345678"), Personality.Terminator);
    Call call = call(CallType.Outbound, far);
    assertThatThrownBy(() -> CallFacts.of(call, far)).hasMessageContaining("no subscriber");
  }

  private Call call(CallType type, Party other) {
    return new Call(
      new CallId(7),
      "acme",
      1,
      new UUID(0, 7),
      type,
      type == CallType.Consult ? new CallId(6) : null,
      null,
      List.of(asking, other),
      List.of(),
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

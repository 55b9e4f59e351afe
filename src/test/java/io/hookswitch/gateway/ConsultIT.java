package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two calls of one agent, through the whole gateway: consultation, transfer, conference, and all that can end them. */
class ConsultIT {

  /** What the fact sheet lists for each situation; the phones of the demo directory can be muted. */
  private static final String TALKING = "UD XFER Hold Hangup SendDtmf MuteCall";

  private static final String HELD = "UD XFER Retrieve Hangup";
  private static final String HELD_TO_TRANSFER = "UD XFER Hangup SwapCalls CompleteTransfer";
  private static final String HELD_TO_CONFERENCE = "UD XFER Hangup SwapCalls CompleteConference";
  private static final String TALKING_IN_PAIR = TALKING + " SwapCalls CompleteTransfer CompleteConference";
  private static final String DIALLING = "UD Hangup SendDtmf";
  private static final String RINGING = "UD Answer ClearCall";

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  /** Has recording, which the sheet's rows have not; so it is the customer, and the others' lists are compared. */
  private final Agent customer = GATEWAY.agent("agent1");
  private final Agent agent = GATEWAY.agent("agent2");
  private final Agent colleague = GATEWAY.agent("supervisor1");

  @AfterEach
  void everybodyHangsUp() {
    Hangup.all(agent, colleague, customer);
  }

  /** The agent has called the customer, and both talk. */
  private String talking() {
    String call = agent.call("15001");
    customer.awaitState(call, "Ringing");
    customer.does(call, "Answer");
    agent.awaitState(call, "Established");
    can(agent, call, TALKING);
    return call;
  }

  private String consult(String original, String operation, String number) {
    agent.operate(original, to(operation, number)).expect(200);
    return consultCall();
  }

  private String consultCall() {
    return Patience.until(
      "the agent has a consult call",
      () -> agent.calls().stream().filter(ConsultIT::consults).findFirst(),
      Optional::isPresent
    )
      .orElseThrow()
      .getString("id");
  }

  private String answered(String original, String operation) {
    String consult = consult(original, operation, "15003");
    colleague.awaitState(consult, "Ringing");
    colleague.does(consult, "Answer");
    agent.awaitState(consult, "Established");
    colleague.awaitState(consult, "Established");
    return consult;
  }

  private static boolean consults(JsonObject call) {
    return call.getString("callType").equals("Consult");
  }

  private static JsonObject to(String operation, String number) {
    return new JsonObject()
      .put("operationName", operation)
      .put("destination", new JsonObject().put("phoneNumber", number));
  }

  /** Waits until the capabilities are these and no others. */
  private static void can(Agent who, String call, String words) {
    Set<String> expected = Words.of(words);
    Patience.until(
      who + " can do " + expected + " with " + call,
      () -> new TreeSet<Object>(who.see(call).getJsonArray("capabilities").getList()),
      expected::equals
    );
  }

  /** Waits until the others on the call have these numbers. */
  private static void meets(Agent who, String call, String... numbers) {
    Patience.until(who + " meets " + List.of(numbers), () -> others(who.see(call)), Set.of(numbers)::equals);
  }

  private static Set<String> others(JsonObject call) {
    JsonArray participants = call.getJsonArray("participants");
    return participants
      .stream()
      .map(one -> ((JsonObject) one).getString("phoneNumber"))
      .collect(Collectors.toSet());
  }

  /** The tenant dialect has one command for it, whatever dialect the consultation is from. */
  @Test
  void aTenantClientReconnectsAndTheConsultationIsOver() {
    String original = talking();
    String consult = answered(original, "InitiateTransfer");
    Subscriber tenant = GATEWAY.subscriber("demo", "agent2");
    String held = Patience.until(
      "the original is held",
      () ->
        tenant
          .calls()
          .stream()
          .filter(call -> call.getString("state").equals("Held"))
          .findFirst(),
      Optional::isPresent
    )
      .orElseThrow()
      .getString("callId");
    tenant.does(held, "reconnect").expect(200);
    agent.awaitState(original, "Established");
    can(agent, original, TALKING);
    agent.awaitGone(consult);
    colleague.awaitGone(consult);
    assertThat(tenant.onlyCall()).isEqualTo(held);
  }

  @Test
  void capabilitiesAreTheSheetsAtEveryStepOfATransfer() {
    String original = talking();
    String consult = consult(original, "InitiateTransfer", "15003");
    assertThat(agent.awaitState(original, "Held").getString("callType")).isEqualTo("Internal");
    can(agent, original, HELD_TO_TRANSFER);
    agent.awaitState(consult, "Dialing");
    can(agent, consult, DIALLING + " CompleteTransfer");
    colleague.awaitState(consult, "Ringing");
    can(colleague, consult, RINGING);
    colleague.does(consult, "Answer");
    colleague.awaitState(consult, "Established");
    can(agent, consult, TALKING_IN_PAIR);
    can(colleague, consult, TALKING);
    can(agent, original, HELD_TO_TRANSFER);
    agent.operate(original, "Retrieve").expectGenesys(409, 2);
    agent.does(consult, "CompleteTransfer");
    agent.awaitGone(original);
    agent.awaitGone(consult);
    can(colleague, consult, TALKING);
    meets(colleague, consult, "15001");
    meets(customer, original, "15003");
  }

  @Test
  void capabilitiesAreTheSheetsAtEveryStepOfAConference() {
    String original = talking();
    String consult = consult(original, "InitiateConference", "15003");
    agent.awaitState(original, "Held");
    can(agent, original, HELD_TO_CONFERENCE);
    can(agent, consult, DIALLING);
    colleague.does(consult, "Answer");
    can(agent, consult, TALKING_IN_PAIR);
    agent.does(consult, "CompleteConference");
    agent.awaitGone(consult);
    agent.awaitState(original, "Established");
    meets(agent, original, "15001", "15003");
    can(agent, original, TALKING + " RemoveParticipantFromConference ClearCall");
    can(colleague, consult, TALKING + " ClearCall");
  }

  @Test
  void onlyWhoConsultsIsShownTheParent() {
    String original = talking();
    String consult = answered(original, "InitiateTransfer");
    JsonObject own = agent.see(consult);
    assertThat(own.getString("callType")).isEqualTo("Consult");
    assertThat(own.getString("parentCallUri")).isEqualTo(agent.see(original).getString("uri"));
    assertThat(own.getString("parentCallPath")).isEqualTo("/calls/" + original);
    for (JsonObject other : List.of(agent.see(original), colleague.see(consult), customer.see(original))) {
      assertThat(other.fieldNames()).doesNotContain("parentCallUri", "parentCallPath");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = { true, false })
  void aTransferIsCompletedAfterTheAnswerOnEitherCall(boolean onOriginal) {
    String original = talking();
    String consult = answered(original, "InitiateTransfer");
    agent.does(onOriginal ? original : consult, "CompleteTransfer");
    agent.awaitGone(original);
    agent.awaitGone(consult);
    meets(customer, original, "15003");
    meets(colleague, consult, "15001");
    colleague.does(consult, "Hold");
    colleague.awaitState(consult, "Held");
    can(colleague, consult, HELD);
    colleague.does(consult, "Hangup");
    customer.awaitGone(original);
  }

  @ParameterizedTest
  @ValueSource(booleans = { true, false })
  void aTransferIsCompletedWhileItRingsOnEitherCall(boolean onOriginal) {
    String original = talking();
    String consult = consult(original, "InitiateTransfer", "15003");
    colleague.awaitState(consult, "Ringing");
    agent.does(onOriginal ? original : consult, "CompleteTransfer");
    agent.awaitGone(original);
    agent.awaitGone(consult);
    colleague.awaitState(consult, "Ringing");
    colleague.does(consult, "Answer");
    colleague.awaitState(consult, "Established");
    meets(colleague, consult, "15001");
    meets(customer, original, "15003");
  }

  @Test
  void theConsultCallMayBeNamed() {
    String original = talking();
    String consult = answered(original, "InitiateTransfer");
    JsonObject complete = new JsonObject()
      .put("operationName", "CompleteTransfer")
      .put("consultCallUri", agent.see(consult).getString("uri"));
    agent.operate(original, complete).expect(200);
    agent.awaitGone(original);
    meets(customer, original, "15003");
  }

  /** Busy, not answered, rejected, unknown: numbers of the simulated network. */
  @ParameterizedTest
  @CsvSource({ "9165550001", "9165550002", "9165550003", "9165550004" })
  void aTargetThatDoesNotAnswerLeavesTheOriginalToBeTakenBack(String number) {
    String original = talking();
    agent.operate(original, to("InitiateTransfer", number)).expect(200);
    can(agent, original, HELD);
    assertThat(agent.onlyCall()).isEqualTo(original);
    agent.does(original, "Retrieve");
    agent.awaitState(original, "Established");
    can(agent, original, TALKING);
    meets(customer, original, "15002");
  }

  @Test
  void aColleagueWhoRejectsLeavesTheOriginalToBeTakenBack() {
    String original = talking();
    String consult = consult(original, "InitiateConference", "15003");
    colleague.awaitState(consult, "Ringing");
    colleague.operate(consult, "Reject").expect(200);
    agent.awaitGone(consult);
    can(agent, original, HELD);
    agent.does(original, "Retrieve");
    can(agent, original, TALKING);
  }

  @ParameterizedTest
  @ValueSource(booleans = { true, false })
  void whoeverHangsTheConsultCallUpTakesTheOriginalBack(boolean ringing) {
    String original = talking();
    String consult = ringing ? consult(original, "InitiateTransfer", "15003") : answered(original, "InitiateTransfer");
    if (ringing) colleague.awaitState(consult, "Ringing");
    agent.does(consult, "Hangup");
    agent.awaitGone(consult);
    colleague.awaitGone(consult);
    can(agent, original, HELD);
    agent.does(original, "Retrieve");
    agent.awaitState(original, "Established");
    can(agent, original, TALKING);
  }

  @Test
  void aCustomerWhoLeavesLeavesTheConsultCallAnOrdinaryOne() {
    String original = talking();
    String consult = answered(original, "InitiateTransfer");
    customer.does(original, "Hangup");
    agent.awaitGone(original);
    can(agent, consult, TALKING);
    agent.operate(consult, "CompleteTransfer").expectGenesys(409, 2);
  }

  @Test
  void callsAreSwappedThereAndBack() {
    String original = talking();
    String consult = answered(original, "InitiateTransfer");
    JsonObject swap = new JsonObject()
      .put("operationName", "SwapCalls")
      .put("otherCallUri", agent.see(consult).getString("uri"));
    agent.operate(original, swap).expect(200);
    agent.awaitState(original, "Established");
    agent.awaitState(consult, "Held");
    can(agent, original, TALKING_IN_PAIR);
    can(agent, consult, HELD_TO_TRANSFER);
    can(colleague, consult, TALKING);
    swap.put("otherCallUri", agent.see(original).getString("uri"));
    agent.operate(consult, swap).expect(200);
    agent.awaitState(consult, "Established");
    agent.awaitState(original, "Held");
    agent.does(original, "CompleteTransfer");
    meets(customer, original, "15003");
  }

  @ParameterizedTest
  @ValueSource(booleans = { true, false })
  void aConferenceIsCompletedOnEitherCall(boolean onOriginal) {
    String original = talking();
    String consult = answered(original, "InitiateConference");
    agent.does(onOriginal ? original : consult, "CompleteConference");
    agent.awaitGone(consult);
    meets(agent, original, "15001", "15003");
    meets(customer, original, "15002", "15003");
    meets(colleague, consult, "15001", "15002");
    agent.does(original, "Hangup");
    agent.awaitGone(original);
    meets(customer, original, "15003");
    meets(colleague, consult, "15001");
    can(colleague, consult, TALKING);
  }

  @Test
  void whoeverWasCalledAndBringsSomebodyInOwnsTheConference() {
    String original = customer.call("15002");
    agent.does(original, "Answer");
    agent.awaitState(original, "Established");
    String consult = answered(original, "InitiateConference");
    agent.does(consult, "CompleteConference");
    agent.awaitGone(consult);
    can(agent, original, TALKING + " RemoveParticipantFromConference ClearCall");
    can(colleague, consult, TALKING + " ClearCall");
  }

  @Test
  void aColleagueIsCalledInInOneStepAndRemoved() {
    String original = talking();
    agent.operate(original, to("SingleStepConference", "15003")).expect(200);
    colleague.awaitState(original, "Ringing");
    can(colleague, original, RINGING);
    can(agent, original, TALKING);
    colleague.does(original, "Answer");
    meets(agent, original, "15001", "15003");
    can(agent, original, TALKING + " RemoveParticipantFromConference ClearCall");
    JsonObject remove = new JsonObject().put("operationName", "RemoveParticipantFromConference");
    colleague.operate(original, remove.copy().put("participant", "15001")).expectGenesys(409, 2);
    agent.operate(original, remove.copy().put("participant", "15003")).expect(200);
    colleague.awaitGone(original);
    meets(agent, original, "15001");
    can(agent, original, TALKING);
  }

  @Test
  void aConferenceIsClearedByAnyAgentInIt() {
    String original = talking();
    String consult = answered(original, "InitiateConference");
    agent.does(consult, "CompleteConference");
    colleague.does(consult, "ClearCall");
    colleague.awaitGone(consult);
    agent.awaitGone(original);
    customer.awaitGone(original);
  }

  @Test
  void aSingleStepTransferHandsTheCallOn() {
    String original = talking();
    agent.operate(original, to("SingleStepTransfer", "15003")).expect(200);
    agent.awaitGone(original);
    colleague.does(original, "Answer");
    meets(colleague, original, "15001");
    meets(customer, original, "15003");
  }

  @Test
  void userDataFollowsTheCall() {
    String original = talking();
    JsonObject account = new JsonObject().put("Account", "4711");
    agent.operate(original, data("AttachUserData", account)).expect(200);
    agent
      .operate(original, to("InitiateTransfer", "15003").put("userData", new JsonObject().put("Reason", "Billing")))
      .expect(200);
    String consult = consultCall();
    colleague.awaitState(consult, "Ringing");
    JsonObject both = account.copy().put("Reason", "Billing");
    assertThat(colleague.see(consult).getJsonObject("userData")).isEqualTo(both);
    colleague.does(consult, "Answer");
    colleague.awaitState(consult, "Established");
    colleague.operate(consult, data("UpdateUserData", new JsonObject().put("Mood", "good"))).expect(200);
    agent.does(consult, "CompleteTransfer");
    agent.awaitGone(original);
    JsonObject all = both.copy().put("Mood", "good");
    Patience.until("the colleague", () -> colleague.see(consult).getJsonObject("userData"), all::equals);
    Patience.until("the customer", () -> customer.see(original).getJsonObject("userData"), all::equals);
  }

  private static JsonObject data(String operation, JsonObject pairs) {
    return new JsonObject().put("operationName", operation).put("userData", pairs);
  }
}

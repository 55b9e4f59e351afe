package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rules that change while people are on the phone. */
class RulesIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private final Operator operator = Operator.of(GATEWAY);
  private final Agent agent = GATEWAY.agent("agent1");
  private final Agent other = GATEWAY.agent("agent2");

  @AfterEach
  void theShippedRulesAreInForce() {
    Hangup.all(agent, other);
    if (operator.rules().containsKey("trial")) operator.endTrial().expect(200);
    while (operator.rules().containsKey("previous")) operator.rollBack().expect(200);
  }

  private String held() {
    String call = agent.call("9165550104");
    agent.does(call, "Hold");
    agent.awaitState(call, "Held");
    return call;
  }

  @Test
  void whoeverIsOnACallIsToldOfItsNewListAtOnce() {
    try (Desktop desktop = Desktop.at(GATEWAY, "java", "long-polling", "agent1")) {
      desktop.begin();
      desktop.dial("9165550104");
      String call = desktop.inState("Established", "Outbound");
      desktop.does(call, "Hold");
      desktop.seesState(call, "Held");
      desktop.forgets();

      long number = operator.brings(Operator.without("AttachUserData", "Held"));
      operator.activate(number).expect(200);
      JsonObject told = desktop.hears(call, "ParticipantsUpdated", "Held");
      assertThat(told.getJsonArray("capabilities")).doesNotContain("AttachUserData").contains("Retrieve");
      assertThat(agent.operate(call, attach()).expectGenesys(409, 2).text()).contains("house: no AttachUserData");

      desktop.forgets();
      operator.rollBack().expect(200);
      JsonObject again = desktop.hears(call, "ParticipantsUpdated", "Held");
      assertThat(again.getJsonArray("capabilities")).contains("AttachUserData");
      agent.operate(call, attach()).expect(200);
      desktop.does(call, "Hangup");
      desktop.seesState(call, "Released");
      desktop.end();
    }
  }

  private static JsonObject attach() {
    return new JsonObject().put("operationName", "AttachUserData").put("userData", new JsonObject().put("order", "1"));
  }

  @Test
  void whatADryRunForetellsIsWhatHappens() {
    String first = held();
    String second = other.call("9165550105");
    other.awaitState(second, "Established");
    Map<String, String> numbers = Map.of(
      operator.explain(first).getString("call"),
      first,
      operator.explain(second).getString("call"),
      second
    );
    Random dice = new Random(6);
    int changes = 0;
    for (int edit = 0; edit < 30; edit++) {
      Answer brought = operator.bring(edited(dice));
      if (brought.status() == 422) continue;
      long number = brought.expect(201).body().getLong("number");
      Map<String, Map<Integer, Set<String>>> expected = new TreeMap<>();
      numbers.forEach((id, call) -> expected.put(id, operator.allowed(call)));
      JsonObject live = operator.dryRun(number).getJsonObject("calls");
      assertThat(live.getLong("looked")).isEqualTo(2);
      for (Object one : live.getJsonArray("cases")) {
        JsonObject change = (JsonObject) one;
        Set<String> list = expected.get(change.getString("call")).get(change.getInteger("party"));
        list.addAll(words(change.getJsonArray("gained")));
        list.removeAll(words(change.getJsonArray("lost")));
        changes++;
      }
      operator.activate(number).expect(200);
      numbers.forEach((id, call) -> assertThat(operator.allowed(call)).isEqualTo(expected.get(id)));
    }
    assertThat(changes).as("lists that have changed").isGreaterThan(3);
  }

  /** One to three operations less in some state, or another operation more. */
  private static Map<String, String> edited(Random dice) {
    List<String> operations = List.of("Hold", "Retrieve", "SendDtmf", "AttachUserData", "UpdateUserData", "SwapCalls");
    List<String> states = List.of("Established", "Held", "Ringing");
    Map<String, String> texts = Operator.shipped();
    Set<String> used = new HashSet<>();
    StringBuilder rules = new StringBuilder();
    for (int i = dice.nextInt(3); i >= 0; i--) {
      String operation = operations.get(dice.nextInt(operations.size()));
      String state = states.get(dice.nextInt(states.size()));
      String verb = dice.nextBoolean() ? "deny" : "allow";
      if (!used.add(operation + state)) continue;
      rules.append(
        """
        rule "edit: %1$s %2$s while %3$s"
          @Why("For this test")
        when CallFacts( state == PartyState.%3$s )
        then decision.%1$s(Operation.%2$s);
        end
        """.formatted(verb, operation, state)
      );
    }
    texts.put("edit.drl", rules.toString());
    return texts;
  }

  private static Set<String> words(JsonArray array) {
    Set<String> words = new HashSet<>();
    array.forEach(word -> words.add(word.toString()));
    return words;
  }

  @Test
  void aRuleMayForbidWhatIsDialledUnlessItIsForHelp() {
    Map<String, String> texts = Operator.shipped();
    texts.put(
      "house.drl",
      """
      rule "house: nobody calls out"
        @Why("For this test")
      when CallFacts( emergency == false )
      then decision.deny(Operation.Dial, Operation.SingleStepTransfer);
      end
      """
    );
    long number = operator.brings(texts);
    operator.activate(number).expect(200);
    assertThat(agent.dial("9165550104").expectGenesys(403, 3).text()).contains("house: nobody calls out");
    agent.dial("911").expect(200);
    String call = agent.onlyCall();
    agent.awaitState(call, "Established");
    // There is an emergency number on the call now, whatever is dialled.
    assertThat(operation(operator.explain(call), "SingleStepTransfer").getBoolean("allowed")).isTrue();
    agent.does(call, "Hangup");
    operator.rollBack().expect(200);

    String usual = agent.call("9165550104");
    agent.awaitState(usual, "Established");
    operator.activate(number).expect(200);
    JsonObject transfer = new JsonObject().put("operationName", "SingleStepTransfer");
    JsonObject away = new JsonObject().put("phoneNumber", "9165550105");
    assertThat(agent.operate(usual, transfer.copy().put("destination", away)).expectGenesys(409, 2).text()).contains(
      "house: nobody calls out"
    );
    JsonObject help = new JsonObject().put("phoneNumber", "911");
    agent.operate(usual, transfer.copy().put("destination", help)).expect(200);
    agent.awaitGone(usual);
  }

  @Test
  void whoeverHasAPhoneIsToldWhatItMayDoNow() {
    try (Desktop desktop = Desktop.at(GATEWAY, "java", "long-polling", "agent1")) {
      desktop.begin();
      desktop.become("Ready");
      desktop.seesPhone("open to silence", phone -> phone.getJsonArray("capabilities").contains("DoNotDisturbOn"));
      desktop.forgets();
      Map<String, String> texts = Operator.shipped();
      texts.put(
        "house.drl",
        """
        rule "house: nobody is silent or away"
          @Why("For this test")
        when DeviceFacts( doNotDisturb == false )
        then decision.deny(DeviceOperation.DoNotDisturbOn, DeviceOperation.AuxWork);
        end
        """
      );
      operator.activate(operator.brings(texts)).expect(200);
      desktop.seesPhone("closed to silence", phone -> !phone.getJsonArray("capabilities").contains("DoNotDisturbOn"));
      assertThat(
        desktop.hears("a channel", message -> message.getJsonObject("data").containsKey("channels")).encode()
      ).doesNotContain("AuxWork");
      operator.rollBack().expect(200);
      desktop.seesPhone("open again", phone -> phone.getJsonArray("capabilities").contains("DoNotDisturbOn"));
      desktop.end();
    }
  }

  @Test
  void aTrialIsForItsTenantOnly() {
    String call = held();
    Subscriber foo = GATEWAY.subscriber("foo", "foouser");
    String half = foo.call("1002");
    foo.awaitState(half, "Active");
    long number = operator.brings(Operator.without("AttachUserData", "Held"));
    operator.tryOut("{\"generation\":" + number + ",\"tenants\":[\"foo\"]}").expect(200);
    assertThat(operator.rules().getJsonObject("trial").getLong("generation")).isEqualTo(number);
    assertThat(generation(operator.explain(half))).isEqualTo(number);
    assertThat(generation(operator.explain(call))).isNotEqualTo(number);

    operator.tryOut("{\"generation\":" + number + ",\"tenants\":[\"demo\"]}").expect(200);
    assertThat(generation(operator.explain(half))).isNotEqualTo(number);
    assertThat(agent.operate(call, attach()).expectGenesys(409, 2).text()).contains("house: no AttachUserData");
    operator.endTrial().expect(200);
    agent.operate(call, attach()).expect(200);
    assertThat(operator.endTrial().expect(409).body().getString("code")).isEqualTo("NOTHING_TO_DO");
    operator.tryOut("{\"generation\":" + number + "}").expect(400);
    operator.tryOut("{\"generation\":" + number + ",\"tenants\":[\"fooo\"]}").expect(422);
    operator.tryOut("{\"generation\":" + number + ",\"percent\":0}").expect(400);
    Hangup.all(foo);
  }

  private static long generation(JsonObject explanation) {
    return explanation.getJsonArray("parties").getJsonObject(0).getLong("generation");
  }

  @Test
  void badRulesAreRefusedWithAllTheirMistakesOnEveryWay() {
    JsonObject before = operator.rules();
    Map<String, String> bad = Operator.shipped();
    bad.merge("capabilities.csv", "", (text, none) ->
      text.replace("\nHold,,,,yes", "\nHold,,,,yess").replace("MuteCall", "MutCall")
    );
    JsonObject report = operator.check(bad).expect(200).body();
    assertThat(report.getBoolean("good")).isFalse();
    assertThat(report.getJsonArray("mistakes")).hasSizeGreaterThan(1);
    assertThat(report.encode()).contains("did you mean 'yes'").contains("did you mean 'MuteCall'");
    JsonObject refused = operator.bring(bad).expect(422).body();
    assertThat(refused.getString("code")).isEqualTo("BAD_RULES");
    assertThat(refused.getJsonArray("details")).hasSameSizeAs(report.getJsonArray("mistakes"));

    Map<String, String> endless = Operator.without("Hangup", "Held");
    assertThat(operator.bring(endless).expect(422).text()).contains("Held");
    operator.bring(Map.of()).expect(422);
    Map<String, String> endlessly = Operator.shipped();
    endlessly.merge("devices.csv", "#" + "-".repeat(64 * 1024), String::concat);
    JsonObject tooLong = operator.bring(endlessly).expect(413).body();
    assertThat(tooLong.getString("code")).isEqualTo("TOO_LARGE");
    assertThat(tooLong.encode()).contains("65536");
    operator.bring(Map.of("../../etc/rules.drl", "rule")).expect(422);
    Map<String, String> stranger = Operator.shipped();
    stranger.put("tenants/nobody/capabilities.csv", "operation,Held\nAttachUserData,\n");
    assertThat(operator.bring(stranger).expect(422).text()).contains("unknown tenant 'nobody'");
    operator.http().post("/ops/rules/generations", "{}").expect(400);
    operator.http().post("/ops/rules/generations", "{\"folder\":\"..\"}").expect(400);
    assertThat(operator.http().post("/ops/rules/generations", "{\"folder\":\"other\"}").expect(400).text()).contains(
      "rules.candidates"
    );
    operator.activate(4711).expect(404);
    operator.http().post("/ops/rules/generations/0/activate", "").expect(404);
    assertThat(operator.rules()).isEqualTo(before);
  }

  @Test
  void aGenerationIsShownAsTablesForThoseWhoHaveNoRulesOfTheirOwnAndForATenant() {
    long number = operator.brings(Operator.without("Hold", "Established"));
    String path = "/ops/rules/generations/" + number + "/matrix";
    for (String query : List.of("", "?tenant=acme")) {
      JsonArray calls = operator
        .http()
        .get(path + query)
        .expect(200)
        .body()
        .getJsonArray("tables")
        .getJsonObject(0)
        .getJsonArray("rows");
      assertThat(calls).contains(new JsonArray(List.of("Hold", "", "", "", "", "", "")));
      assertThat(calls).contains(new JsonArray(List.of("Dial", "yes", "", "", "", "", "")));
    }
    assertThat(
      operator
        .http()
        .get(path + "?tenant=nobody")
        .expect(422)
        .body()
        .getString("code")
    ).isEqualTo("BAD_RULES");
    operator.http().get("/ops/rules/generations/9999/matrix").expect(404);
  }

  @Test
  void everyOperationIsExplainedNowAndAtAnEarlierMomentAndWhenTheCallIsOver() {
    String call = held();
    long number = operator.brings(Operator.without("AttachUserData", "Held"));
    operator.activate(number).expect(200);
    JsonObject now = operator.explain(call);
    JsonObject attach = operation(now, "AttachUserData");
    assertThat(attach.getBoolean("allowed")).isFalse();
    assertThat(attach.getJsonArray("why").encode()).contains("denied by house.drl:1:1").contains("For this test");
    assertThat(operation(now, "Retrieve").getBoolean("allowed")).isTrue();

    JsonObject established = now
      .getJsonArray("events")
      .stream()
      .map(JsonObject.class::cast)
      .filter(event -> event.getString("state").equals("Established"))
      .findFirst()
      .orElseThrow();
    JsonObject then = operator
      .http()
      .get("/ops/calls/" + call + "/explain?event=" + established.getString("event"))
      .expect(200)
      .body();
    assertThat(then.getJsonArray("parties")).hasSize(1);
    assertThat(generation(then)).isLessThan(number);
    assertThat(operation(then, "Hold").getBoolean("allowed")).isTrue();
    assertThat(operation(then, "Hold").getJsonArray("why").encode()).contains("allowed by capabilities.csv:");
    assertThat(operation(then, "Retrieve").getBoolean("allowed")).isFalse();

    agent.does(call, "Hangup");
    agent.awaitGone(call);
    JsonObject over = operator.explain(call);
    assertThat(over.getJsonArray("parties").getJsonObject(0).getString("state")).isEqualTo("Released");
    assertThat(operation(over, "Hangup").getBoolean("allowed")).isFalse();
    assertThat(operator.explain(over.getString("call")).getString("call")).isEqualTo(over.getString("call"));
    operator
      .http()
      .get("/ops/calls/" + call + "/explain?event=none")
      .expect(404);
    operator.http().get("/ops/calls/1/explain").expect(404);
  }

  private static JsonObject operation(JsonObject explanation, String name) {
    return explanation
      .getJsonArray("parties")
      .getJsonObject(0)
      .getJsonArray("operations")
      .stream()
      .map(JsonObject.class::cast)
      .filter(one -> one.getString("operation").equals(name))
      .findFirst()
      .orElseThrow();
  }

  @Test
  void agentsSupervisorsAndTenantsReachNoneOfIt() {
    for (String login : List.of("agent1", "supervisor1", "foouser", "acmeuser1")) {
      Operator stranger = new Operator(GATEWAY.user(login));
      stranger.http().get("/ops/rules").expect(403);
      stranger.bring(Operator.shipped()).expect(403);
      stranger.activate(1).expect(403);
      stranger.rollBack().expect(403);
    }
    GATEWAY.nobody().get("/ops/rules").expect(401);
  }
}

package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.wire.Ask;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class CallOperationsTest {

  private Desk desk;
  private User agent;
  private User colleague;

  @BeforeEach
  void open() {
    desk = new Desk();
    agent = desk.book.add("agent1@demo", Desk.FIRST_DEVICE, "15001", RecordingMode.OnDemandUserStart, PhoneBook.ALL);
    desk.book.letMute(Desk.FIRST_DEVICE);
    colleague = desk.book.add("agent2@demo", Desk.SECOND_DEVICE, "15002", RecordingMode.Unassigned, PhoneBook.ALL);
  }

  /**
   * One operation: a call in which it is allowed, the body, and the command that must reach the owner.
   *
   * @param call the agent's
   */
  private record Sample(String body, Function<CallOperationsTest, CallId> call, Function<PartyId, Command> command) {
    String name() {
      return new JsonObject(body).getString("operationName");
    }
  }

  private static final Function<CallOperationsTest, CallId> ESTABLISHED = test ->
    test.desk.established(test.agent, "15002");
  private static final Function<CallOperationsTest, CallId> RINGING = test -> test.desk.dial(test.colleague, "15001");
  private static final Function<CallOperationsTest, CallId> HELD = after(ESTABLISHED, (call, event) ->
    new SwitchEvent.Held(call.party(0), event)
  );
  private static final Function<CallOperationsTest, CallId> MUTED = after(ESTABLISHED, (call, event) ->
    new SwitchEvent.Muted(call.party(0), event, true)
  );
  private static final Function<CallOperationsTest, CallId> RECORDED = after(ESTABLISHED, (call, event) ->
    new SwitchEvent.Recorded(call.party(0), event, RecordingState.Started)
  );
  private static final Function<CallOperationsTest, CallId> PAUSED = after(ESTABLISHED, (call, event) ->
    new SwitchEvent.Recorded(call.party(0), event, RecordingState.Paused)
  );

  private static Function<CallOperationsTest, CallId> after(
    Function<CallOperationsTest, CallId> before,
    BiFunction<CallId, Long, SwitchEvent> event
  ) {
    return test -> {
      CallId call = before.apply(test);
      test.desk.board.tell(event.apply(call, test.desk.board.event()));
      return call;
    };
  }

  private static final List<Sample> SAMPLES = List.of(
    new Sample("{\"operationName\":\"Answer\"}", RINGING, Command.Answer::new),
    new Sample("{\"operationName\":\"Reject\"}", RINGING, Command.ClearCall::new),
    new Sample("{\"operationName\":\"ClearCall\"}", RINGING, Command.ClearCall::new),
    new Sample("{\"operationName\":\"Hangup\"}", ESTABLISHED, Command.Hangup::new),
    new Sample("{\"operationName\":\"Hold\"}", ESTABLISHED, Command.Hold::new),
    new Sample("{\"operationName\":\"Retrieve\"}", HELD, Command.Retrieve::new),
    new Sample("{\"operationName\":\"SendDtmf\",\"digits\":\"12#\"}", ESTABLISHED, by ->
      new Command.SendDtmf(by, "12#")
    ),
    new Sample("{\"operationName\":\"MuteCall\"}", ESTABLISHED, by -> new Command.Mute(by, true)),
    new Sample("{\"operationName\":\"UnmuteCall\"}", MUTED, by -> new Command.Mute(by, false)),
    new Sample(
      "{\"operationName\":\"SingleStepTransfer\",\"destination\":{\"phoneNumber\":\"(916) 555-0104\"}}",
      ESTABLISHED,
      by -> new Command.SingleStepTransfer(by, Endpoint.network("+19165550104", "9165550104"))
    ),
    new Sample(
      "{\"operationName\":\"AttachUserData\",\"userData\":{\"A\":\"1\",\"B\":{\"C\":[2,true]}}}",
      RINGING,
      by -> new Command.AttachUserData(by, Map.of("A", "1", "B", Map.of("C", List.of(2, true))))
    ),
    new Sample("{\"operationName\":\"UpdateUserData\",\"userData\":{\"A\":2}}", HELD, by ->
      new Command.UpdateUserData(by, Map.of("A", 2))
    ),
    new Sample("{\"operationName\":\"DeleteUserData\"}", ESTABLISHED, Command.DeleteUserData::new),
    new Sample("{\"operationName\":\"DeleteUserDataPair\",\"key\":\"A\"}", ESTABLISHED, by ->
      new Command.DeleteUserDataPair(by, "A")
    ),
    new Sample("{\"operationName\":\"SetCallDisposition\",\"disposition\":\"Sold\"}", ESTABLISHED, by ->
      new Command.SetDisposition(by, "DispositionCode", "Sold")
    ),
    new Sample("{\"operationName\":\"StartCallRecording\"}", ESTABLISHED, Command.StartRecording::new),
    new Sample("{\"operationName\":\"PauseCallRecording\"}", RECORDED, Command.PauseRecording::new),
    new Sample("{\"operationName\":\"ResumeCallRecording\"}", PAUSED, Command.ResumeRecording::new),
    new Sample("{\"operationName\":\"StopCallRecording\"}", RECORDED, Command.StopRecording::new)
  );

  @TestFactory
  Stream<DynamicTest> everyServedOperationIsListedBecomesItsCommandAndIsAcknowledged() {
    return SAMPLES.stream().map(sample ->
      DynamicTest.dynamicTest(sample.name(), () -> {
        open();
        CallId call = sample.call().apply(this);
        int me = call.equals(desk.board.asks.getFirst().call()) && mine(call, 0) ? 0 : 1;
        if (!List.of("Reject", "SetCallDisposition").contains(sample.name())) {
          assertThat(desk.call(agent, call).getJsonArray("capabilities")).contains(sample.name());
        }

        Answer answer = desk.operate(agent, call, sample.body());

        Ask ask = desk.board.asks.getLast();
        assertThat(ask.input()).isEqualTo(sample.command().apply(call.party(me)));
        assertThat(ask.tenant()).isEqualTo("demo");
        assertThat(ask.party()).isEqualTo(me);
        assertThat(ask.until()).isEqualTo(Ask.Until.ACCEPTED);
        assertThat(ask.deadline()).isEqualTo(desk.board.now.plusSeconds(5));
        assertThat(ask.correlation()).isEqualTo("test");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", 0));
      })
    );
  }

  private boolean mine(CallId call, int party) {
    return desk.state(call).party(party).orElseThrow().endpoint().subscriber().user().equals(agent.id());
  }

  @Test
  void theSamplesAreAllThatIsServed() {
    Set<String> served = new TreeSet<>(CallOperations.SERVED);
    // These take two calls, a conference or a supervisor, with a switch that can: gateway/ConsultIT, SupervisionIT.
    served.removeAll(
      Set.of(
        "SwapCalls",
        "InitiateTransfer",
        "CompleteTransfer",
        "InitiateConference",
        "CompleteConference",
        "SingleStepConference",
        "RemoveParticipantFromConference",
        "SwitchToListenIn",
        "SwitchToBargeIn",
        "MuteMonitoredUser",
        "UnmuteMonitoredUser"
      )
    );
    assertThat(SAMPLES.stream().map(Sample::name)).containsExactlyInAnyOrderElementsOf(served);
  }

  @Test
  void noCallIsEverInPreview() {
    CallId call = desk.established(agent, "15002");
    CallOperations.PREVIEW.forEach(name -> {
      Answer answer = desk.operate(agent, call, "{\"operationName\":\"" + name + "\"}");
      assertThat(answer.status()).as(name).isEqualTo(409);
      assertThat(answer.body().getInteger("statusCode")).isEqualTo(2);
      assertThat(answer.body().getString("statusMessage")).isEqualTo(
        name + " is not possible while the call is Established, only while it is Preview"
      );
      Answer unknown = desk.operate(agent, new CallId(4711), "{\"operationName\":\"" + name + "\"}");
      assertThat(unknown.status()).isEqualTo(404);
    });
    assertThat(desk.dialect.unserved()).isEmpty();
  }

  @Test
  void theUserDataOfATransferIsAttachedWithIt() {
    CallId call = desk.established(agent, "15002");
    Answer answer = desk.operate(
      agent,
      call,
      "{\"operationName\":\"SingleStepTransfer\",\"destination\":{\"phoneNumber\":\"15003\"},\"userData\":{\"A\":1}}"
    );
    assertThat(answer.status()).isEqualTo(200);
    assertThat(desk.state(call).userData()).hasSize(1);
    assertThat(desk.state(call).parties()).hasSize(3);
  }

  @Test
  void rejectingAnAnsweredCallDoesNothing() {
    CallId call = desk.established(agent, "15002");
    Answer answer = desk.operate(agent, call, "{\"operationName\":\"Reject\"}");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().getInteger("statusCode")).isEqualTo(2);
    assertThat(answer.body().getString("statusMessage")).isEqualTo(
      "Reject is not possible while the call is Established, only while it is Ringing"
    );
    assertThat(desk.state(call).party(0).orElseThrow().state()).isEqualTo(PartyState.Established);
  }

  @Test
  void anUnknownNameIsToldWhatThereIs() {
    CallId call = desk.established(agent, "15002");
    Answer answer = desk.operate(agent, call, "{\"operationName\":\"Release\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().getInteger("statusCode")).isEqualTo(10);
    assertThat(answer.body().getString("statusMessage")).startsWith("operationName: expected one of Answer, ");
  }
}

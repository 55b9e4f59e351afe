package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallType;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Effect;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.MonitoringScope;
import io.hookswitch.call.Party;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.Supervision;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.directory.User;
import io.hookswitch.wire.Notice;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The call resource where the samples do not go, and the notifications that carry it. */
final class CallResourceTest {

  private final Desk desk = new Desk();
  private final User agent = desk.book.add(
    "agent1@demo",
    Desk.FIRST_DEVICE,
    "15001",
    RecordingMode.OnDemandUserStart,
    PhoneBook.ALL
  );
  private final User colleague = desk.book.add(
    "agent2@demo",
    Desk.SECOND_DEVICE,
    "15002",
    RecordingMode.Unassigned,
    PhoneBook.ALL
  );

  @Test
  void recordingStateAppearsWithTheAnswerAndFollowsTheSwitch() {
    CallId call = desk.dial(agent, "15002");
    assertThat(desk.call(agent, call).containsKey("recordingState")).isFalse();
    desk.board.tell(new SwitchEvent.Answered(call.party(0), desk.board.event()));
    assertThat(desk.call(agent, call).getString("recordingState")).isEqualTo("Stopped");
    assertThat(desk.call(colleague, call).containsKey("recordingState")).isFalse();
    desk.recorded(call, 0, RecordingState.Started);
    assertThat(desk.call(agent, call).getString("recordingState")).isEqualTo("Recording");
    desk.recorded(call, 0, RecordingState.Paused);
    assertThat(desk.call(agent, call).getString("recordingState")).isEqualTo("Paused");
    desk.recorded(call, 0, RecordingState.Failed);
    assertThat(desk.call(agent, call).getString("recordingState")).isEqualTo("Stopped");
  }

  @Test
  void ofAKeyThatWasAttachedTwiceTheLastValueIsShownAndBothGoWithTheKey() {
    CallId call = desk.dial(agent, "15002");
    assertThat(desk.call(agent, call).containsKey("userData")).isFalse();
    desk.operate(agent, call, "{\"operationName\":\"AttachUserData\",\"userData\":{\"A\":\"1\",\"B\":{\"C\":1.5}}}");
    desk.operate(agent, call, "{\"operationName\":\"AttachUserData\",\"userData\":{\"A\":\"2\"}}");
    assertThat(desk.state(call).userData()).hasSize(3);
    assertThat(parsed(desk.call(agent, call)).getJsonObject("userData")).isEqualTo(
      new JsonObject().put("A", "2").put("B", new JsonObject().put("C", 1.5))
    );
    desk.operate(agent, call, "{\"operationName\":\"DeleteUserDataPair\",\"key\":\"A\"}");
    assertThat(parsed(desk.call(agent, call)).getJsonObject("userData").fieldNames()).containsExactly("B");
    desk.operate(agent, call, "{\"operationName\":\"DeleteUserData\"}");
    assertThat(desk.call(agent, call).containsKey("userData")).isFalse();
  }

  @Test
  void aPhoneThatDoesNotRingYetIsAParticipantOfTheCaller() {
    desk.post(agent, "genesysDial", Desk.FIRST_DEVICE, "{\"destination\":{\"phoneNumber\":\"15002\"}}");
    CallId call = desk.board.asks.getLast().call();
    assertThat(numbers(desk.call(agent, call))).containsExactly("15002");
  }

  @Test
  void aPhoneThatATransferHasNotReachedYetIsNoParticipant() {
    CallId call = desk.established(agent, "15002");
    desk.operate(agent, call, "{\"operationName\":\"SingleStepTransfer\",\"destination\":{\"phoneNumber\":\"15003\"}}");
    assertThat(desk.state(call).parties()).hasSize(3);
    assertThat(numbers(desk.call(agent, call))).containsExactly("15002");
  }

  @Test
  void aReleasedCallKeepsItsParticipantsAndItsDurationAndOffersNothing() {
    for (int first = 0; first < 2; first++) {
      CallId call = desk.established(agent, "15002");
      desk.wait(Duration.ofSeconds(5));
      desk.board.tell(new SwitchEvent.Released(call.party(first), desk.board.event(), ReleaseCause.Hangup));
      desk.wait(Duration.ofMillis(10));
      desk.board.tell(new SwitchEvent.Released(call.party(1 - first), desk.board.event(), ReleaseCause.Hangup));
      JsonObject shown = desk.render(noticeTo(call, 0)).getJsonObject("data").getJsonObject("call");
      assertThat(shown.getString("state")).isEqualTo("Released");
      assertThat(numbers(shown)).containsExactly("15002");
      assertThat(shown.getString("duration")).isEqualTo("5");
      assertThat(shown.getJsonArray("capabilities")).isEmpty();
      assertThat(shown.getString("recordingState")).isEqualTo("Stopped");
    }
  }

  private Notice noticeTo(CallId call, int party) {
    return desk.board.notices
      .stream()
      .filter(notice -> notice.call().id().equals(call) && notice.party() == party)
      .reduce((earlier, later) -> later)
      .orElseThrow();
  }

  @Test
  void whoCallsFromTheNetworkIsShownAsAniUnlessHidden() {
    assertThat(offered("+19165550104", "9165550104").getString("ani")).isEqualTo("9165550104");
    assertThat(offered("", "").containsKey("ani")).isFalse();
    CallId internal = desk.dial(colleague, "15001");
    assertThat(desk.call(agent, internal).containsKey("ani")).isFalse();
  }

  private JsonObject offered(String number, String digits) {
    CallId call = desk.board.mint();
    Endpoint called = desk.book.endpointOf(desk.book.device(Desk.FIRST_DEVICE).orElseThrow());
    desk.board.tell(
      new SwitchEvent.Offered(call.party(0), desk.board.event(), "demo", Endpoint.network(number, digits), called)
    );
    JsonObject shown = desk.call(agent, call);
    assertThat(shown.getString("callType")).isEqualTo("Inbound");
    assertThat(shown.getString("dnis")).isEqualTo("15001");
    assertThat(Desk.comparable(shown).getJsonArray("capabilities")).containsExactly(
      "Answer",
      "AttachUserData",
      "ClearCall",
      "DeleteUserData",
      "DeleteUserDataPair",
      "UpdateUserData"
    );
    return shown;
  }

  @Test
  void aConsultCallNamesItsParentToWhoeverConsultsOnly() {
    CallId id = desk.established(agent, "15002");
    assertThat(desk.call(agent, id).fieldNames()).doesNotContain("parentCallUri", "parentCallPath");
    Call call = desk.state(id);
    CallId parent = new CallId(7);
    Call consult = new Call(
      id,
      call.tenant(),
      call.version(),
      call.tracking(),
      CallType.Consult,
      parent,
      null,
      call.parties(),
      List.of(),
      call.orders(),
      call.nextOrder(),
      call.createdAt()
    );
    JsonObject shown = shown(consult, 0);
    assertThat(shown.getString("callType")).isEqualTo("Consult");
    assertThat(shown.getString("parentCallPath")).isEqualTo("/calls/" + GenesysIds.callUuid(parent));
    assertThat(shown.getString("parentCallUri")).isEqualTo(
      Desk.BASE + "/api/v2/me/calls/" + GenesysIds.callUuid(parent)
    );
    assertThat(shown(consult, 1).fieldNames()).doesNotContain("parentCallUri", "parentCallPath");
  }

  @Test
  void aSupervisorMonitorsAndTheAgentIsListenedTo() {
    CallId id = desk.established(agent, "15002");
    Call call = desk.state(id);
    List<Party> parties = new ArrayList<>(call.parties());
    parties.set(1, monitoring(parties.get(1)));
    Call monitored = new Call(
      id,
      call.tenant(),
      call.version(),
      call.tracking(),
      call.type(),
      null,
      null,
      parties,
      List.of(),
      call.orders(),
      call.nextOrder(),
      call.createdAt()
    );
    JsonObject supervisor = shown(monitored, 1);
    assertThat(supervisor.getBoolean("monitoring")).isTrue();
    assertThat(supervisor.getBoolean("supervisorListeningIn")).isFalse();
    assertThat(supervisor.getJsonObject("supervisorMonitoringState")).isEqualTo(
      new JsonObject().put("state", "ListenIn")
    );
    JsonObject listenedTo = shown(monitored, 0);
    assertThat(listenedTo.getBoolean("monitoring")).isFalse();
    assertThat(listenedTo.getBoolean("supervisorListeningIn")).isTrue();
    assertThat(listenedTo.containsKey("supervisorMonitoringState")).isFalse();
  }

  private static Party monitoring(Party party) {
    return new Party(
      party.index(),
      party.endpoint(),
      party.personality(),
      party.state(),
      party.muted(),
      party.recording(),
      new Supervision(Monitoring.ListenIn, MonitoringScope.Call, 0, false),
      party.pair(),
      party.joinedAt(),
      party.answeredAt(),
      party.heldAt(),
      party.releasedAt(),
      party.cause(),
      party.seen(),
      party.known(),
      party.pull()
    );
  }

  @Test
  void everyKindOfNewsHasItsNotification() {
    CallId call = desk.established(agent, "15002");
    assertThat(type(Effect.News.Status, call)).isEqualTo("StatusChange");
    assertThat(type(Effect.News.MonitoredUserMuted, call)).isEqualTo("MonitoredUserMutedStateChange");
    assertThat(type(Effect.News.Participants, call)).isEqualTo("ParticipantsUpdated");
    assertThat(type(Effect.News.UserData, call)).isEqualTo("AttachedDataChanged");
    assertThat(type(Effect.News.DigitsSent, call)).isEqualTo("DtmfSent");
    assertThat(type(Effect.News.Recording, call)).isEqualTo("CallRecordingStateChange");
    JsonObject error = desk.render(notice(desk.state(call), 0, Effect.News.Failure, "the line is dead"));
    assertThat(error.getJsonObject("data").getString("notificationType")).isEqualTo("Error");
    assertThat(error.getJsonObject("data").getString("errorMessage")).isEqualTo("the line is dead");
  }

  private String type(Effect.News news, CallId call) {
    JsonObject rendered = desk.render(notice(desk.state(call), 0, news, null));
    assertThat(rendered.getString("channel")).isEqualTo("/v2/me/calls");
    JsonObject data = rendered.getJsonObject("data");
    assertThat(data.fieldNames()).containsExactlyInAnyOrder("messageType", "notificationType", "call", "phoneNumber");
    assertThat(data.getString("messageType")).isEqualTo("CallStateChangeMessage");
    assertThat(data.getString("phoneNumber")).isEqualTo("15001");
    assertThat(data.getJsonObject("call").getString("state")).isEqualTo("Established");
    return data.getString("notificationType");
  }

  @Test
  void muteIsShownAndTold() {
    desk.book.letMute(Desk.FIRST_DEVICE);
    CallId call = desk.established(agent, "15002");
    desk.operate(agent, call, "{\"operationName\":\"MuteCall\"}");
    assertThat(desk.call(agent, call).getString("mute")).isEqualTo("Off");
    desk.board.tell(new SwitchEvent.Muted(call.party(0), desk.board.event(), true));
    JsonObject told = desk.lastNotification().getJsonObject("data");
    assertThat(told.getString("notificationType")).isEqualTo("StatusChange");
    assertThat(told.getJsonObject("call").getString("mute")).isEqualTo("On");
    assertThat(told.getJsonObject("call").getJsonArray("capabilities"))
      .contains("UnmuteCall")
      .doesNotContain("MuteCall");
  }

  private JsonObject shown(Call call, int party) {
    return desk
      .render(notice(call, party, Effect.News.Status, null))
      .getJsonObject("data")
      .getJsonObject("call");
  }

  private Notice notice(Call call, int party, Effect.News news, String failure) {
    return new Notice(call, party, news, Decision.NOTHING, failure, desk.board.now);
  }

  private static List<String> numbers(JsonObject call) {
    JsonArray participants = parsed(call).getJsonArray("participants");
    return participants
      .stream()
      .map(party -> ((JsonObject) party).getString("phoneNumber"))
      .toList();
  }

  private static JsonObject parsed(JsonObject json) {
    return new JsonObject(json.encode());
  }
}

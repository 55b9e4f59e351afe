package io.hookswitch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Effect;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.Terms;
import io.hookswitch.call.UserId;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.user.KeptEvent;
import io.hookswitch.user.UserInput;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record of every sealed family survives the wire, so that none can be forgotten. */
class WireJsonTest {

  private final Samples samples = new Samples();

  static Stream<Class<?>> inputs() {
    return leaves(CallInput.class).stream();
  }

  static Stream<Class<?>> orders() {
    return leaves(SwitchOrder.class).stream();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void everyInputSurvivesTheWireInsideAnAsk(Class<?> type) {
    CallInput input = (CallInput) samples.of(type);
    Ask ask = new Ask(
      new CallId(42),
      "foo",
      1,
      input,
      Ask.Until.SETTLED,
      java.time.Instant.parse("2026-11-20T10:00:00.123456Z"),
      "c-1"
    );
    assertThat(overTheWire(ask, Ask.class)).isEqualTo(ask);
  }

  static Stream<Class<?>> userInputs() {
    return leaves(UserInput.class).stream();
  }

  static Stream<Class<?>> streamEvents() {
    return leaves(StreamEvent.class).stream();
  }

  @ParameterizedTest
  @MethodSource("streamEvents")
  void everyStreamEventSurvivesAsJson(Class<?> type) {
    StreamEvent event = (StreamEvent) samples.of(type);
    assertThat(StreamEvent.of(event.json())).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("userInputs")
  void everyUserInputSurvivesTheWireInsideAnAsk(Class<?> type) {
    UserInput input = (UserInput) samples.of(type);
    UserAsk ask = new UserAsk(new UserId("foo", "anna"), input, 7, 3, java.time.Instant.EPOCH);
    assertThat(overTheWire(ask, UserAsk.class)).isEqualTo(ask);
  }

  @Test
  void streamsSurviveTheWireAndTheStore() {
    UserReply reply = (UserReply) samples.of(UserReply.class);
    StreamNews news = (StreamNews) samples.of(StreamNews.class);
    UserAsk look = new UserAsk(new UserId("foo", "anna"), null, 7, 3, java.time.Instant.EPOCH);
    assertThat(overTheWire(reply, UserReply.class)).isEqualTo(reply);
    assertThat(overTheWire(news, StreamNews.class)).isEqualTo(news);
    assertThat(overTheWire(look, UserAsk.class)).isEqualTo(look);
    assertThat(WireJson.read(WireJson.write(news.event()), KeptEvent.class)).isEqualTo(news.event());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void everyOrderSurvivesInsideACall(Class<?> type) {
    SwitchOrder order = (SwitchOrder) samples.of(type);
    assertThat(WireJson.read(WireJson.write(order), SwitchOrder.class)).isEqualTo(order);
  }

  @Test
  void aLookCarriesNoInput() {
    Ask look = new Ask(new CallId(7), "foo", 0, null, Ask.Until.ACCEPTED, java.time.Instant.EPOCH, "c");
    assertThat(overTheWire(look, Ask.class)).isEqualTo(look);
  }

  @Test
  void aWholeCallSurvivesInReplyAndNotice() {
    Call call = (Call) samples.of(Call.class);
    Decision decision = (Decision) samples.of(Decision.class);
    Refusal refusal = (Refusal) samples.of(Refusal.class);
    Reply reply = new Reply(call, decision, refusal, "busy");
    Notice notice = new Notice(call, 1, Effect.News.UserData, decision, null, java.time.Instant.EPOCH);
    assertThat(overTheWire(reply, Reply.class)).isEqualTo(reply);
    Reply again = new Reply(call, decision, null, "busy", true);
    assertThat(overTheWire(again, Reply.class)).isEqualTo(again);
    assertThat(overTheWire(notice, Notice.class)).isEqualTo(notice);
    assertThat(WireJson.read(WireJson.write(call), Call.class)).isEqualTo(call);
  }

  @Test
  void aCallOfAnOlderNodeHasAnEmptyJournal() {
    Call call = (Call) samples.of(Call.class);
    JsonObject older = new JsonObject(Buffer.buffer(WireJson.write(call)));
    assertThat(older.remove("journal")).isNotNull();
    assertThat(WireJson.read(older.toBuffer().getBytes(), Call.class).journal()).isEmpty();
  }

  @Test
  void theTermsOfAClientSurviveTheWire() {
    Ask named = (Ask) samples.of(Ask.class);
    assertThat(named.terms().once()).isNotNull();
    assertThat(overTheWire(named, Ask.class)).isEqualTo(named);
    JsonObject older = new JsonObject(Buffer.buffer(WireJson.write(named)));
    older.remove("once");
    older.remove("version");
    assertThat(WireJson.read(older.toBuffer().getBytes(), Ask.class).terms()).isEqualTo(Terms.NONE);
  }

  @Test
  void fieldsOfANewerNodeAreIgnored() {
    byte[] newer = "{\"is\":\"Hold\",\"by\":\"42:0\",\"politely\":true}".getBytes(
      java.nio.charset.StandardCharsets.UTF_8
    );
    assertThat(WireJson.read(newer, CallInput.class)).isEqualTo(new Command.Hold(new CallId(42).party(0)));
  }

  private static <T> T overTheWire(T message, Class<T> type) {
    JsonCodec<T> codec = new JsonCodec<>(type);
    Buffer wire = Buffer.buffer("before");
    codec.encodeToWire(wire, message);
    return codec.decodeFromWire("before".length(), wire);
  }

  private static List<Class<?>> leaves(Class<?> family) {
    List<Class<?>> all = new ArrayList<>();
    for (Class<?> member : family.getPermittedSubclasses()) {
      if (member.isSealed()) all.addAll(leaves(member));
      else all.add(member);
    }
    return all;
  }

  /** It is its owner's, v and all: nothing is added, and nothing in it is judged. */
  @Test
  void aValueOfAClientComesBackAsItWas() {
    Object value = Map.of("v", 12345, "card", List.of("a", true));
    assertThat(WireJson.readValue(WireJson.writeValue(value))).isEqualTo(value);
  }
}

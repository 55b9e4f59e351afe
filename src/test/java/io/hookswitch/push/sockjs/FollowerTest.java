package io.hookswitch.push.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.UserId;
import io.hookswitch.config.EventBusConfig;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.Streams.Position;
import io.hookswitch.push.Streams.Replay;
import io.hookswitch.push.Streams.Streamed;
import io.hookswitch.user.Presence;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A feed tells what is due in order and once, whichever way replay and live events meet. */
class FollowerTest {

  private static final UserId USER = new UserId("demo", "agent1");
  private static final int MOST = 8;
  private static final int MOST_BYTES = 64 * 1024;
  private static final String TOPIC = "/v2/me/devices";

  private final List<String> said = new ArrayList<>();
  private int parts = 1;
  private String words = "";

  private final Follower follower = new Follower(
    "hookswitch.me",
    new Backend.Feed(USER, TOPIC::equals),
    event -> IntStream.range(0, parts).mapToObj(this::message).toList(),
    frame -> said.add(brief(new JsonObject(frame))),
    config()
  );

  private static EventBusConfig config() {
    EventBusConfig usual = EventBusConfig.DEFAULT;
    return new EventBusConfig(
      usual.heartbeat(),
      usual.pingTimeout(),
      usual.maxFrameBytes(),
      MOST,
      MOST_BYTES,
      usual.frameRate(),
      usual.frameBurst(),
      usual.requests(),
      usual.feeds(),
      usual.socketsPerUser()
    );
  }

  private JsonObject message(int part) {
    return new JsonObject()
      .put("channel", TOPIC)
      .put("data", new JsonObject().put("messageType", "News").put("words", words));
  }

  private static String brief(JsonObject frame) {
    JsonObject headers = frame.getJsonObject("headers");
    String type = frame.getJsonObject("body").getString("messageType");
    String recovered = frame.getJsonObject("body").getBoolean("recovered", false) ? " recovered" : "";
    return type + recovered + " " + headers.getString("epoch") + "/" + headers.getString("offset") + more(headers);
  }

  private static String more(JsonObject headers) {
    return headers.containsKey("more") ? " more" : "";
  }

  private static Position at(long offset) {
    return new Position(7, offset);
  }

  private static Streamed event(long offset) {
    StreamEvent news = new StreamEvent.DeviceNews(Presence.unknown(USER), Map.of(), Set.of(), false, Instant.EPOCH);
    return new Streamed(USER, at(offset), news);
  }

  private static Replay replay(boolean recovered, long end, long... missed) {
    List<Streamed> events = Arrays.stream(missed).mapToObj(FollowerTest::event).toList();
    return new Replay(recovered, events, at(end));
  }

  @Test
  void withoutAPlaceItBeginsAtTheEnd() {
    follower.begin(Optional.empty(), replay(true, 5));
    follower.live(event(5));
    follower.live(event(6));
    assertThat(said).containsExactly("Subscribed 7/5", "News 7/6");
  }

  @Test
  void whatWasMissedComesBeforeWhatCameMeanwhile() {
    follower.live(event(4));
    follower.live(event(5));
    follower.begin(Optional.of(at(2)), replay(true, 4, 3, 4));
    follower.live(event(6));
    assertThat(said).containsExactly("Subscribed recovered 7/2", "News 7/3", "News 7/4", "News 7/5", "News 7/6");
  }

  @Test
  void whatTheStreamDoesNotReachBackToIsSaid() {
    follower.begin(Optional.of(at(2)), replay(false, 400));
    assertThat(said).containsExactly("Subscribed 7/400");
  }

  @Test
  void aReplayThatWouldFillTheQueueIsNone() {
    follower.begin(Optional.of(at(0)), replay(true, 5, 1, 2, 3, 4, 5));
    assertThat(said).containsExactly("Subscribed 7/5");
  }

  @Test
  void soIsOneOfFewEventsThatAreLarge() {
    words = "x".repeat(MOST_BYTES / 6);
    follower.begin(Optional.of(at(2)), replay(true, 5, 3, 4, 5));
    follower.live(event(6));
    assertThat(said).containsExactly("Subscribed 7/5", "News 7/6");
  }

  @Test
  void aGapAndAnotherStreamAreSaidAndItGoesOn() {
    follower.begin(Optional.empty(), replay(true, 5));
    follower.live(new Streamed(USER, at(9), new StreamEvent.Gap()));
    follower.live(event(10));
    StreamEvent news = event(1).event();
    follower.live(new Streamed(USER, new Position(8, 1), news));
    follower.live(new Streamed(USER, new Position(8, 2), news));
    assertThat(said).containsExactly("Subscribed 7/5", "Gap 7/9", "News 7/10", "Gap 8/1", "News 8/2");
  }

  @Test
  void anEventOfSeveralMessagesIsAtItsPlaceWithTheLast() {
    parts = 2;
    follower.begin(Optional.empty(), replay(true, 5));
    follower.live(event(6));
    assertThat(said).containsExactly("Subscribed 7/5", "News 7/5 more", "News 7/6");
  }

  @Test
  void aHeartbeatTellsThePlaceAlsoOfWhatIsNotForIt() {
    parts = 0;
    follower.heartbeat();
    follower.begin(Optional.empty(), replay(true, 5));
    follower.live(event(6));
    follower.heartbeat();
    assertThat(said).containsExactly("Subscribed 7/5", "Heartbeat 7/6");
  }

  @Test
  void tooMuchDuringAReplayEndsIt() {
    for (int i = 1; i <= MOST; i++) assertThat(follower.live(event(i))).isTrue();
    assertThat(follower.live(event(MOST + 1))).isFalse();
  }
}

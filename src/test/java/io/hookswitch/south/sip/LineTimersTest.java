package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.ReleaseCause;
import io.hookswitch.config.SipConfig;
import io.hookswitch.south.sip.media.Media;
import io.hookswitch.south.sip.transport.Counts;
import io.hookswitch.south.sip.transport.SipAddress;
import io.hookswitch.south.sip.transport.SipRequest;
import io.hookswitch.south.sip.transport.SipResponse;
import io.hookswitch.south.sip.transport.SipTransport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Session timers (RFC 4028) on one line, and how long it waits when both ends have changed it at once (RFC 3261, section 14.1); with a
 * clock of the test's own.
 */
class LineTimersTest {

  private static final String SDP =
    "v=0\r\no=a 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\na=sendrecv\r\n";

  private final Vertx vertx = Vertx.vertx();
  private final ManualTimers clock = new ManualTimers();
  private final Net net = new Net();
  private final Happened happened = new Happened();
  private Media media;
  private Line line;

  @BeforeEach
  void open() throws IOException {
    media = new Media(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty(), (port, key) -> {});
    Keeper keeper = new Keeper(vertx.getOrCreateContext(), new MemorySipStore());
    line = new Line("1:0", new Wire(null, clock, SipConfig.DEFAULT, net, media, keeper, happened), () -> {});
  }

  @AfterEach
  void close() {
    media.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void up(String expires) {
    line.outgoing().call("sip:15001@127.0.0.1:9", "15000", Map.of());
    net.answer(200, expires);
    assertThat(line.state()).isEqualTo(Line.State.UP);
  }

  @Test
  void whoCallsRefreshesHalfWay() {
    up("100;refresher=uac");
    assertThat(net.last().headers().get("Session-Expires")).isEqualTo("1800;refresher=uac");
    clock.passes(49_000);
    assertThat(net.methods()).containsExactly("INVITE");
    clock.passes(1_000);
    assertThat(net.methods()).containsExactly("INVITE", "INVITE");
    assertThat(net.last().cseq()).isEqualTo(2);
    assertThat(net.last().headers().get("Supported")).isEqualTo("timer");
    net.answer(200, "100;refresher=uac");
    clock.passes(50_000);
    assertThat(net.methods()).hasSize(3);
  }

  @Test
  void whoDoesNotRefreshIsTakenForLostALittleBeforeTheTime() {
    up("120;refresher=uas");
    clock.passes(87_000);
    assertThat(net.methods()).containsExactly("INVITE");
    clock.passes(1_000);
    assertThat(net.methods()).containsExactly("INVITE", "BYE");
    assertThat(happened.ended).containsExactly(ReleaseCause.Lost);
  }

  @Test
  void aPhoneThatRefreshesIsNotLost() {
    up("120;refresher=uas");
    clock.passes(60_000);
    Refresh refresh = new Refresh("Session-Expires", "120;refresher=uac");
    line.request(refresh);
    assertThat(refresh.status).isEqualTo(200);
    assertThat(refresh.headers).containsEntry("Session-Expires", "120;refresher=uac").containsEntry("Require", "timer");
    clock.passes(60_000);
    assertThat(happened.ended).isEmpty();
    clock.passes(60_000);
    assertThat(happened.ended).containsExactly(ReleaseCause.Lost);
  }

  @Test
  void aRefreshThatAsksForTooLittleIsRefused() {
    up("120;refresher=uas");
    Refresh refresh = new Refresh("Session-Expires", "60;refresher=uac");
    line.request(refresh);
    assertThat(refresh.status).isEqualTo(422);
    assertThat(refresh.headers).containsEntry("Min-SE", "90");
  }

  @Test
  void whoeverWantsMoreIsAskedAgainOnce() {
    line.outgoing().call("sip:15001@127.0.0.1:9", "15000", Map.of());
    net.refuse(422, "Min-SE", "7200");
    assertThat(net.last().headers().get("Session-Expires")).isEqualTo("7200;refresher=uac");
    assertThat(net.last().headers().get("Min-SE")).isEqualTo("7200");
    net.refuse(422, "Min-SE", "7200");
    assertThat(net.methods()).containsExactly("INVITE", "INVITE");
    assertThat(happened.failed).containsExactly(ReleaseCause.Failed);
  }

  @Test
  void aRefreshThatIsRefusedEndsTheCallWhenItsTimeIsOver() {
    up("100;refresher=uac");
    clock.passes(50_000);
    net.refuse(500, "Retry-After", "1");
    clock.passes(49_000);
    assertThat(happened.ended).isEmpty();
    clock.passes(1_000);
    assertThat(happened.ended).containsExactly(ReleaseCause.Lost);
  }

  @Test
  void whoHasCalledWaitsTwoSecondsOrMoreWhenBothChangeAtOnce() {
    up("100;refresher=uac");
    clock.passes(50_000);
    net.refuse(491);
    clock.passes(2_099);
    assertThat(net.methods()).containsExactly("INVITE", "INVITE");
    clock.passes(1_901);
    assertThat(net.methods()).containsExactly("INVITE", "INVITE", "INVITE");
    assertThat(net.last().cseq()).isEqualTo(3);
    net.answer(200, "100;refresher=uac");
    clock.passes(49_000);
    assertThat(net.methods()).hasSize(3);
    assertThat(happened.ended).isEmpty();
  }

  @Test
  void whoWasCalledTriesAgainWithinTwoSecondsWhenBothChangeAtOnce() {
    // It has called another node; this one takes the call over, and says so.
    SipAddress here = new SipAddress("sip:15000@127.0.0.1", "here");
    SipAddress there = new SipAddress("sip:15001@127.0.0.1", "there");
    assertThat(
      line.adopt(new Dialog("id", here, there, "sip:15001@127.0.0.1:9", List.of(), 1, 1, 1, 1, false))
    ).isTrue();
    net.refuse(491);
    assertThat(net.methods()).containsExactly("INVITE");
    clock.passes(2_000);
    assertThat(net.methods()).containsExactly("INVITE", "INVITE");
  }

  /** Nothing is sent; the test answers. */
  private static final class Net implements SipTransport {

    private final List<SipRequest> sent = new ArrayList<>();
    private Consumer<SipResponse> answers;

    @Override
    public Asking ask(SipRequest request, Consumer<SipResponse> told) {
      sent.add(request);
      answers = told;
      return new Asking() {
        @Override
        public void cancel() {
          // nobody is there
        }

        @Override
        public void settled() {
          // nobody is there
        }
      };
    }

    SipRequest last() {
      return sent.getLast();
    }

    List<String> methods() {
      return sent.stream().map(SipRequest::method).toList();
    }

    void answer(int status, String expires) {
      give(status, Map.of("session-expires", expires), SDP);
    }

    void refuse(int status, String header, String value) {
      give(status, Map.of(header.toLowerCase(Locale.ROOT), value), "");
    }

    void refuse(int status) {
      give(status, Map.of(), "");
    }

    private void give(int status, Map<String, String> headers, String sdp) {
      answers.accept(SipResponse.to(last(), status, "there", "sip:15001@127.0.0.1:9", headers, sdp));
    }

    @Override
    public void acknowledge(SipRequest ack) {
      // no answer to it
    }

    @Override
    public Future<Void> open(Handler handler) {
      return Future.succeededFuture();
    }

    @Override
    public String contact(String transport) {
      return "sip:hookswitch@127.0.0.1:5060";
    }

    @Override
    public Counts counts() {
      return new Counts();
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }

  /** The phone says that it is still there. */
  private final class Refresh implements SipTransport.Asked {

    private final SipRequest request;
    private int status;
    private Map<String, String> headers = Map.of();

    Refresh(String header, String value) {
      Dialog dialog = line.dialog();
      request = new SipRequest(
        "UPDATE",
        "sip:hookswitch@127.0.0.1:5060",
        dialog.callId(),
        new SipAddress("sip:15001@127.0.0.1", dialog.remote().tag()),
        new SipAddress("sip:15000@127.0.0.1", dialog.local().tag()),
        dialog.remoteCseq() + 1,
        List.of(),
        "",
        Map.of(header.toLowerCase(Locale.ROOT), value, "supported", "timer"),
        "",
        ""
      );
    }

    @Override
    public SipRequest request() {
      return request;
    }

    @Override
    public InetSocketAddress source() {
      return new InetSocketAddress("127.0.0.1", 9);
    }

    @Override
    public void answer(SipResponse response) {
      status = response.status();
      headers = response.headers();
    }

    @Override
    public void again() {
      // over UDP only
    }
  }

  private static final class Happened implements LineEvents {

    private final List<ReleaseCause> ended = new ArrayList<>();
    private final List<ReleaseCause> failed = new ArrayList<>();

    @Override
    public void ringing(String name, boolean talks, boolean early) {}

    @Override
    public void answered(String name) {}

    @Override
    public void failed(String name, ReleaseCause cause) {
      failed.add(cause);
    }

    @Override
    public void ended(String name, ReleaseCause cause) {
      ended.add(cause);
    }

    @Override
    public void held(String name) {}

    @Override
    public void retrieved(String name) {}

    @Override
    public void pressed(String name, char key) {}

    @Override
    public void referred(String name, ReferTo to) {}
  }
}

package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent.Answered;
import io.hookswitch.call.SwitchEvent.Held;
import io.hookswitch.call.SwitchEvent.Inspected;
import io.hookswitch.call.SwitchEvent.Offered;
import io.hookswitch.call.SwitchEvent.OrderFailed;
import io.hookswitch.call.SwitchEvent.Recorded;
import io.hookswitch.call.SwitchEvent.Released;
import io.hookswitch.call.SwitchEvent.Ringing;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.RecordingFile;
import io.hookswitch.south.Reported;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.asterisk.Ear;
import io.hookswitch.south.sip.media.Tones;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What phones do that no other switch's do: early media, session timers; and what a node leaves to others. */
class SipPhoneIT extends SipScene {

  private static final SipFloor FLOOR = new SipFloor();
  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void close() {
    FLOOR.close();
    await(VERTX.close());
  }

  @Override
  SipFloor floor() {
    return FLOOR;
  }

  @Test
  void whoWaitsHearsWhatIsSaidBeforeAnybodyPicksUp() {
    dial("15008");
    reported.await(Ringing.class, called);
    ear("15001").awaits(TONE_C);
  }

  @Test
  void aPhoneThatCallsHearsWhatIsSaidBeforeAnybodyPicksUp() {
    FLOOR.phone("15001").beginsToCall("15008");
    reported.await(Offered.class, caller);
    Said progress = FLOOR.phone("15001").awaits("183", said -> said.answer() && said.status() == 183);
    assertThat(progress.body()).contains("m=audio");
    ear("15001").awaits(TONE_C);
  }

  @Test
  void aSessionThatIsTooShortIsRefused() {
    Said answer = FLOOR.phone("15001").calls("15002", "Supported: timer\r\nSession-Expires: 60\r\n");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("min-se")).isEqualTo("90");
    assertThat(reported.of(caller)).isEmpty();
  }

  @Test
  void aSessionIsAgreedOn() {
    Said answer = FLOOR.phone("15001").calls("15002", "Supported: timer\r\nSession-Expires: 600;refresher=uac\r\n");
    reported.await(Answered.class, caller);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("session-expires")).isEqualTo("600;refresher=uac");
    assertThat(answer.header("require")).isEqualTo("timer");
  }

  @Test
  void aPhoneThatWantsLongerSessionsIsCalledOnceMore() {
    dial("15009");
    reported.await(Answered.class, called);
    FLOOR.phone("15009").awaits(
      "an hour",
      said -> !said.answer() && said.method().equals("INVITE") && said.header("min-se").equals("3600")
    );
  }

  @Test
  void aPhoneThatIsPickedUpWhileItIsCancelledIsHungUp() {
    dial("15010");
    reported.await(Ringing.class, called);
    order(new SwitchOrder.Release(caller, ReleaseCause.Hangup));
    SoftPhone phone = FLOOR.phone("15010");
    String dialog = phone.awaits("CANCEL", said -> is(said, "CANCEL")).header("call-id");
    Said bye = phone.awaits("BYE", said -> is(said, "BYE"));
    assertThat(bye.header("call-id")).isEqualTo(dialog);
    // The success is acknowledged as any other: the phone does not send it again.
    assertThat(bye.tag("to")).isEqualTo(phone.awaits("ACK", said -> is(said, "ACK")).tag("to"));
    assertThat(reported.await(Released.class, called).cause()).isEqualTo(ReleaseCause.Cancelled);
    assertThat(reported.of(called)).noneMatch(Answered.class::isInstance);
  }

  private static boolean is(Said said, String method) {
    return !said.answer() && said.method().equals(method);
  }

  @Test
  void whatIsRecordedIsFetchedWhenItIsCompleteFromAnyNode() throws Exception {
    talk();
    record(RecordingState.Started);
    SwitchConnector here = FLOOR.connector();
    reported.until("a file", () -> file().isPresent());
    Path file = file().orElseThrow();
    Tones.awaitSeconds(file, 2.5);
    assertThat(await(here.recordings(caller)))
      .as("while it is being made")
      .isZero();
    record(RecordingState.None);
    reported.until("the file", () -> await(here.recordings(caller)) == 1);
    byte[] whole = Files.readAllBytes(file);
    assertThat(whole.length).as("more than is fetched at once").isGreaterThan(Pieces.EACH);
    assertThat(fetched(here, 1)).isEqualTo(whole);
    try (SipFloor.Node other = FLOOR.node("127.0.0.2", new Reported())) {
      assertThat(await(other.connector().recordings(caller))).isEqualTo(1);
      assertThat(fetched(other.connector(), 1)).isEqualTo(whole);
    }
    record(RecordingState.Started);
    record(RecordingState.None);
    reported.until("another file", () -> await(here.recordings(caller)) == 2);
    assertThat(fetched(here, 1)).isEqualTo(whole);
    assertThat(await(here.recording(caller, 3))).isEmpty();
    assertThat(await(here.recordings(called))).isZero();
    try (SipFloor.Node other = FLOOR.node("127.0.0.2", new Reported())) {
      await(other.connector().forgetRecordings(caller, 2));
    }
    assertThat(await(here.recordings(caller))).isZero();
    assertThat(file()).isEmpty();
  }

  private void record(RecordingState to) {
    long before = reported.of(caller).size();
    order(new SwitchOrder.Record(caller, to));
    reported.until("recording " + to, () ->
      reported
        .of(caller)
        .stream()
        .skip(before)
        .anyMatch(fact -> fact instanceof Recorded now && now.state() == to)
    );
  }

  private Optional<Path> file() {
    if (!Files.isDirectory(FLOOR.recordings())) return Optional.empty();
    try (Stream<Path> files = Files.list(FLOOR.recordings())) {
      return files
        .filter(one ->
          one
            .getFileName()
            .toString()
            .startsWith(call + "-0-")
        )
        .findFirst();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private byte[] fetched(SwitchConnector node, int take) {
    Promise<Buffer> all = Promise.promise();
    VERTX.runOnContext(go ->
      node
        .recording(caller, take)
        .map(found -> found.orElseThrow())
        .compose(SipPhoneIT::read)
        .onComplete(all)
    );
    return await(all.future()).getBytes();
  }

  private static Future<Buffer> read(RecordingFile file) {
    Promise<Buffer> whole = Promise.promise();
    Buffer read = Buffer.buffer();
    file.bytes().handler(read::appendBuffer).exceptionHandler(whole::fail);
    file
      .bytes()
      .endHandler(end -> whole.complete(read))
      .resume();
    return whole.future();
  }

  @Test
  void aNodeThatDoesNotOwnACallAnyMoreWritesNothingOfIt() {
    talk();
    Reported there = new Reported();
    Reported later = new Reported();
    try (
      SipFloor.Node survivor = FLOOR.node("127.0.0.2", there);
      SipFloor.Node third = FLOOR.node("127.0.0.3", later)
    ) {
      await(survivor.connector().adopt(5, SipFloor.stored(call)));
      there.await(Inspected.class, caller, seen -> seen.state() == PartyState.Established);
      // The first one has slept, and does not know.
      order(new SwitchOrder.Hold(caller));
      reported.await(Held.class, caller);
      reported.until("it to let go", () ->
        await(FLOOR.connector().list(0, null, 100))
          .calls()
          .isEmpty()
      );
      order(new SwitchOrder.Retrieve(caller));
      reported.await(OrderFailed.class, caller);
      await(third.connector().adopt(6, SipFloor.stored(call)));
      later.await(Inspected.class, caller, seen -> seen.state() == PartyState.Established);
      ear("15001").awaits(TONE_B);
      ear("15002").awaits(TONE_A);
      // Both are heard through the second node, too: a phone hangs up at the one whose change it has taken last.
      FLOOR.phone("15002").isWith("127.0.0.3");
      FLOOR.phone("15002").hangUp();
      later.await(Released.class, caller);
    }
  }
}

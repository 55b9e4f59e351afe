package io.hookswitch.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Command;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.RecordingSegment;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndReasonTest {

  private static final Endpoint CUSTOMER = Story.customer("+3221234567");
  private static final Endpoint BOB = Story.phone(Story.BOB, "15002");

  @ParameterizedTest
  @CsvSource({
    // what the switch says of the caller and of the called, the reasons of both, and of the call
    "Busy, Busy, BUSY, BUSY, BUSY",
    "Rejected, Rejected, REJECTED, REJECTED, REJECTED",
    "UnknownNumber, UnknownNumber, UNKNOWN_NUMBER, UNKNOWN_NUMBER, UNKNOWN_NUMBER",
    "NoAnswer, NoAnswer, NO_ANSWER, MISSED, MISSED",
    "Cancelled, Cancelled, CANCELLED, MISSED, CANCELLED",
    "Cancelled, RemoteHangup, CANCELLED, MISSED, CANCELLED",
    "Hangup, RemoteHangup, CANCELLED, MISSED, CANCELLED",
    "RemoteHangup, Hangup, NO_ANSWER, REJECTED, REJECTED",
    "Failed, Failed, FAILED, FAILED, FAILED",
    "Lost, Lost, LOST, LOST, LOST",
    "Lost, Hangup, LOST, REJECTED, LOST",
  })
  void whatNobodyAnswered(ReleaseCause caller, ReleaseCause called, EndReason first, EndReason second, EndReason call) {
    Story story = new Story(1).dials(BOB, Map.of());
    story.hears(new SwitchEvent.Originated(story.alice(), story.next()));
    story.hears(new SwitchEvent.Ringing(story.other(), story.next()));
    assertThat(CallRecord.of(story.call).reason()).isNull();
    ends(story, caller, called, first, second, call);
  }

  @ParameterizedTest
  @CsvSource({
    "Hangup, RemoteHangup, COMPLETED, COMPLETED, COMPLETED",
    "Cleared, Cleared, COMPLETED, COMPLETED, COMPLETED",
    "Transferred, Hangup, TRANSFERRED, COMPLETED, TRANSFERRED",
    "Conferenced, Moved, MERGED, MERGED, MERGED",
    "Hangup, Removed, COMPLETED, REMOVED, COMPLETED",
    "Lost, Hangup, LOST, COMPLETED, LOST",
  })
  void whatWasAConversation(
    ReleaseCause caller,
    ReleaseCause called,
    EndReason first,
    EndReason second,
    EndReason call
  ) {
    Story story = new Story(1).talks(CUSTOMER, Map.of());
    assertThat(CallRecord.of(story.call).answeredAt()).isEqualTo(story.now);
    ends(story, caller, called, first, second, call);
  }

  private static void ends(
    Story story,
    ReleaseCause caller,
    ReleaseCause called,
    EndReason first,
    EndReason second,
    EndReason call
  ) {
    story.hears(new SwitchEvent.Released(story.alice(), story.next(), caller));
    assertThat(CallRecord.of(story.call).endedAt()).isNull();
    story.hears(new SwitchEvent.Released(story.other(), story.next(), called));
    CallRecord record = CallRecord.of(story.call);
    assertThat(record.parties()).extracting(PartyRecord::reason).containsExactly(first, second);
    assertThat(record.reason()).isEqualTo(call);
    assertThat(record.endedAt()).isEqualTo(story.now);
  }

  @Test
  void aCustomerWhoGivesUpHasBeenMissed() {
    Story story = new Story(1);
    story.hears(new SwitchEvent.Offered(story.alice(), story.next(), "acme", CUSTOMER, BOB));
    story.hears(new SwitchEvent.Released(story.alice(), story.next(), ReleaseCause.Cancelled));
    story.hears(new SwitchEvent.Released(story.other(), story.next(), ReleaseCause.RemoteHangup));
    assertThat(CallRecord.of(story.call).reason()).isEqualTo(EndReason.MISSED);
  }

  @Test
  void holdsAreAddedUpAndEndWithTheCall() {
    Story story = new Story(1).talks(CUSTOMER, Map.of());
    story.asks(new Command.Hold(story.alice()));
    story.hears(new SwitchEvent.Held(story.alice(), story.next()));
    story.asks(new Command.Retrieve(story.alice()));
    story.hears(new SwitchEvent.Retrieved(story.alice(), story.next()));
    assertThat(CallRecord.of(story.call).parties().getFirst().held()).isEqualTo(Duration.ofSeconds(2));
    story.asks(new Command.Hold(story.alice()));
    story.hears(new SwitchEvent.Held(story.alice(), story.next()));
    story.hangsUp();
    assertThat(CallRecord.of(story.call).parties().getFirst().held()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void aRecordingIsAsManySegmentsAsItWasRunning() {
    Story story = new Story(1).talks(CUSTOMER, Map.of());
    story.hears(new SwitchEvent.Recorded(story.alice(), story.next(), RecordingState.Started));
    var from = story.now;
    story.asks(new Command.PauseRecording(story.alice()));
    story.hears(new SwitchEvent.Recorded(story.alice(), story.next(), RecordingState.Paused));
    var paused = story.now;
    story.asks(new Command.ResumeRecording(story.alice()));
    story.hears(new SwitchEvent.Recorded(story.alice(), story.next(), RecordingState.Started));
    var resumed = story.now;
    story.hangsUp();
    assertThat(CallRecord.of(story.call).parties().getFirst().recorded()).containsExactly(
      new RecordingSegment(from, paused, RecordingState.Paused),
      new RecordingSegment(resumed, story.call.party(0).orElseThrow().releasedAt(), RecordingState.None)
    );
  }
}

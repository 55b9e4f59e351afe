package io.hookswitch.north.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.CallType;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Personality;
import io.hookswitch.call.RecordingSegment;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.UserDatum;
import io.hookswitch.call.UserId;
import io.hookswitch.records.CallRecord;
import io.hookswitch.records.PartyRecord;
import io.hookswitch.records.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A record as spreadsheets read it. */
class RecordAnswersTest {

  private static final Instant BEGUN = Instant.parse("2026-03-01T06:00:00Z");
  private static final RecordingSegment HEARD = new RecordingSegment(
    BEGUN.plusSeconds(2),
    BEGUN.plusSeconds(5),
    RecordingState.Paused
  );

  private static PartyRecord party(String digits) {
    return new PartyRecord(
      0,
      new UserId("demo", "ada"),
      "desk-1",
      "15001",
      digits,
      Personality.Originator,
      PartyState.Established,
      false,
      BEGUN,
      BEGUN,
      null,
      Duration.ofMillis(1500),
      null,
      null,
      List.of(HEARD)
    );
  }

  private static String row(PartyRecord party, UserDatum... userData) {
    CallRecord call = new CallRecord(
      new CallId(8),
      3,
      "demo",
      CallType.Consult,
      new CallId(7),
      new UUID(1, 2),
      BEGUN,
      null,
      null,
      null,
      List.of(party),
      List.of(userData)
    );
    return RecordAnswers.lines(List.of(new Records.Recorded(call, List.of(), null)), true);
  }

  @Test
  void aPartyHasWhatTheJsonLinesHave() {
    String row = row(party("150-01"), new UserDatum("Case", "17"), new UserDatum("Said", Map.of("words", "a \"b\"\n")));
    assertThat(row).isEqualTo(
      "8,00000000-0000-0001-0000-000000000002,demo,Consult,2026-03-01T06:00:00Z,,,,0,ada@demo,15001," +
        "2026-03-01T06:00:00Z,2026-03-01T06:00:00Z,,1500,3000,,,,7,desk-1,150-01," +
        "\"[{\"\"from\"\":\"\"2026-03-01T06:00:02Z\"\",\"\"to\"\":\"\"2026-03-01T06:00:05Z\"\",\"\"then\"\":\"\"Paused\"\"}]\"," +
        "\"[{\"\"key\"\":\"\"Case\"\",\"\"value\"\":\"\"17\"\"}," +
        "{\"\"key\"\":\"\"Said\"\",\"\"value\"\":{\"\"words\"\":\"\"a \\\"\"b\\\"\"\\n\"\"}}]\"\r\n"
    );
  }

  @Test
  void nothingThatSomebodyHasDialledIsAFormula() {
    assertThat(row(party("=1+1"))).contains(",'=1+1,");
    assertThat(row(party("+3221234567"))).contains(",+3221234567,");
  }

  @Test
  void theHeadLineNamesTheColumnsNewOnesLast() {
    assertThat(RecordAnswers.export("", true, null, Optional.empty()).text()).isEqualTo(
      "call,tracking,tenant,type,begunAt,answeredAt,endedAt,callReason,party,user,number,joinedAt,partyAnsweredAt," +
        "releasedAt,heldMillis,recordedMillis,reason,cause,dispositions,parent,device,digits,recorded,userData\r\n"
    );
  }
}

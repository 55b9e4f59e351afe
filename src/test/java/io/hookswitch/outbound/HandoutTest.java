package io.hookswitch.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is handed out of lists whose customers may be called at different hours, or not at all. */
final class HandoutTest {

  private static final UserId ADA = new UserId("demo", "ada");
  private static final UserId BEN = new UserId("demo", "ben");
  private static final int EIGHT = 8 * 3600;
  private static final int NOON = 12 * 3600;

  private Instant now = Instant.parse("2026-11-20T05:00:00Z");

  private static Contact any(String number) {
    return hours(number, 0, Contact.END_OF_DAY);
  }

  private static Contact hours(String number, int from, int until) {
    return new Contact(number, PhoneType.NoContactType, "UTC", from, until, "", "", Map.of());
  }

  private static Chain chain(Contact... contacts) {
    return new Chain(List.of(contacts));
  }

  private MemoryOutbound outbound(Chain... chains) {
    return new MemoryOutbound(List.of(new CallingList("demo", "C", 1, "A", List.of(chains), "digest")), () -> now);
  }

  private static OutboundResult preview(MemoryOutbound outbound, UserId user) {
    return outbound.ask(user, new OutboundCommand.Preview("C", 1)).result();
  }

  private static OutboundRecord next(MemoryOutbound outbound, UserId user) {
    return ((OutboundResult.Done) preview(outbound, user)).record();
  }

  private static RecordRef ref(OutboundRecord record) {
    return new RecordRef(record.handle(), "C", 1, Optional.empty());
  }

  @Test
  void aRecordComesWhenItsHoursBegin() {
    MemoryOutbound outbound = outbound(chain(hours("1", EIGHT, NOON)), chain(any("2")), chain(any("3")));
    assertThat(next(outbound, ADA).contact().phoneNumber()).isEqualTo("2");
    now = now.plus(Duration.ofHours(3));
    assertThat(next(outbound, BEN).contact().phoneNumber()).isEqualTo("1");
  }

  @Test
  void anAgentIsToldWhenThereWillBeARecord() {
    MemoryOutbound outbound = outbound(chain(hours("1", NOON, 0)), chain(hours("2", EIGHT, NOON)));
    Instant eight = Instant.parse("2026-11-20T08:00:00Z");
    assertThat(preview(outbound, ADA)).isEqualTo(new OutboundResult.NoneReady(Optional.of(eight)));
    assertThat(preview(outbound, ADA)).isEqualTo(new OutboundResult.NoneReady(Optional.of(eight)));
    now = eight;
    assertThat(next(outbound, ADA).contact().phoneNumber()).isEqualTo("2");
  }

  @Test
  void ofAChainTheRecordIsShownThatMayBeCalled() {
    MemoryOutbound outbound = outbound(chain(hours("1", EIGHT, NOON), any("2")));
    OutboundRecord record = next(outbound, ADA);
    assertThat(record.contact().phoneNumber()).isEqualTo("2");
    assertThat(record.handle() & 15).isEqualTo(1);
  }

  @Test
  void whatIsHeldStaysWhenItsHoursEndAndIsNotDialled() {
    now = Instant.parse("2026-11-20T11:59:00Z");
    MemoryOutbound outbound = outbound(chain(hours("1", EIGHT, NOON)));
    OutboundRecord record = next(outbound, ADA);
    assertThat(outbound.ask(ADA, new OutboundCommand.Keep(record.handle(), "1")).result()).isInstanceOf(
      OutboundResult.Done.class
    );
    now = Instant.parse("2026-11-20T12:01:00Z");
    assertThat(next(outbound, ADA)).isEqualTo(record);
    OutboundResult late = outbound.ask(ADA, new OutboundCommand.Keep(record.handle(), "1")).result();
    assertThat(((OutboundResult.Refused) late).detail()).isEqualTo(
      "The record may be called from 08:00:00 to 12:00:00 UTC, not now"
    );
  }

  @Test
  void aWithheldRecordKeepsItsTurnAndItsAttempts() {
    now = Instant.parse("2026-11-20T11:59:00Z");
    MemoryOutbound outbound = outbound(chain(hours("1", EIGHT, NOON)), chain(any("2")));
    OutboundRecord first = next(outbound, ADA);
    outbound.ask(ADA, new OutboundCommand.Reject(ref(first)));
    now = Instant.parse("2026-11-20T13:00:00Z");
    assertThat(next(outbound, ADA).contact().phoneNumber()).isEqualTo("2");
    assertThat(preview(outbound, BEN)).isInstanceOf(OutboundResult.NoneReady.class);
    now = Instant.parse("2026-11-21T08:00:00Z");
    OutboundRecord again = next(outbound, BEN);
    assertThat(again.contact().phoneNumber()).isEqualTo("2");
    assertThat(next(outbound, ADA).attempts()).isEqualTo(1);
  }

  @Test
  void aPersonalCallbackThatIsWithheldStaysPersonal() {
    now = Instant.parse("2026-11-20T11:00:00Z");
    MemoryOutbound outbound = outbound(chain(hours("1", EIGHT, NOON)));
    OutboundRecord record = next(outbound, ADA);
    outbound.ask(ADA, new OutboundCommand.Reschedule(ref(record), Instant.parse("2026-11-20T11:30:00Z"), true));
    now = Instant.parse("2026-11-20T12:30:00Z");
    assertThat(preview(outbound, ADA)).isInstanceOf(OutboundResult.NoneReady.class);
    now = Instant.parse("2026-11-21T08:00:00Z");
    assertThat(preview(outbound, BEN)).isEqualTo(new OutboundResult.NoneReady(Optional.empty()));
    assertThat(next(outbound, ADA).handle()).isEqualTo(record.handle());
  }

  @Test
  void aChainWhoseNumbersAreAllForbiddenIsDone() {
    MemoryOutbound outbound = outbound(chain(any("555-0100")), chain(any("5550100")), chain(any("5550100"), any("2")));
    outbound.ask(ADA, new OutboundCommand.DoNotCall(ref(next(outbound, ADA)), Optional.empty()));
    OutboundRecord left = next(outbound, ADA);
    assertThat(left.contact().phoneNumber()).isEqualTo("2");
    OutboundResult.Done chained = (OutboundResult.Done) outbound
      .ask(ADA, new OutboundCommand.Chained(ref(left)))
      .result();
    assertThat(chained.others()).isEmpty();
    assertThat(preview(outbound, BEN)).isEqualTo(new OutboundResult.NoneReady(Optional.empty()));
  }

  @Test
  void aForbiddenNumberIsForbiddenToItsTenantOnly() {
    MemoryOutbound outbound = new MemoryOutbound(
      Stream.of("demo", "other")
        .map(tenant -> new CallingList(tenant, "C", 1, "A", List.of(chain(any("1")), chain(any("1"))), "digest"))
        .toList(),
      () -> now
    );
    outbound.ask(ADA, new OutboundCommand.DoNotCall(ref(next(outbound, ADA)), Optional.empty()));
    assertThat(preview(outbound, BEN)).isInstanceOf(OutboundResult.NoneReady.class);
    assertThat(preview(outbound, new UserId("other", "ada"))).isInstanceOf(OutboundResult.Done.class);
  }

  @Test
  void aCancelledChainIsDoneAndItsNumberIsNotForbidden() {
    MemoryOutbound outbound = outbound(chain(any("1")), chain(any("1")));
    OutboundRecord record = next(outbound, ADA);
    assertThat(outbound.ask(BEN, new OutboundCommand.Cancel(ref(record))).result()).isInstanceOf(
      OutboundResult.Refused.class
    );
    outbound.ask(ADA, new OutboundCommand.Dial(record.handle()));
    assertThat(outbound.ask(ADA, new OutboundCommand.Cancel(ref(record))).result()).isInstanceOf(
      OutboundResult.Done.class
    );
    assertThat(next(outbound, ADA).handle()).isNotEqualTo(record.handle());
  }

  @Test
  void theOnlyReadyRecordBehindThousandsThatAreNotIsFoundAndTheOthersComeInOrder() {
    Chain[] chains = IntStream.rangeClosed(1, 5_000)
      .mapToObj(number -> chain(number == 4_321 ? any("4321") : hours("" + number, EIGHT, NOON)))
      .toArray(Chain[]::new);
    MemoryOutbound outbound = outbound(chains);
    assertThat(next(outbound, ADA).contact().phoneNumber()).isEqualTo("4321");
    assertThat(preview(outbound, BEN)).isInstanceOf(OutboundResult.NoneReady.class);
    now = Instant.parse("2026-11-20T08:00:00Z");
    List<String> inOrder = IntStream.rangeClosed(1, 3)
      .mapToObj(agent ->
        next(outbound, new UserId("demo", "agent" + agent))
          .contact()
          .phoneNumber()
      )
      .toList();
    assertThat(inOrder).containsExactly("1", "2", "3");
  }
}

package io.hookswitch.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.UserId;
import io.hookswitch.outbound.OutboundResult.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two lists of one campaign, and one of another tenant's campaign with the same name. */
final class OutboundDeskTest {

  private static final UserId ADA = new UserId("demo", "ada");
  private static final UserId BEN = new UserId("demo", "ben");
  private static final UserId STRANGER = new UserId("other", "ada");

  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private final MemoryOutbound outbound = new MemoryOutbound(
    List.of(
      list("demo", "A", chain("1001"), chain("1002", "1003")),
      list("demo", "B", chain("2001")),
      list("other", "A", chain("3001"))
    ),
    () -> now
  );

  @Test
  void aCampaignTakesItsListsInOrder() {
    assertThat(numbers(ADA, BEN, new UserId("demo", "cid"))).containsExactly("1001", "1002", "2001");
    assertThat(ask(new UserId("demo", "dan"), preview())).isEqualTo(new OutboundResult.NoneReady(Optional.empty()));
    assertThat(numbers(STRANGER)).containsExactly("3001");
  }

  @Test
  void whatIsHeldOfALaterListComesBeforeWhatIsNewInAnEarlierOne() {
    OutboundRecord first = next(ADA);
    next(BEN);
    UserId cid = new UserId("demo", "cid");
    OutboundRecord later = next(cid);
    assertThat(later.callingList()).isEqualTo("B");
    ask(ADA, new OutboundCommand.Reject(ref(first)));
    assertThat(next(cid)).isEqualTo(later);
  }

  @Test
  void aRecordIsToldWithItsAttempts() {
    OutboundRecord record = next(ADA);
    ask(ADA, new OutboundCommand.Dial(record.handle()));
    assertThat(next(ADA).attempts()).isEqualTo(1);
    ask(ADA, new OutboundCommand.Dial(record.handle()));
    assertThat(next(ADA).attempts()).isEqualTo(2);
  }

  @Test
  void aChainGoesOnWithTheFirstRecordWithoutAResult() {
    next(ADA);
    OutboundRecord first = next(BEN);
    assertThat(first.contact().phoneNumber()).isEqualTo("1002");
    ContactChange busy = ContactChange.result(Optional.of("Busy"), Optional.empty());
    ask(BEN, new OutboundCommand.Update(ref(first), busy));
    assertThat(next(BEN).contact().phoneNumber()).isEqualTo("1003");
    assertThat(next(BEN).chain()).isEqualTo(first.chain());
  }

  @Test
  void theResultOfACompletedRecordIsKept() {
    OutboundRecord record = next(ADA);
    ContactChange sold = ContactChange.result(Optional.of("Sold"), Optional.of("1999"));
    OutboundResult.Done done = (OutboundResult.Done) ask(ADA, new OutboundCommand.Complete(ref(record), sold));
    assertThat(done.record().contact().callResult()).isEqualTo("Sold");
    Contact kept = outbound.store.chains.get(record.chain()).contacts().getFirst();
    assertThat(kept.phoneNumber()).isEqualTo("1999");
    assertThat(kept.callResult()).isEqualTo("Sold");
  }

  @Test
  void nothingIsWrittenForWhoeverDoesNotHoldTheRecord() {
    OutboundRecord record = next(ADA);
    ContactChange sold = ContactChange.result(Optional.of("Sold"), Optional.empty());
    assertThat(ask(BEN, new OutboundCommand.Complete(ref(record), sold))).isEqualTo(notFound());
    assertThat(ask(BEN, new OutboundCommand.Update(ref(record), sold))).isEqualTo(notFound());
    now = now.plus(MemoryOutbound.LEASE);
    assertThat(ask(ADA, new OutboundCommand.Complete(ref(record), sold))).isEqualTo(notFound());
    assertThat(outbound.store.chains.get(record.chain()).contacts().getFirst().callResult()).isEmpty();
  }

  @Test
  void everyCommandAboutARecordRenewsTheHold() {
    OutboundRecord record = next(ADA);
    for (int i = 0; i < 4; i++) {
      now = now.plus(MemoryOutbound.LEASE).minusSeconds(1);
      assertThat(ask(ADA, new OutboundCommand.Chained(ref(record)))).isInstanceOf(OutboundResult.Done.class);
    }
    now = now.plus(MemoryOutbound.LEASE);
    assertThat(next(BEN).handle()).isEqualTo(record.handle());
  }

  @Test
  void aCallbackIsWithinAYear() {
    OutboundRecord record = next(ADA);
    for (Instant wrong : List.of(Instant.MIN, now, now.plus(Duration.ofDays(367)), Instant.MAX)) {
      OutboundResult result = ask(ADA, new OutboundCommand.Reschedule(ref(record), wrong, true));
      assertThat(((OutboundResult.Refused) result).why())
        .as("%s", wrong)
        .isEqualTo(Why.INVALID);
    }
    assertThat(next(ADA)).isEqualTo(record);
  }

  @Test
  void aPersonalCallbackComesBackToItsAgent() {
    OutboundRecord record = next(ADA);
    ask(ADA, new OutboundCommand.Reschedule(ref(record), now.plusSeconds(60), true));
    now = now.plusSeconds(60);
    assertThat(next(BEN).handle()).isNotEqualTo(record.handle());
    assertThat(next(ADA).handle()).isEqualTo(record.handle());
  }

  @Test
  void whoeverLeavesGivesEveryListItsRecordBack() {
    OutboundRecord record = next(ADA);
    outbound.release(ADA);
    assertThat(next(BEN).handle()).isEqualTo(record.handle());
    outbound.release(STRANGER);
    assertThat(next(BEN).handle()).isEqualTo(record.handle());
  }

  @Test
  void aChainThatIsFullOrDoneTakesNoMore() {
    OutboundRecord record = next(ADA);
    for (int i = 1; i < Handle.PLACES; i++) assertThat(add(record)).isInstanceOf(OutboundResult.Done.class);
    assertThat(((OutboundResult.Refused) add(record)).detail()).isEqualTo("A chain has at most 16 records");
    ContactChange nothing = ContactChange.result(Optional.empty(), Optional.empty());
    ask(ADA, new OutboundCommand.Complete(ref(record), nothing));
    assertThat(((OutboundResult.Refused) add(record)).why()).isEqualTo(Why.WRONG_STATE);
  }

  @Test
  void handlesAreMadeOfTheirPartsAndStrangeOnesAreNone() {
    Handle last = new Handle(Handle.LISTS - 1, Handle.CHAINS, Handle.PLACES - 1);
    assertThat(last.number()).isEqualTo(Integer.MAX_VALUE);
    assertThat(Handle.of(last.number())).isEqualTo(last);
    assertThat(Handle.ofChain(last.chainId())).isEqualTo(last.at(0));
    for (long strange : new long[] { Long.MIN_VALUE, -1, 0, 15, 1L << 31, 1L << 36, Long.MAX_VALUE, 1L << 21 }) {
      assertThat(Handle.possible(strange)).as("%d", strange).isFalse();
      assertThat(ask(ADA, new OutboundCommand.Keep(strange, "1"))).isEqualTo(notFound());
    }
  }

  private OutboundResult add(OutboundRecord to) {
    Contact contact = contact("9");
    return ask(ADA, new OutboundCommand.Add("C", 1, to.callingList(), Optional.of(to.chain()), contact));
  }

  private List<String> numbers(UserId... users) {
    return List.of(users)
      .stream()
      .map(user -> next(user).contact().phoneNumber())
      .toList();
  }

  private OutboundRecord next(UserId user) {
    return ((OutboundResult.Done) ask(user, preview())).record();
  }

  private OutboundResult ask(UserId user, OutboundCommand command) {
    return outbound.ask(user, command).result();
  }

  private static OutboundCommand preview() {
    return new OutboundCommand.Preview("C", 1);
  }

  private static OutboundResult notFound() {
    return new OutboundResult.Refused(Why.NOT_FOUND, "Record not found");
  }

  private static RecordRef ref(OutboundRecord record) {
    return new RecordRef(record.handle(), record.campaign(), record.applicationId(), Optional.empty());
  }

  private static CallingList list(String tenant, String name, Chain... chains) {
    return new CallingList(tenant, "C", 1, name, List.of(chains), "digest");
  }

  private static Chain chain(String... numbers) {
    return new Chain(List.of(numbers).stream().map(OutboundDeskTest::contact).toList());
  }

  private static Contact contact(String number) {
    return new Contact(number, PhoneType.NoContactType, "UTC", 0, Contact.END_OF_DAY, "", "", Map.of());
  }
}

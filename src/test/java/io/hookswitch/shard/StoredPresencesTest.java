package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.decisionlog.Decided;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.rules.DeviceRules;
import io.hookswitch.user.AgentState;
import io.hookswitch.user.Channel;
import io.hookswitch.user.ContactCenterSession;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceOperation;
import io.hookswitch.user.Presence;
import io.hookswitch.user.PresenceInput;
import io.hookswitch.user.PresenceRefusal;
import io.hookswitch.user.Seat;
import io.hookswitch.user.Watcher;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.ReplyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredPresencesTest {

  private static final UserId ANN = new UserId("acme", "ann");
  private static final Seat SEAT = new Seat(ANN, UserRole.Agent, List.of("desk", "cell"));
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final DeviceRules FLIP = facts -> {
    Set<DeviceOperation> allowed = EnumSet.range(DeviceOperation.StartContactCenterSession, DeviceOperation.Offline);
    allowed.add(facts.doNotDisturb() ? DeviceOperation.DoNotDisturbOff : DeviceOperation.DoNotDisturbOn);
    return new DeviceDecision(allowed, List.of("flip"));
  };

  private final MemoryPresences store = new MemoryPresences();
  private final List<StreamEvent.DeviceNews> told = new ArrayList<>();
  private Instant now = NOW;
  private final List<Presence> remembered = new ArrayList<>();
  private Future<Void> remembering = Future.succeededFuture();
  private Runnable whileTelling = () -> {};
  private final List<Decided.AtPhone> noted = new ArrayList<>();
  private final StoredPresences presences = new StoredPresences(
    store,
    FLIP,
    this::hear,
    presence -> {
      remembered.add(presence);
      return remembering;
    },
    decided -> noted.add((Decided.AtPhone) decided),
    () -> now
  );

  private Future<Void> hear(UserId user, StreamEvent event) {
    assertThat(user).isEqualTo(ANN);
    Runnable first = whileTelling;
    whileTelling = () -> {};
    first.run();
    told.add((StreamEvent.DeviceNews) event);
    return Future.succeededFuture();
  }

  private Presences.View ask(PresenceInput input) {
    return presences.ask(SEAT, input, NOW.plusSeconds(5)).result();
  }

  private static PresenceInput start() {
    ContactCenterSession session = new ContactCenterSession("desk", Set.of(Channel.Voice), "", "");
    return new PresenceInput.StartSession(session, AgentState.NOT_READY);
  }

  @Test
  void whatIsAcceptedIsKeptAndToldWithWhatIsAllowedAfterwards() {
    Presences.View view = ask(new PresenceInput.DoNotDisturb("desk", true));
    assertThat(view.refusal()).isEmpty();
    assertThat(store.kept.get(ANN).phone("desk").doNotDisturb()).isTrue();
    assertThat(view.decision("desk").allows(DeviceOperation.DoNotDisturbOff)).isTrue();
    assertThat(view.decision("cell").allows(DeviceOperation.DoNotDisturbOn)).isTrue();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().devices()).containsExactly("desk");
    assertThat(told.getFirst().channels()).isFalse();
    assertThat(told.getFirst().decisions()).isEqualTo(view.decisions());
  }

  @Test
  void nobodyIsToldOfWhatAKillOfAllNodesWouldUndo() {
    Promise<Void> onDisk = Promise.promise();
    remembering = onDisk.future();
    Future<Presences.View> asked = presences.ask(
      SEAT,
      new PresenceInput.DoNotDisturb("desk", true),
      NOW.plusSeconds(5)
    );
    assertThat(remembered).containsExactly(store.kept.get(ANN));
    assertThat(asked.isComplete()).isFalse();
    assertThat(told).isEmpty();
    onDisk.complete();
    assertThat(asked.succeeded()).isTrue();
    assertThat(told).hasSize(1);
  }

  @Test
  void whatIsNotListedIsRefusedAndNobodyHearsOfIt() {
    Presences.View view = ask(new PresenceInput.DoNotDisturb("desk", false));
    assertThat(view.refusal().map(PresenceRefusal::why)).contains(PresenceRefusal.Why.NOT_ALLOWED);
    assertThat(store.kept).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void whatIsDecidedIsWrittenDownOnceWithTheNameOfTheRequest() {
    store.meanwhile = () -> ask(start());
    presences.ask(SEAT, new PresenceInput.DoNotDisturb("desk", true), NOW.plusSeconds(5), "c-1");
    presences.ask(SEAT, new PresenceInput.DoNotDisturb("desk", true), NOW.plusSeconds(5), "c-2");
    presences.ask(SEAT, new PresenceInput.DoNotDisturb("attic", true), NOW.plusSeconds(5), "c-3");
    assertThat(noted)
      .extracting(Decided.AtPhone::correlation, Decided.AtPhone::device, Decided.AtPhone::refusal)
      .containsExactly(
        tuple(null, "desk", null),
        tuple("c-1", "desk", null),
        tuple("c-2", "desk", PresenceRefusal.Why.NOT_ALLOWED),
        tuple("c-3", null, PresenceRefusal.Why.NO_SUCH_DEVICE)
      );
    assertThat(noted).extracting(Decided.AtPhone::user).containsOnly(ANN);
    assertThat(noted.get(2).rules()).containsExactly("flip");
    assertThat(noted.get(2).operation()).isEqualTo(DeviceOperation.DoNotDisturbOn);
  }

  @Test
  void whatOthersDoToAPhoneIsWrittenDownOnlyWhereItIsRefused() {
    Watcher sue = new Watcher(new UserId("acme", "sue"), "sue's desk");
    Watcher tom = new Watcher(new UserId("acme", "tom"), "tom's desk");
    ask(new PresenceInput.Watch("desk", sue, null));
    ask(new PresenceInput.Watch("desk", tom, null));
    assertThat(noted).extracting(Decided.AtPhone::refusal).containsExactly(PresenceRefusal.Why.MONITORED);
  }

  @Test
  void whoseListIsAnotherUnderNewRulesIsToldOfThatPhoneOnly() {
    ask(new PresenceInput.DoNotDisturb("desk", true));
    told.clear();
    DeviceRules loud = facts ->
      facts.doNotDisturb() ? new DeviceDecision(Set.of(), List.of("other rules")) : FLIP.decide(facts);
    assertThat(presences.review(SEAT, loud).result()).isTrue();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().devices()).containsExactly("desk");
    assertThat(told.getFirst().decisions().get("desk").allows(DeviceOperation.DoNotDisturbOff)).isTrue();
    DeviceRules renamed = facts -> new DeviceDecision(FLIP.decide(facts).allowed(), List.of("another name"), 7);
    assertThat(presences.review(SEAT, renamed).result()).isFalse();
    assertThat(told).hasSize(1);
  }

  @Test
  void whoIsSlowerDecidesAgainOnWhatTheOtherLeft() {
    store.meanwhile = () -> ask(start());
    Presences.View view = ask(new PresenceInput.DoNotDisturb("desk", true));
    assertThat(view.presence().version()).isEqualTo(2);
    assertThat(view.presence().agent()).isEqualTo(AgentState.NOT_READY);
    assertThat(told)
      .extracting(news -> news.presence().version())
      .containsExactly(1L, 2L);
  }

  @Test
  void theSameWishOfTwoNodesIsDoneOnceAndRefusedOnce() {
    store.meanwhile = () -> ask(new PresenceInput.DoNotDisturb("desk", true));
    assertThat(ask(new PresenceInput.DoNotDisturb("desk", true)).refusal()).isPresent();
    assertThat(told).hasSize(1);
  }

  @Test
  void theLastWordIsTheNewestEvenIfNodesTellInTheOtherOrder() {
    whileTelling = () -> ask(new PresenceInput.DoNotDisturb("desk", true));
    ask(start());
    // The second change was told before the first; whoever told the first looked again.
    assertThat(told)
      .extracting(news -> news.presence().version())
      .containsExactly(2L, 1L, 2L);
  }

  @Test
  void aLateWishIsNotDone() {
    now = NOW.plusSeconds(5);
    Future<Presences.View> late = presences.ask(SEAT, start(), NOW.plusSeconds(5));
    assertThat(late.cause()).isInstanceOf(ReplyException.class);
    assertThat(store.kept).isEmpty();
  }

  @Test
  void whatIsStoredHoldsEvenIfNobodyCouldBeTold() {
    StoredPresences mute = new StoredPresences(store, FLIP, (user, event) -> Future.failedFuture("down"), () -> now);
    assertThat(mute.ask(SEAT, start(), NOW.plusSeconds(5)).result().presence().loggedInAt("desk")).isTrue();
  }
}

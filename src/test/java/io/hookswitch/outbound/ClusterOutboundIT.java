package io.hookswitch.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.call.UserId;
import io.hookswitch.cluster.LoopbackCluster;
import io.hookswitch.config.ConfigException;
import io.hookswitch.config.StorageConfig;
import io.hookswitch.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped list in real clusters of one and two members, one of which is killed. */
final class ClusterOutboundIT {

  private static final UserId ADA = new UserId("demo", "agent1");
  private static final UserId BEN = new UserId("demo", "agent2");

  @TempDir
  private Path home;

  private final String cluster = "outbound-" + UUID.randomUUID();
  private final List<HazelcastInstance> members = new ArrayList<>();
  private Vertx vertx;
  private volatile Instant now = Instant.parse("2026-11-20T10:00:00Z");

  @BeforeEach
  void takeVertx() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void close() throws Exception {
    members.forEach(member -> member.getLifecycleService().terminate());
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void aListIsHandedOutOneByOne() throws Exception {
    Outbound outbound = join(InMemoryFormat.OBJECT);
    everythingIsHandedOutOnce(outbound, outbound);
  }

  @Test
  void twoMembersHandOutTheSameList() throws Exception {
    everythingIsHandedOutOnce(join(InMemoryFormat.OBJECT), join(InMemoryFormat.OBJECT));
  }

  @Test
  void theListWorksWithoutItsPartOfTheClusterFile() throws Exception {
    everythingIsHandedOutOnce(join(InMemoryFormat.BINARY), join(InMemoryFormat.BINARY));
  }

  @Test
  void manyAgentsAtOnceGetDifferentRecords() throws Exception {
    List<Outbound> nodes = List.of(join(InMemoryFormat.OBJECT), join(InMemoryFormat.OBJECT));
    List<Future<OutboundResult>> asked = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      asked.add(nodes.get(i % 2).ask(new UserId("demo", "agent" + i), preview()));
    }
    await(Future.all(asked));
    List<Long> handles = asked
      .stream()
      .map(Future::result)
      .filter(OutboundResult.Done.class::isInstance)
      .map(result -> ((OutboundResult.Done) result).record().handle())
      .toList();
    assertThat(handles).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void aNodeThatDiesTakesNothingWithIt() throws Exception {
    Outbound first = join(InMemoryFormat.OBJECT);
    Outbound second = join(InMemoryFormat.OBJECT);
    OutboundRecord adas = preview(first, ADA);
    await(
      first.ask(ADA, new OutboundCommand.Update(ref(adas), ContactChange.result(Optional.of("Busy"), Optional.empty())))
    );
    OutboundRecord bens = preview(second, BEN);
    await(
      second.ask(BEN, new OutboundCommand.Complete(ref(bens), ContactChange.result(Optional.empty(), Optional.empty())))
    );

    // Both have joined; that each entry has its copy takes a moment longer.
    for (HazelcastInstance member : members) {
      assertThat(member.getPartitionService().forceLocalMemberToBeSafe(30, TimeUnit.SECONDS)).isTrue();
    }
    members.removeFirst().getLifecycleService().terminate();

    OutboundResult.Done kept = (OutboundResult.Done) await(
      second.ask(ADA, new OutboundCommand.Keep(adas.handle(), "1"))
    );
    assertThat(kept.record().contact().callResult()).isEqualTo("Busy");
    assertThat(preview(second, BEN).handle()).isNotIn(adas.handle(), bens.handle());
  }

  @Test
  void aNodeThatJoinsDoesNotBeginTheListAnew() throws Exception {
    Outbound first = join(InMemoryFormat.OBJECT);
    OutboundRecord adas = preview(first, ADA);
    assertThat(preview(join(InMemoryFormat.OBJECT), BEN).handle()).isNotEqualTo(adas.handle());
  }

  @Test
  void anAgentWhoVanishesLosesTheRecordToTheNext() throws Exception {
    Outbound first = join(InMemoryFormat.OBJECT);
    Outbound second = join(InMemoryFormat.OBJECT);
    OutboundRecord adas = preview(first, ADA);
    now = now.plus(Duration.ofMinutes(14));
    assertThat(preview(second, ADA).handle()).isEqualTo(adas.handle());
    now = now.plus(Duration.ofMinutes(15));
    assertThat(preview(second, BEN).handle()).isEqualTo(adas.handle());
    assertThat(await(first.ask(ADA, new OutboundCommand.Reject(ref(adas))))).isEqualTo(
      new OutboundResult.Refused(OutboundResult.Why.NOT_FOUND, "Record not found")
    );
  }

  @Test
  void aNumberIsForbiddenOnAllNodes() throws Exception {
    Outbound first = join(InMemoryFormat.OBJECT);
    Outbound second = join(InMemoryFormat.BINARY);
    OutboundRecord adas = preview(first, ADA);
    await(first.ask(ADA, new OutboundCommand.DoNotCall(ref(adas), Optional.empty())));
    OutboundResult added = await(second.ask(BEN, add(Optional.empty(), adas.contact())));
    assertThat(((OutboundResult.Refused) added).why()).isEqualTo(OutboundResult.Why.WRONG_STATE);
    assertThat(preview(second, BEN).chain()).isNotEqualTo(adas.chain());
  }

  @Test
  void recordsOutsideTheirHoursAreWithheldOnAllNodes() throws Exception {
    Outbound first = join(InMemoryFormat.OBJECT);
    Outbound second = join(InMemoryFormat.BINARY);
    Contact closed = new Contact("5001", PhoneType.Mobile, "UTC", 0, 1, "", "", Map.of());
    OutboundResult.Done added = (OutboundResult.Done) await(first.ask(ADA, add(Optional.empty(), closed)));
    for (int i = 0; i < 8; i++) {
      OutboundResult next = await(second.ask(new UserId("demo", "agent" + i), preview()));
      if (next instanceof OutboundResult.Done done) {
        assertThat(done.record().chain()).isNotEqualTo(added.record().chain());
      } else assertThat(((OutboundResult.NoneReady) next).next()).isPresent();
    }
  }

  @Test
  void whatIsAddedIsThereForAllNodes() throws Exception {
    Outbound first = join(InMemoryFormat.OBJECT);
    Outbound second = join(InMemoryFormat.OBJECT);
    Contact contact = new Contact("5001", PhoneType.Mobile, "UTC", 0, Contact.END_OF_DAY, "", "", Map.of("A", 1));
    OutboundResult.Done added = (OutboundResult.Done) await(first.ask(ADA, add(Optional.empty(), contact)));
    await(second.ask(ADA, add(Optional.of(added.record().chain()), contact)));
    Set<Long> handed = new HashSet<>();
    for (int i = 0; i < 5; i++) handed.add(preview(second, new UserId("demo", "agent" + i)).handle());
    assertThat(handed).contains(added.record().handle());
    UserId last = new UserId("demo", "agent4");
    OutboundResult.Done chained = (OutboundResult.Done) await(
      second.ask(last, new OutboundCommand.Chained(ref(added.record())))
    );
    assertThat(chained.others()).singleElement().extracting(OutboundRecord::contact).isEqualTo(contact);
  }

  @Test
  void aNodeWithAnotherDatabaseThanTheFirstHandsNothingOut() throws Exception {
    HazelcastInstance one = member(InMemoryFormat.OBJECT);
    HazelcastInstance other = member(InMemoryFormat.OBJECT);
    try (Opened first = inDatabase(one, "a")) {
      OutboundRecord adas = preview(first.outbound(), ADA);
      try (Opened foreign = inDatabase(other, "b"); Opened second = inDatabase(other, "a")) {
        assertThatThrownBy(() -> preview(foreign.outbound(), BEN)).hasRootCauseInstanceOf(
          OutboundUnavailableException.class
        );
        assertThat(preview(second.outbound(), BEN).chain()).isNotEqualTo(adas.chain());
      }
    }
  }

  @Test
  void listsInTheClusterAndInTheDatabaseAreNotHandedOutBesideEachOther() throws Exception {
    join(InMemoryFormat.OBJECT);
    try (Opened late = inDatabase(members.getFirst(), "a")) {
      assertThatThrownBy(() -> preview(late.outbound(), ADA)).hasRootCauseInstanceOf(
        OutboundUnavailableException.class
      );
    }
  }

  @Test
  void aNodeWithListsInTheClusterDoesNotStartBesideThoseWithADatabase() throws Exception {
    try (Opened first = inDatabase(member(InMemoryFormat.OBJECT), "a")) {
      preview(first.outbound(), ADA);
      assertThatThrownBy(() -> join(InMemoryFormat.OBJECT)).isInstanceOf(ConfigException.class);
    }
  }

  private record Opened(DatabaseOutbound outbound) implements AutoCloseable {
    @Override
    public void close() {
      outbound.close();
    }
  }

  private Opened inDatabase(HazelcastInstance member, String dir) {
    return new Opened(
      DatabaseOutbound.open(
        vertx,
        member,
        Database.of(StorageConfig.DEFAULT.in(Path.of(dir)), home),
        Path.of("outbound"),
        Duration.ofMinutes(15),
        Duration.ofHours(4),
        () -> now
      )
    );
  }

  private void everythingIsHandedOutOnce(Outbound first, Outbound second) throws Exception {
    Set<Long> handed = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      Outbound node = i % 2 == 0 ? first : second;
      OutboundRecord record = preview(node, ADA);
      assertThat(preview(i % 2 == 0 ? second : first, ADA)).isEqualTo(record);
      assertThat(handed.add(record.handle())).isTrue();
      ContactChange result = ContactChange.result(Optional.of("Answered"), Optional.empty());
      assertThat(await(node.ask(ADA, new OutboundCommand.Complete(ref(record), result)))).isInstanceOf(
        OutboundResult.Done.class
      );
    }
    assertThat(await(first.ask(ADA, preview()))).isEqualTo(new OutboundResult.NoneReady(Optional.empty()));
  }

  private Outbound join(InMemoryFormat queues) throws Exception {
    HazelcastInstance member = member(queues);
    return ClusterOutbound.open(
      vertx,
      member,
      Path.of("outbound"),
      Duration.ofMinutes(15),
      Duration.ofHours(4),
      () -> now
    );
  }

  private HazelcastInstance member(InMemoryFormat queues) throws Exception {
    HazelcastInstance member = vertx
      .executeBlocking(() -> Hazelcast.newHazelcastInstance(config(queues)), false)
      .toCompletionStage()
      .toCompletableFuture()
      .get(60, TimeUnit.SECONDS);
    members.add(member);
    assertThat(member.getCluster().getMembers()).hasSameSizeAs(members);
    return member;
  }

  private Config config(InMemoryFormat queues) {
    Config config = LoopbackCluster.member(cluster);
    config.addMapConfig(new MapConfig("hookswitch-outbound-queues").setInMemoryFormat(queues).setBackupCount(1));
    return config;
  }

  private static OutboundCommand preview() {
    return new OutboundCommand.Preview("Campaign1", 134);
  }

  private static OutboundRecord preview(Outbound node, UserId user) throws Exception {
    return ((OutboundResult.Done) await(node.ask(user, preview()))).record();
  }

  private static OutboundCommand add(Optional<Long> chain, Contact contact) {
    return new OutboundCommand.Add("Campaign1", 134, "CallingList1", chain, contact);
  }

  private static RecordRef ref(OutboundRecord record) {
    return new RecordRef(record.handle(), record.campaign(), record.applicationId(), Optional.of(record.callingList()));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}

package io.hookswitch.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.call.UserId;
import io.hookswitch.config.StorageConfig;
import io.hookswitch.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whichever database it is. */
abstract class DatabaseOutboundTests {

  static final UserId ADA = new UserId("demo", "agent1");
  static final UserId BEN = new UserId("demo", "agent2");
  private static final Path SHIPPED = Path.of("outbound");
  private static final long LEASE = 100;

  @TempDir
  Path home;

  private final List<DatabaseOutbound> nodes = new ArrayList<>();
  private Vertx vertx;
  StorageConfig storage;
  volatile Instant now = Instant.parse("2026-11-20T10:00:00Z");

  /** Settings for a new, empty database. */
  abstract StorageConfig database(Path dir);

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    storage = database(home.resolve("data"));
  }

  @AfterEach
  void close() {
    nodes.forEach(DatabaseOutbound::close);
    await(vertx.close());
  }

  DatabaseOutbound node() {
    return node(storage, SHIPPED, database -> null);
  }

  DatabaseOutbound node(StorageConfig of, Path dir, Clerk.Opening one) {
    DatabaseOutbound node = DatabaseOutbound.open(
      vertx,
      one,
      Database.of(of.hurried(Duration.ofSeconds(2)), home),
      dir,
      Duration.ofMinutes(15),
      Duration.ofHours(4),
      () -> now
    );
    nodes.add(node);
    return node;
  }

  void stop(DatabaseOutbound node) {
    node.close();
    nodes.remove(node);
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  static OutboundCommand preview() {
    return new OutboundCommand.Preview("Campaign1", 134);
  }

  static OutboundRecord preview(Outbound node, UserId user) {
    return ((OutboundResult.Done) await(node.ask(user, preview()))).record();
  }

  static RecordRef ref(OutboundRecord record) {
    return new RecordRef(record.handle(), record.campaign(), record.applicationId(), Optional.of(record.callingList()));
  }

  static OutboundResult complete(Outbound node, UserId user, OutboundRecord record, String result) {
    ContactChange change = ContactChange.result(Optional.of(result), Optional.empty());
    return await(node.ask(user, new OutboundCommand.Complete(ref(record), change)));
  }

  private static UserId agent(int number) {
    return new UserId("demo", "agent" + number);
  }

  @Test
  void twoNodesThatStartTogetherHandEveryRecordOutOnce() {
    List<DatabaseOutbound> both = List.of(node(), node());
    Set<Long> handed = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      OutboundRecord record = preview(both.get(i % 2), ADA);
      assertThat(preview(both.get((i + 1) % 2), ADA)).isEqualTo(record);
      assertThat(handed.add(record.handle())).isTrue();
      assertThat(complete(both.get(i % 2), ADA, record, "Answered")).isInstanceOf(OutboundResult.Done.class);
    }
    assertThat(await(both.getFirst().ask(ADA, preview()))).isEqualTo(new OutboundResult.NoneReady(Optional.empty()));
  }

  @Test
  void manyAgentsAtOnceAtTwoNodesGetDifferentRecords() {
    List<DatabaseOutbound> both = List.of(node(), node());
    DatabaseOutbound first = both.getFirst();
    await(first.bring(csv("Race", 200)));
    List<Future<OutboundResult>> asked = new ArrayList<>();
    OutboundCommand race = new OutboundCommand.Preview("Race", 7);
    for (int i = 0; i < 300; i++) asked.add(both.get(i % 2).ask(agent(i / 2), race)); // each agent at both nodes
    await(Future.all(asked));
    List<Long> handles = asked.stream().map(Future::result).map(DatabaseOutboundTests::handle).toList();
    for (int i = 0; i < 300; i += 2) assertThat(handles.get(i)).isEqualTo(handles.get(i + 1));
    assertThat(handles.stream().distinct()).hasSize(150);
    CallingLists.Status status = status(first, "Race");
    assertThat(List.of(status.fresh(), status.held(), status.done())).containsExactly(50, 150, 0);
  }

  /** How many rows of its tables a database says in a plan that it has looked at. */
  abstract long rows(String plan);

  /** The figures are for docs/outbound.md, and depend on the machine. How many rows are looked at does not. */
  @Test
  void aRecordOfALongListIsFoundByLookingAtFewRows() throws Exception {
    DatabaseOutbound node = node();
    preview(node, ADA);
    long begun = System.nanoTime();
    int list = await(node.bring(csv("Long", CallQueue.CAPACITY))).number();
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    long[] handed = handouts(node, "Long");
    System.out.printf(
      "%s: %d records taken over in %d ms; handed out in %d us (median of %d; longest %d us)%n",
      getClass().getSimpleName(),
      CallQueue.CAPACITY,
      taken.toMillis(),
      handed[handed.length / 2],
      handed.length,
      handed[handed.length - 1]
    );
    long until = now.plus(Duration.ofMinutes(15)).toEpochMilli();
    Plans plans = new Plans();
    try (Database database = Database.of(storage, home)) {
      database.transact(connection -> {
        try (Statement analyze = connection.createStatement()) {
          return analyze.execute("analyze");
        }
      });
      QueueInput next = new QueueInput.Next("somebody", now.toEpochMilli(), until);
      QueueAnswer answer = database.transact(connection -> new SqlQueue(list, next).in(plans.of(connection)));
      assertThat(answer.outcome()).isEqualTo(Outcome.DONE);
    }
    assertThat(plans.all()).hasSizeGreaterThan(3);
    for (String plan : plans.all()) assertThat(rows(plan)).as(plan).isBetween(0L, 100L);
    assertThat(plans.all().stream().mapToLong(this::rows).sum()).as("%s", plans.all()).isPositive();
  }

  /** Microseconds, sorted. */
  private static long[] handouts(Outbound node, String name) {
    return IntStream.range(0, 40)
      .mapToLong(i -> {
        long begun = System.nanoTime();
        handle(await(node.ask(agent(i), new OutboundCommand.Preview(name, 7))));
        return (System.nanoTime() - begun) / 1000;
      })
      .sorted()
      .toArray();
  }

  static String all(Future<Optional<CallingLists.Pages>> found) {
    CallingLists.Pages pages = await(found).orElseThrow();
    StringBuilder text = new StringBuilder();
    for (String piece = await(pages.next()); !piece.isEmpty(); piece = await(pages.next())) {
      assertThat(piece.length()).isLessThan(2 * Chapter.LENGTH);
      text.append(piece);
    }
    return text.toString();
  }

  @Test
  void aListIsWrittenOutInPiecesAndOneThatIsRemovedMeanwhileIsCutOff() {
    DatabaseOutbound node = node();
    StringBuilder csv = new StringBuilder(csv("Wide", 0)).insert(csv("Wide", 0).length() - 1, ",Note");
    for (int i = 0; i < 2000; i++) csv
      .append(5000 + i)
      .append(',')
      .append("x".repeat(1500))
      .append('\n');
    int number = await(node.bring(csv.toString())).number();
    CallingLists.Pages pages = await(node.export(number)).orElseThrow();
    List<String> pieces = new ArrayList<>(List.of(await(pages.next()), await(pages.next())));
    assertThat(pieces.get(1))
      .as("each line once")
      .startsWith(pieces.getFirst().lines().count() - 5 + 5000 + ",");
    assertThat(
      all(node.export(number))
        .lines()
        .filter(line -> line.contains("xxx"))
    )
      .hasSize(2000)
      .doesNotHaveDuplicates();
    await(node.remove(number));
    assertThatThrownBy(() -> await(pages.next())).hasRootCauseInstanceOf(ListConflictException.class);
  }

  @Test
  void oneCustomerIsErasedFromAllLists() throws Exception {
    DatabaseOutbound node = node();
    String head = "# tenant: demo\n# campaign: Race\n# applicationId: 7\n# callingList: Race%d\n";
    String fields = "phoneNumber,chainId,callerId,Name,Case\n";
    await(
      node.bring(
        head.formatted(1) +
          fields +
          "(916) 555-0199,a,4711,Anna,17\n5002,a,4711,Anna again,\n5003,b,,Ben,17\n5004,c,,Carl,18\n"
      )
    );
    await(node.bring(head.formatted(2) + fields + "19165550199,x,,Anna,\n5005,y,,Dora,17\n"));
    OutboundRecord held = race(node, ADA);
    assertThat(held.contact().fields()).containsEntry("Name", "Anna");

    CallingLists.Customer anna = new CallingLists.Customer.Number("+19165550199");
    assertThat(await(node.erase(anna))).contains(new CallingLists.Erased(1, 2));
    await(node.ask(ADA, new OutboundCommand.Dial(held.handle())));
    await(node.ask(ADA, new OutboundCommand.Reschedule(ref(held), now.plusSeconds(60), false)));
    assertThat(await(node.erase(anna))).contains(new CallingLists.Erased(2, 0));
    assertThat(await(node.erase(anna))).contains(new CallingLists.Erased(0, 0));
    assertThat(await(node.erase(new CallingLists.Customer.Field("Case", "17")))).contains(
      new CallingLists.Erased(2, 0)
    );
    assertThat(await(node.erase(new CallingLists.Customer.Field("Name", "17")))).contains(
      new CallingLists.Erased(0, 0)
    );

    int first = status(node, "Race1").number();
    String left = all(node.export(first)) + all(node.export(status(node, "Race2").number()));
    assertThat(left)
      .doesNotContain("Anna", "Ben", "Dora", "0199", "4711", "5002", "5003", "5005")
      .contains("5004", "Carl");
    assertThat(left.lines().filter(line -> line.contains(",done,"))).hasSize(5);
    now = now.plusSeconds(120);
    assertThat(race(node, ADA).contact().phoneNumber()).isEqualTo("5004");
    assertThat(await(node.ask(BEN, new OutboundCommand.Preview("Race", 7)))).isInstanceOf(
      OutboundResult.NoneReady.class
    );
    assertThat(all(node.attempts(first)).lines()).containsExactly(
      "chainId,attempt,agent,what,madeAt",
      "1,1,agent1,DIALLED,2026-11-20T10:00:00Z"
    );
    assertThat(await(node.attempts(99))).isEmpty();
  }

  private static long handle(OutboundResult result) {
    return ((OutboundResult.Done) result).record().handle();
  }

  static String csv(String name, int records) {
    StringBuilder csv = new StringBuilder(
      "# tenant: demo\n# campaign: " + name + "\n# applicationId: 7\n# callingList: " + name + "\nphoneNumber\n"
    );
    IntStream.range(0, records).forEach(i -> csv.append(5000 + i).append('\n'));
    return csv.toString();
  }

  static CallingLists.Status status(CallingLists lists, String name) {
    return await(lists.all())
      .stream()
      .filter(list -> list.name().equals(name))
      .findFirst()
      .orElseThrow();
  }

  @Test
  void whatWasAcknowledgedIsThereWhenAllNodesAreGone() throws Exception {
    DatabaseOutbound before = node();
    await(before.bring(csv("Race", 8)));
    OutboundRecord done = race(before, ADA);
    await(before.ask(ADA, new OutboundCommand.Dial(done.handle())));
    complete(before, ADA, done, "Answered");
    OutboundRecord later = race(before, ADA);
    Instant callback = now.plus(Duration.ofHours(10));
    assertThat(await(before.ask(ADA, new OutboundCommand.Reschedule(ref(later), callback, true)))).isInstanceOf(
      OutboundResult.Done.class
    );
    OutboundRecord rejected = race(before, ADA);
    await(before.ask(ADA, new OutboundCommand.Reject(ref(rejected))));
    OutboundRecord held = race(before, BEN);
    await(before.ask(ADA, new OutboundCommand.DoNotCall(ref(race(before, ADA)), Optional.of("4711"))));
    String export = all(before.export(1));
    nodes.remove(before);
    before.close();

    DatabaseOutbound after = node();
    assertThat(all(after.export(1))).isEqualTo(export);
    assertThat(race(after, BEN)).isEqualTo(held);
    assertThat(attempts(storage)).containsExactly(
      new Attempt(done.chain(), 1, "agent1", "DIALLED"),
      new Attempt(rejected.chain(), 1, "agent1", "REJECTED")
    );
    assertThat(complete(after, ADA, done, "Busy")).isInstanceOf(OutboundResult.Refused.class);
    assertThat(race(after, ADA).contact().phoneNumber()).isEqualTo("5005");
    await(after.release(ADA));
    now = callback;
    assertThat(race(after, new UserId("demo", "agent3")).chain()).isNotEqualTo(later.chain());
    assertThat(race(after, ADA).chain()).isEqualTo(later.chain());
    OutboundCommand forbidden = new OutboundCommand.Add("Race", 7, "Race", Optional.empty(), any("4711"));
    assertThat(((OutboundResult.Refused) await(after.ask(ADA, forbidden))).detail()).contains("not to be called");
  }

  private static OutboundRecord race(Outbound node, UserId user) {
    return ((OutboundResult.Done) await(node.ask(user, new OutboundCommand.Preview("Race", 7)))).record();
  }

  static Contact any(String number) {
    return new Contact(number, PhoneType.Mobile, "UTC", 0, Contact.END_OF_DAY, "", "", Map.of("A", 1));
  }

  record Attempt(long chain, int number, String agent, String what) {}

  List<Attempt> attempts(StorageConfig of) throws Exception {
    try (Database database = Database.of(of, home)) {
      return database.transact(connection -> {
        List<Attempt> all = new ArrayList<>();
        String sql = "select list_number, chain, attempt, agent, what from outbound_attempt order by made_at, chain";
        try (Statement query = connection.createStatement(); ResultSet row = query.executeQuery(sql)) {
          while (row.next()) {
            long chain = new Handle(row.getInt(1), row.getInt(2), 0).chainId();
            all.add(new Attempt(chain, row.getInt(3), row.getString(4), row.getString(5)));
          }
        }
        return all;
      });
    }
  }

  @Test
  void aListThatIsWrittenOutAndBroughtAgainIsTheSame() {
    DatabaseOutbound node = node();
    await(
      node.bring(
        """
        # tenant: demo
        # campaign: Spring
        # applicationId: 7
        # callingList: Spring1
        phoneNumber,chainId,Name,Note,=Sum
        5001,a,"Smith, ""Al""\","two
        lines",=1+1
        5002,a,'=x,-,'''
        +3221,b,,@home,+32
        5004,c,,,
        5005,d,,,
        5006,e,,,
        """
      )
    );
    OutboundCommand spring = new OutboundCommand.Preview("Spring", 7);
    OutboundRecord first = ((OutboundResult.Done) await(node.ask(ADA, spring))).record();
    await(node.ask(ADA, new OutboundCommand.Dial(first.handle())));
    await(node.ask(ADA, new OutboundCommand.Reschedule(ref(first), now.plus(Duration.ofDays(1)), true)));
    OutboundRecord second = ((OutboundResult.Done) await(node.ask(ADA, spring))).record();
    complete(node, ADA, second, "=Sold, \"all\"");
    OutboundRecord third = ((OutboundResult.Done) await(node.ask(BEN, spring))).record();
    await(node.ask(BEN, new OutboundCommand.Reject(ref(third))));
    await(node.ask(ADA, new OutboundCommand.Add("Spring", 7, "Spring1", Optional.of(first.chain()), any("5009"))));
    OutboundRecord held = ((OutboundResult.Done) await(node.ask(BEN, spring))).record();

    int number = status(node, "Spring1").number();
    assertThatThrownBy(() -> await(node.remove(number))).hasRootCauseInstanceOf(ListConflictException.class);
    String withHold = all(node.export(number));
    assertThat(withHold).contains(",held,").contains(",agent2,");
    assertThatThrownBy(() -> await(node.bring(withHold))).hasRootCauseInstanceOf(ListConflictException.class);
    await(node.ask(BEN, new OutboundCommand.Reject(ref(held))));
    String before = all(node.export(number));
    List<OutboundRecord> order = order(node, spring);

    assertThat(await(node.remove(number)).orElseThrow().done()).isEqualTo(1);
    assertThat(await(node.remove(number))).isEmpty();
    assertThat(await(node.export(number))).isEmpty();
    int again = await(node.bring(before)).number();
    assertThat(all(node.export(again))).isEqualTo(before);
    assertThat(order(node, spring)).isEqualTo(order);
  }

  /** All records as they would be handed out the day after tomorrow; nobody holds one afterwards. */
  private List<OutboundRecord> order(DatabaseOutbound node, OutboundCommand preview) {
    Instant today = now;
    now = today.plus(Duration.ofDays(2));
    List<OutboundRecord> order = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      if (await(node.ask(agent(i), preview)) instanceof OutboundResult.Done done) order.add(done.record());
    }
    now = today;
    for (int i = 0; i < 9; i++) await(node.release(agent(i)));
    assertThat(order).hasSize(4);
    return order;
  }

  @Test
  void aListWithMistakesIsRefusedWithAllOfThemAndChangesNothing() {
    DatabaseOutbound node = node();
    String wrong =
      "# tenant: demo\n# campaign: C\n# applicationId: x\nphoneNumber,GSW_STATE,GSW_DUE\n,,\n1,lost,\n1,waiting,soon\n";
    assertThatThrownBy(() -> await(node.bring(wrong)))
      .rootCause()
      .isInstanceOfSatisfying(InvalidCallingListException.class, all ->
        assertThat(all.mistakes())
          .hasSize(4)
          .anyMatch(one -> one.contains(":7:11: GSW_DUE"))
      );
    assertThatThrownBy(() -> await(node.bringFile("../pom.xml"))).hasRootCauseInstanceOf(
      InvalidCallingListException.class
    );
    assertThat(await(node.all())).hasSize(1);
  }

  @Test
  void aFileOfTheFolderIsBroughtByItsName() throws IOException {
    Path dir = Files.createDirectories(home.resolve("lists"));
    DatabaseOutbound node = node(storage, dir, database -> null);
    assertThat(await(node.all())).isEmpty();
    Files.writeString(dir.resolve("race.csv"), csv("Race", 3));
    assertThat(await(node.bringFile("race.csv")).fresh()).isEqualTo(3);
    assertThat(await(node.ask(ADA, new OutboundCommand.Preview("Race", 7)))).isInstanceOf(OutboundResult.Done.class);
  }

  @Test
  void nodesWithDifferentDatabasesDoNotBothHandOut() {
    DatabaseOutbound other = node(storage, SHIPPED, database -> "another one");
    assertThatThrownBy(() -> await(other.ask(ADA, preview())))
      .rootCause()
      .isInstanceOfSatisfying(OutboundUnavailableException.class, refused -> {
        assertThat(refused.undone()).isTrue();
        assertThat(refused).hasMessageContaining("another one");
      });
    assertThatThrownBy(() -> await(other.bring(csv("Race", 3)))).hasRootCauseInstanceOf(
      OutboundUnavailableException.class
    );
  }

  /** The queue in memory says what is right: the database gives the same answer to everything that can happen. */
  @ParameterizedTest
  @ValueSource(longs = { 1, 2, 3 })
  void theDatabaseHandsOutInTheOrderOfTheQueue(long seed) throws Exception {
    DatabaseOutbound node = node();
    await(node.bring(csv("Race", 20)));
    int list = status(node, "Race").number();
    CallQueue queue = new CallQueue(20, 20);
    Random chance = new Random(seed);
    long time = now.toEpochMilli();
    try (Database database = Database.of(storage, home)) {
      for (int i = 0; i < 600; i++) {
        time += chance.nextInt(30);
        QueueInput input = anything(chance, queue, time);
        QueueAnswer right = queue.step(input);
        assertThat(database.transact(new SqlQueue(list, input)))
          .as("%s: %s", i, input)
          .isEqualTo(right);
        if (input instanceof QueueInput.Reserve) {
          QueueInput enter = new QueueInput.Enter(right.chain(), time);
          assertThat(database.transact(new SqlQueue(list, enter))).isEqualTo(queue.step(enter));
        }
      }
    }
  }

  private static QueueInput anything(Random chance, CallQueue queue, long now) {
    String user = "agent" + chance.nextInt(8);
    int chain = 1 + chance.nextInt(24);
    return switch (chance.nextInt(12)) {
      case 0 -> new QueueInput.Resume(user, now, now + LEASE);
      case 1 -> new QueueInput.Look(user, now, 1 + chance.nextInt(10));
      case 2 -> withhold(chance, queue, user, now);
      case 3 -> new QueueInput.Release(user, now);
      case 4 -> chance.nextInt(5) == 0 ? new QueueInput.Reserve(now) : new QueueInput.Join(chain, now);
      case 5, 6, 7, 8 -> {
        ChainState held = queue.states().get(chain);
        String holder = held instanceof ChainState.Held mine && chance.nextInt(4) != 0 ? mine.user() : user;
        yield new QueueInput.Ask(chain, wish(chance, holder, now));
      }
      default -> new QueueInput.Next(user, now, now + LEASE);
    };
  }

  private static QueueInput withhold(Random chance, CallQueue queue, String user, long now) {
    ArrayList<QueueInput.Later> later = new ArrayList<>();
    for (int chain : queue.step(new QueueInput.Look(user, now, 3)).waiting()) {
      later.add(
        new QueueInput.Later(chain, chance.nextInt(9) == 0 ? QueueInput.Later.NEVER : now + chance.nextInt(90))
      );
    }
    return new QueueInput.Withhold(later, now);
  }

  private static ChainInput.Wish wish(Random chance, String user, long now) {
    return switch (chance.nextInt(12)) {
      case 0 -> new ChainInput.Complete(user, now);
      case 1, 2 -> new ChainInput.Reject(user, now);
      case 3, 4 -> new ChainInput.Dial(user, now, now + 5 * LEASE);
      case 5, 6 -> new ChainInput.Reschedule(user, now, now + chance.nextInt(300), chance.nextBoolean());
      case 7 -> new ChainInput.PutBack(
        user,
        now,
        now + chance.nextInt(100),
        new ChainState.Waiting(now, ChainState.Turn.LAST, null, 0)
      );
      default -> new ChainInput.Keep(user, now, now + LEASE);
    };
  }

  static boolean undone(Throwable failure) {
    return (
      failure instanceof CompletionException wrapped &&
      wrapped.getCause() instanceof OutboundUnavailableException away &&
      away.undone()
    );
  }
}

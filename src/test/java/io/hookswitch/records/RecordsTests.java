package io.hookswitch.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Moment;
import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.UserDatum;
import io.hookswitch.call.UserId;
import io.hookswitch.config.RecordsConfig;
import io.hookswitch.config.ReportingConfig;
import io.hookswitch.config.StorageConfig;
import io.hookswitch.database.Database;
import io.hookswitch.reporting.Outlet;
import io.hookswitch.wire.MaskedJson;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds whichever database it is. */
abstract class RecordsTests {

  private static final Endpoint CUSTOMER = Story.customer("+3221234567");
  private static final Instant LATER = Instant.parse("2026-03-01T12:00:00Z");
  private static final RecordsConfig USUAL = RecordsConfig.DEFAULT;

  @TempDir
  Path home;

  private Vertx vertx;
  private Instant now = LATER;
  private StorageConfig storage;
  private CallRecords records;

  /** Settings for a new, empty database. */
  abstract StorageConfig database(Path dir);

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    storage = database(home.resolve("data"));
    records = open(masking(USUAL), 1);
    records.begin(() -> false);
  }

  @AfterEach
  void close() {
    records.close();
    await(vertx.close());
  }

  static RecordsConfig masking(RecordsConfig usual) {
    return new RecordsConfig(
      true,
      Optional.of(Pattern.compile("(?i)card|pin")),
      usual.keepFor(),
      usual.journalFor(),
      usual.journalLines(),
      usual.spoolBytes(),
      usual.backlog()
    );
  }

  CallRecords open(RecordsConfig config, int node) {
    return open(config, node, ReportingConfig.DEFAULT);
  }

  private CallRecords open(RecordsConfig config, int node, ReportingConfig reporting) {
    return CallRecords.open(vertx, storage, config, reporting, home, node, InstantSource.system());
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  void keep(Story story) {
    keepWithoutDatabase(story);
    arrived();
  }

  void keepWithoutDatabase(Story story) {
    story.moments.forEach(moment -> assertThat(await(records.keep(vertx, moment))).isTrue());
  }

  void arrived() {
    records.settled().orTimeout(60, TimeUnit.SECONDS).join();
  }

  long waitingBytes() {
    return records.waitingBytes();
  }

  long dropped() {
    return records.dropped();
  }

  Records.History history(CallId call) {
    return await(records.history(call, Records.Place.START, 1000)).orElseThrow();
  }

  @Test
  void whoReadsSeesNothingOfWhatIsWrittenMeanwhile() throws Exception {
    Story story = new Story(12).talks(CUSTOMER, Map.of());
    keep(story);
    CallRecord before = CallRecord.of(story.call);
    story.moments.clear();
    try (Database other = Database.of(storage, home)) {
      List<Records.Recorded> seen = other.look(connection -> {
        List<Long> calls = List.of(story.id.number());
        new RecordReader(connection, calls).read();
        keep(story.hangsUp());
        return new RecordReader(connection, calls).read();
      });
      assertThat(seen).extracting(Records.Recorded::record).containsExactly(before);
    }
    assertThat(history(story.id).call().record().reason()).isEqualTo(EndReason.COMPLETED);
  }

  @Test
  void aRecordComesBackAsItWas() {
    Story story = new Story(11).talks(CUSTOMER, Map.of("Case", "17", "Nested", Map.of("a", List.of(1, true))));
    keep(story);
    Records.History during = history(story.id);
    assertThat(during.call().record()).isEqualTo(CallRecord.of(story.call));
    assertThat(during.call().record().endedAt()).isNull();

    story.moments.clear();
    keep(story.hangsUp());
    assertThat(history(story.id).call().record()).isEqualTo(CallRecord.of(story.call));
    assertThat(history(story.id).call().record().reason()).isEqualTo(EndReason.COMPLETED);
  }

  @Test
  void linesSayWhoDidWhatUnderWhichName() {
    Story story = new Story(12).talks(CUSTOMER, Map.of()).asks(new Command.Hold(new CallId(12).party(0)), "key-1");
    keep(story);
    Records.JournalLine hold = history(story.id).lines().getLast();
    assertThat(hold.what()).isEqualTo("Hold");
    assertThat(hold.kind()).isEqualTo("COMMAND");
    assertThat(hold.principal()).isEqualTo("alice@acme");
    assertThat(hold.key()).isEqualTo("key-1");
    assertThat(hold.generation()).isEqualTo(7);
    assertThat(hold.refusal()).isNull();
    assertThat(history(story.id).lines()).hasSize(story.moments.size());
  }

  @Test
  void aPageGoesOnWhereTheLastOneEnded() {
    Story story = new Story(13).talks(CUSTOMER, Map.of()).hangsUp();
    keep(story);
    List<Records.JournalLine> all = history(story.id).lines();
    Records.History first = await(records.history(story.id, Records.Place.START, 3)).orElseThrow();
    assertThat(first.more()).isTrue();
    Records.Place last = first.lines().getLast().place();
    Records.History rest = await(records.history(story.id, last, 1000)).orElseThrow();
    assertThat(rest.more()).isFalse();
    assertThat(first.lines()).hasSize(3);
    assertThat(rest.lines()).isEqualTo(all.subList(3, all.size()));
  }

  @Test
  void aPageOfLongLinesHasFewOfThem() {
    Story story = new Story(87).talks(CUSTOMER, Map.of());
    String note = "x".repeat(HistoryQuery.LONGEST / 4);
    for (int i = 0; i < 9; i++) story.asks(new Command.UpdateUserData(story.alice(), Map.of("Note", i + note)));
    keep(story);
    List<Records.JournalLine> all = new ArrayList<>();
    boolean more = true;
    for (int pages = 0; more; pages++) {
      assertThat(pages).isLessThan(4);
      Records.Place last = all.isEmpty() ? Records.Place.START : all.getLast().place();
      Records.History page = await(records.history(story.id, last, 1000)).orElseThrow();
      assertThat(
        page
          .lines()
          .stream()
          .mapToInt(line -> line.body().length())
          .sum()
      ).isLessThan(2 * HistoryQuery.LONGEST);
      all.addAll(page.lines());
      more = page.more();
    }
    assertThat(all).hasSize(story.moments.size()).doesNotHaveDuplicates();
  }

  @Test
  void anExportedJournalLeadsToTheIdenticalState() {
    Story story = new Story(14).talks(CUSTOMER, Map.of("Case", "17"));
    story.asks(new Command.SendDtmf(story.alice(), "12#"));
    story.asks(new Command.AttachUserData(story.alice(), Map.of("Card", "4111", "Note", "x")));
    story.isTakenOver().asks(new Command.StartRecording(story.alice()), "once").hangsUp();
    story.asks(new Command.SetDisposition(story.alice(), "DispositionCode", "Sold"));
    keep(story);
    Records.History history = history(story.id);
    Call state = WireJson.read(history.state().orElseThrow().getBytes(StandardCharsets.UTF_8), Call.class);
    assertThat(state.version()).isEqualTo(story.call.version());
    assertThat(Replay.of(Replay.exported(history.lines()), Story.TIMING)).isEqualTo(state);
  }

  private static UserNote note(String user, long version, int second) {
    Instant at = LATER.plusSeconds(second);
    return new UserNote(new UserId("acme", user), UserNote.Kind.PRESENCE, version, at, "v" + version);
  }

  private List<String> noted(UserNote... notes) {
    for (UserNote note : notes) assertThat(await(records.note(vertx, note))).isTrue();
    arrived();
    return await(records.noted(UserNote.Kind.PRESENCE, Survivors.FIRST, 100))
      .stream()
      .map(one -> one.note().user().name() + " " + one.note().body())
      .toList();
  }

  @Test
  void ofUsersTheLatestIsRememberedInWhateverOrderItComes() {
    assertThat(noted(note("zoe@x", 1, 0), note("amy", 2, 1), note("amy", 1, 0))).containsExactly("amy v2", "zoe@x v1");
    assertThat(noted(note("amy", 1, 0), note("zoe@x", 2, 0))).containsExactly("amy v2", "zoe@x v2");
    // A clock that is late by a little does not decide.
    assertThat(noted(note("amy", 3, -20))).contains("amy v3");
    // A memory that has begun anew counts from 1 again.
    assertThat(noted(note("amy", 1, 3600))).contains("amy v1");
    assertThat(noted(note("amy", 4, 0)))
      .as("what an old node had on its disk")
      .contains("amy v1");
    assertThat(await(records.noted(UserNote.Kind.PRESENCE, new UserId("acme", "amy"), 1)))
      .extracting(one -> one.note().user().name())
      .containsExactly("zoe@x");
  }

  @Test
  void eachRestartOfAStreamIsCountedUntilAnotherBegins() {
    UserId user = new UserId("acme", "amy");
    for (int epoch = 1; epoch <= 2; epoch++) {
      await(records.note(vertx, UserNote.stream(user, epoch, LATER)));
      await(records.note(vertx, UserNote.stream(user, epoch, LATER)));
      arrived();
      for (int restarts = 1; restarts <= 3; restarts++) {
        assertThat(await(records.noted(UserNote.Kind.STREAM, Survivors.FIRST, 10)))
          .extracting(one -> one.note().version(), Survivors.Noted::restarts)
          .containsExactly(Tuple.tuple((long) epoch, restarts));
      }
    }
  }

  @Test
  void whatIsWrittenTwiceIsThereOnce() throws Exception {
    Story story = new Story(15).talks(CUSTOMER, Map.of()).hangsUp();
    List<Line> lines = lines(story, 99);
    try (var database = Database.of(storage, home)) {
      database.transact(new Ledger(lines, false));
      database.transact(new Ledger(lines.subList(0, 4), false));
      database.transact(new Ledger(lines, false));
    }
    assertThat(history(story.id).lines()).hasSize(lines.size());
    assertThat(history(story.id).call().record()).isEqualTo(CallRecord.of(story.call));
  }

  static List<Line> lines(Story story, long run) {
    var json = new MaskedJson(key -> false);
    return IntStream.range(0, story.moments.size())
      .mapToObj(i -> Line.of(story.moments.get(i), run, i + 1, json))
      .toList();
  }

  @Test
  void maskedValuesAndTonesReachNoDisk() {
    Story story = new Story(16).talks(CUSTOMER, Map.of("CardNumber", "4111-secret", "Deep", Map.of("pin", "9-secret")));
    story.asks(new Command.UpdateUserData(story.alice(), Map.of("CardNumber", "4222-secret")));
    story.asks(new Command.SendDtmf(story.alice(), "987654#"));
    story.asks(new Command.SetDisposition(story.alice(), "PIN", "0-secret"));
    keep(story);
    Records.History history = history(story.id);
    String all = history.toString();
    assertThat(all).doesNotContain("secret").doesNotContain("987654").contains("*******");
    assertThat(history.call().record().userData()).contains(new UserDatum("CardNumber", "***"));
    assertThat(spooled()).doesNotContain("secret").doesNotContain("987654");
  }

  private String spooled() {
    try {
      StringBuilder all = new StringBuilder();
      for (Path file : Spool.files(home.resolve("data/node-1"))) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        // States are packed: nobody would see by the bytes what is in them.
        ByteBuffer frames = ByteBuffer.wrap(Files.readAllBytes(file));
        while (frames.hasRemaining()) {
          byte[] frame = new byte[frames.getInt()];
          frames.getInt();
          frames.get(frame);
          Line line = Line.of(frame);
          if (line.state() != null) all.append(new String(line.stateJson(), StandardCharsets.UTF_8));
        }
      }
      assertThat(all).isNotEmpty();
      return all.toString();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void aDispositionAfterTheEndReachesTheRecord() {
    Story story = new Story(17).talks(CUSTOMER, Map.of());
    story.asks(new Command.SetDisposition(story.alice(), "DispositionCode", "Open")).hangsUp();
    keep(story);
    boolean done = await(records.dispose(story.alice(), Story.ALICE, "DispositionCode", "Sold", "c-9"));
    assertThat(done).isTrue();
    arrived();
    Records.History history = history(story.id);
    assertThat(history.call().dispositions())
      .extracting(Records.Disposition::key, Records.Disposition::value, Records.Disposition::by)
      .containsExactly(Tuple.tuple("DispositionCode", "Sold", "alice@acme"));
    assertThat(history.lines().getLast().what()).isEqualTo("SetDisposition");
    assertThat(history.lines().getLast().correlation()).isEqualTo("c-9");
  }

  @Test
  void nobodyElseSetsADisposition() {
    Story story = new Story(18).talks(CUSTOMER, Map.of()).hangsUp();
    keep(story);
    assertThat(await(records.dispose(story.alice(), Story.BOB, "K", "V", "c"))).isFalse();
    assertThat(await(records.dispose(new CallId(999).party(0), Story.ALICE, "K", "V", "c"))).isFalse();
    assertThat(history(story.id).call().dispositions()).isEmpty();
  }

  @Test
  void anExportIsInTheOrderInWhichCallsBegan() {
    for (int number = 21; number < 26; number++) {
      Story story = new Story(number);
      story.now = story.now.plusSeconds(100 - number);
      keep(story.talks(CUSTOMER, Map.of()).hangsUp());
    }
    Records.Selection all = new Records.Selection(Instant.EPOCH, LATER, Instant.EPOCH, 0, Optional.of("acme"));
    List<Records.Recorded> page = await(records.export(all, 3));
    assertThat(page)
      .extracting(one -> one.record().id().number())
      .containsExactly(25L, 24L, 23L);
    CallRecord last = page.getLast().record();
    Records.Last third = await(records.last(all, 3)).orElseThrow();
    assertThat(third).isEqualTo(new Records.Last(last.begunAt(), last.id().number()));
    assertThat(page).noneMatch(one -> third.isBefore(one.record()));
    assertThat(await(records.last(all, 6))).isEmpty();
    List<Records.Recorded> rest = await(records.export(all.after(last), 3));
    assertThat(rest).allMatch(one -> third.isBefore(one.record()));
    assertThat(rest)
      .extracting(one -> one.record().id().number())
      .containsExactly(22L, 21L);
    Records.Selection others = new Records.Selection(Instant.EPOCH, LATER, Instant.EPOCH, 0, Optional.of("foo"));
    assertThat(await(records.export(others, 3))).isEmpty();
  }

  @Test
  void anErasedCustomerIsGoneAndStaysGone() throws Exception {
    Story hers = new Story(31).talks(CUSTOMER, Map.of("CustomerId", "C-1")).hangsUp();
    Story live = new Story(32).talks(CUSTOMER, Map.of());
    Story others = new Story(33).talks(Story.customer("+3229999999"), Map.of("CustomerId", "C-2")).hangsUp();
    keep(hers);
    keep(live);
    keep(others);
    Records.Erased erased = await(records.erase(new Records.Customer.Number("+3221234567")));
    assertThat(erased).isEqualTo(new Records.Erased(1, 1));
    Records.History left = history(hers.id);
    assertThat(left.toString()).doesNotContain("+3221234567").doesNotContain("C-1");
    assertThat(left.lines()).isEmpty();
    assertThat(left.state()).isEmpty();
    assertThat(left.call().erasedAt()).isNotNull();
    assertThat(left.call().record().reason()).isEqualTo(EndReason.COMPLETED);
    assertThat(left.call().record().parties().getFirst().user()).isEqualTo(Story.ALICE);

    // What another node still had on its disk.
    try (var database = Database.of(storage, home)) {
      database.transact(new Ledger(lines(hers, 5), false));
    }
    assertThat(await(records.dispose(hers.alice(), Story.ALICE, "Customer", "C-1", "c"))).isFalse();
    assertThat(history(hers.id)).isEqualTo(left);
    assertThat(history(others.id).lines()).isNotEmpty();

    assertThat(await(records.erase(new Records.Customer.UserData("CustomerId", "C-2")))).isEqualTo(
      new Records.Erased(1, 0)
    );
    assertThat(history(others.id).toString()).doesNotContain("C-2").doesNotContain("+3229999999");
  }

  @Test
  void whatWasRecordedOnCallsThatAreErasedOrTooOldIsDeletedWhereItIs() throws Exception {
    List<String> deleted = new CopyOnWriteArrayList<>();
    AtomicBoolean away = new AtomicBoolean(true);
    records.deletesAt((leg, takes) -> {
      if (away.get()) return Future.failedFuture("the switch is away");
      deleted.add(leg + " " + takes);
      return Future.succeededFuture();
    });
    Story hers = recorded(new Story(51), Map.of("CustomerId", "C-5"));
    Story old = recorded(new Story(52), Map.of());
    Story others = recorded(new Story(53), Map.of());
    keep(new Story(54).talks(CUSTOMER, Map.of("CustomerId", "C-5")).hangsUp());
    await(records.erase(new Records.Customer.UserData("CustomerId", "C-5")));
    await(records.clear());
    assertThat(deleted).isEmpty();
    away.set(false);
    await(records.clear());
    assertThat(deleted).containsExactly(hers.alice() + " 2");
    try (var database = Database.of(storage, home)) {
      Instant later = old.now.plus(USUAL.keepFor()).plusSeconds(10);
      new Retention(database, USUAL, () -> later).call();
    }
    await(records.clear());
    assertThat(deleted).containsExactly(hers.alice() + " 2", old.alice() + " 2", others.alice() + " 2");
    await(records.clear());
    assertThat(deleted).hasSize(3);
  }

  /** Alice is recorded, with a pause. */
  private Story recorded(Story story, Map<String, Object> userData) {
    story.talks(CUSTOMER, userData);
    for (RecordingState state : List.of(RecordingState.Started, RecordingState.Paused, RecordingState.Started)) {
      story.hears(new SwitchEvent.Recorded(story.alice(), story.next(), state));
    }
    keep(story.hangsUp());
    return story;
  }

  @Test
  void whatIsTooOldOrTooMuchIsDeleted() throws Exception {
    Story old = new Story(41).talks(CUSTOMER, Map.of()).hangsUp();
    Story fresh = new Story(42);
    fresh.now = old.now.plus(Duration.ofDays(40));
    keep(old);
    keep(fresh.talks(CUSTOMER, Map.of()).hangsUp());
    history(fresh.id);
    try (var database = Database.of(storage, home)) {
      now = fresh.now.plus(Duration.ofDays(1));
      new Retention(database, USUAL, () -> now).call();
      assertThat(history(old.id).lines()).isEmpty();
      assertThat(history(old.id).state()).isEmpty();
      assertThat(history(fresh.id).lines()).hasSize(fresh.moments.size());

      new Retention(database, few(3), () -> now).call();
      assertThat(history(fresh.id).lines()).hasSize(3);

      now = old.now.plus(USUAL.keepFor()).plusSeconds(10);
      new Retention(database, USUAL, () -> now).call();
      assertThat(await(records.history(old.id, Records.Place.START, 10))).isEmpty();
      assertThat(history(fresh.id).call().record()).isEqualTo(CallRecord.of(fresh.call));
    }
  }

  private static RecordsConfig few(long lines) {
    return new RecordsConfig(
      true,
      Optional.empty(),
      USUAL.keepFor(),
      USUAL.journalFor(),
      lines,
      USUAL.spoolBytes(),
      USUAL.backlog()
    );
  }

  @Test
  void whatAKilledNodeLeftIsBroughtInByTheNextOne() throws Exception {
    Story story = new Story(71).talks(CUSTOMER, Map.of()).hangsUp();
    Path left = Files.createDirectories(home.resolve("data/node-9"));
    try (Spool spool = new Spool(left, 77, new MaskedJson(key -> false), 1 << 20, 100).start()) {
      story.moments.forEach(moment -> assertThat(spool.append(moment).join()).isTrue());
    }
    // Half a line: its writer was killed in the middle of it.
    Path file = Spool.files(left).getLast();
    Files.write(file, new byte[] { 0, 0, 1, 0, 7, 7 }, StandardOpenOption.APPEND);
    try (CallRecords next = open(USUAL, 3)) {
      next.begin(() -> false);
      long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!Spool.files(left).isEmpty() && System.nanoTime() < give) Moment.pass();
    }
    assertThat(Spool.files(left)).isEmpty();
    assertThat(history(story.id).lines()).hasSize(story.moments.size());
    assertThat(history(story.id).call().record()).isEqualTo(CallRecord.of(story.call));
  }

  @Test
  void aDialThatCannotBeReadIsNoReasonToGiveUpAllCalls() throws Exception {
    Story story = new Story(73).talks(CUSTOMER, Map.of());
    keep(story);
    try (var database = Database.of(storage, home)) {
      database.transact(connection -> {
        String sql =
          "update call_journal set idempotency_key = 'k', body = '{\"v\":99}' where call_id = ? and what = 'Dial'";
        try (PreparedStatement spoil = connection.prepareStatement(sql)) {
          spoil.setLong(1, story.id.number());
          assertThat(spoil.executeUpdate()).isEqualTo(1);
        }
        return null;
      });
    }
    assertThat(await(records.named(Instant.EPOCH))).isEmpty();
    assertThat(await(records.live(story.id.number() - 1, 1)).calls())
      .extracting(Call::id)
      .containsExactly(story.id);
  }

  @Test
  void whatThereIsNoRoomForIsCountedOneByOne() throws Exception {
    Story story = new Story(72).talks(CUSTOMER, Map.of());
    Path small = Files.createDirectories(home.resolve("small"));
    try (Spool spool = new Spool(small, 77, new MaskedJson(key -> false), 2000, 100).start()) {
      long kept = story.moments
        .stream()
        .filter(moment -> spool.append(moment).join())
        .count();
      assertThat(kept).isPositive().isLessThan(story.moments.size());
      assertThat(spool.dropped()).isEqualTo(story.moments.size() - kept);
      assertThat(spool.bytes()).isLessThanOrEqualTo(2000);
    }
  }

  @Test
  void whatHappensIsPublishedWithTheRecordAtTheEnd() throws Exception {
    ReportingConfig usual = ReportingConfig.DEFAULT;
    Path dir = home.resolve("reporting");
    ReportingConfig files = new ReportingConfig(
      true,
      usual.kafka(),
      usual.kafkaFile(),
      usual.topic(),
      dir,
      usual.fileBytes(),
      usual.files()
    );
    Story story = new Story(81).talks(CUSTOMER, Map.of("Case", "17", "CardNumber", "4111-secret")).hangsUp();
    records.close();
    records = open(masking(USUAL), 4, files);
    records.begin(() -> false);
    keep(story);
    long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (records.published() <= story.moments.size() && System.nanoTime() < give) Moment.pass();
    List<JsonObject> lines = new ArrayList<>();
    try (Stream<Path> all = Files.list(dir)) {
      for (Path file : all.sorted().toList()) Files.readAllLines(file).forEach(line -> lines.add(new JsonObject(line)));
    }
    assertThat(lines).hasSize(story.moments.size() + 1);
    JsonObject record = lines.removeLast();
    assertThat(record.getString("type")).isEqualTo("record");
    assertThat(record.getJsonObject("record").getString("reason")).isEqualTo("COMPLETED");
    assertThat(record.encode()).contains("\"17\"").doesNotContain("secret");
    assertThat(lines)
      .allMatch(line -> line.getString("type").equals("event") && line.getString("call").equals("81"))
      .extracting(line -> line.getJsonObject("event").getString("what"))
      .isEqualTo(
        story.moments
          .stream()
          .map(moment -> moment.input().getClass().getSimpleName())
          .toList()
      );
    assertThat(lines)
      .extracting(line -> line.getString("id"))
      .doesNotHaveDuplicates();
  }

  @Test
  void whatWaitsToBePublishedIsOfEachCallInOrderAndOfEachLineOnce() throws Exception {
    Story story = new Story(82).talks(CUSTOMER, Map.of()).hangsUp();
    List<Line> lines = lines(story, 99);
    try (var database = Database.of(storage, home)) {
      // One node has brought its lines in later than the one that had the call after it.
      database.transact(new Ledger(lines.subList(3, lines.size()), true));
      database.transact(new Ledger(lines.subList(0, 3), true));
      database.transact(new Ledger(lines, true));
      Outbox outbox = new Outbox(database, "a");
      Outbox another = new Outbox(database, "b");
      assertThat(outbox.mine()).isTrue();
      assertThat(another.mine()).isFalse();
      Outbox.Batch batch = outbox.next(1000);
      assertThat(batch.ids()).hasSize(lines.size());
      List<JsonObject> events = batch
        .lines()
        .stream()
        .map(line -> new JsonObject(line.json()))
        .filter(line -> line.getString("type").equals("event"))
        .toList();
      assertThat(events).hasSize(lines.size());
      assertThat(events)
        .extracting(line -> line.getJsonObject("event").getLong("version"))
        .isSorted();
      assertThat(outbox.next(1000)).as("what was not published comes again").isEqualTo(batch);
      outbox.published(batch.ids());
      database.transact(new Ledger(lines, true));
      assertThat(outbox.next(1000).ids()).isEmpty();
      outbox.yield();
      assertThat(another.mine()).isTrue();
      assertThat(outbox.mine()).isFalse();
      another.yield();
    }
  }

  @Test
  void whatCannotBePublishedWaits() throws Exception {
    Story story = new Story(83).talks(CUSTOMER, Map.of()).hangsUp();
    List<Line> lines = lines(story, 99);
    AtomicInteger tries = new AtomicInteger();
    List<Outlet.Entry> out = Collections.synchronizedList(new ArrayList<>());
    Outlet outlet = new Outlet() {
      @Override
      public void publish(List<Entry> some) throws IOException {
        if (tries.incrementAndGet() <= 2) throw new IOException("no broker");
        out.addAll(some);
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
    try (
      var database = Database.of(storage, home);
      Publisher publisher = new Publisher(new Outbox(database, "a"), outlet)
    ) {
      database.transact(new Ledger(lines, true));
      publisher.start();
      long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (publisher.published() == 0 && System.nanoTime() < give) Moment.pass();
      assertThat(out).hasSize(lines.size() + 1);
      assertThat(publisher.able()).isTrue();
      assertThat(tries).hasValue(3);
    }
  }

  /** One publishes, and stands still before it can say so; then it comes back, and who had taken its place goes. */
  @Test
  void anotherNodeTakesThePlaceOfWhoPublishesAndNothingIsMissingOrOutOfOrder() throws Exception {
    List<Line> early = lines(new Story(84).talks(CUSTOMER, Map.of()), 98);
    Story story = new Story(85).talks(CUSTOMER, Map.of());
    List<Line> begun = lines(story, 99);
    List<Line> ended = lines(story.hangsUp(), 99).subList(begun.size(), story.moments.size());
    try (
      Reported frozen = new Reported(Database.of(storage, home), "a");
      Reported next = new Reported(Database.of(storage, home), "b")
    ) {
      frozen.standsStill();
      frozen.write(early);
      frozen.start();
      frozen.await(early.size());
      next.start();
      next.write(begun);
      next.leaseRunsOut();
      next.await(early.size() + begun.size());
      assertThat(next.ids())
        .as("what is published again has the same names")
        .startsWith(frozen.ids().toArray(String[]::new));
      frozen.goesOn();
      next.write(ended);
      next.await(early.size() + begun.size() + ended.size() + 1);
      next.stop();
      List<Line> last = lines(new Story(86).talks(CUSTOMER, Map.of()), 97);
      frozen.write(last);
      frozen.await(early.size() + last.size());
      assertThat(frozen.ids()).doesNotHaveDuplicates();
      assertThat(next.ids()).doesNotHaveDuplicates();
      frozen.inOrder();
      next.inOrder();
      assertThat(frozen.ids().subList(early.size(), early.size() + last.size())).doesNotContainAnyElementsOf(
        next.ids()
      );
    }
  }

  /** Another node of this machine, by its own connections. */
  @Test
  void twoNodesWriteOneDatabase() {
    try (CallRecords second = open(USUAL, 2)) {
      second.begin(() -> false);
      Story story = new Story(51).talks(CUSTOMER, Map.of());
      keep(story);
      history(story.id);
      story.moments.clear();
      story
        .isTakenOver()
        .hangsUp()
        .moments.forEach(moment -> await(second.keep(vertx, moment)));
      second.settled().orTimeout(60, TimeUnit.SECONDS).join();
      assertThat(await(second.dispose(story.alice(), Story.ALICE, "K", "V", "c"))).isTrue();
      second.settled().orTimeout(60, TimeUnit.SECONDS).join();
      assertThat(await(second.history(story.id, Records.Place.START, 1000))).isPresent();
      Records.History seen = history(story.id);
      assertThat(seen.call().record()).isEqualTo(CallRecord.of(story.call));
      Call state = WireJson.read(seen.state().orElseThrow().getBytes(StandardCharsets.UTF_8), Call.class);
      assertThat(Replay.of(Replay.exported(seen.lines()), Story.TIMING)).isEqualTo(state);
    }
  }
}

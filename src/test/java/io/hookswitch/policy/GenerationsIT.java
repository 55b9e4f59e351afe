package io.hookswitch.policy;

import static io.hookswitch.policy.PolicyNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.map.IMap;
import io.hookswitch.Moment;
import io.hookswitch.call.Operation;
import io.hookswitch.policy.RefusedException.Why;
import io.hookswitch.rules.RuleFile;
import io.hookswitch.rules.RuleFiles;
import io.hookswitch.wire.Addresses;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Generations on a real cluster: brought, brought into force, taken back, while nodes come and go. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class GenerationsIT {

  private static final Path RULES = Path.of("rules");
  private static final String NO_ATTACH = """
  rule "nobody retrieves"
    @Why("For this test")
  when CallFacts( state == PartyState.Held )
  then decision.deny(Operation.AttachUserData);
  end
  """;

  @TempDir
  private Path temp;

  private final String name = "test-" + UUID.randomUUID();
  private final List<PolicyNode> nodes = new ArrayList<>();

  @AfterEach
  void everybodyLeaves() {
    nodes.forEach(PolicyNode::leave);
  }

  private PolicyNode join() {
    return join(1);
  }

  private PolicyNode join(int quorum) {
    PolicyNode node = PolicyNode.join(name, quorum);
    nodes.add(node);
    return node;
  }

  private PolicyNode node() {
    return join().open(RULES);
  }

  /** The shipped rules, and one file more. */
  private static RuleFiles with(String file, String text) {
    Map<String, String> texts = new TreeMap<>();
    for (RuleFile one : RuleFiles.read(RULES).files()) texts.put(one.name(), one.text());
    texts.put(file, text);
    return RuleFiles.of(texts);
  }

  /** The shipped rules without the scenarios, which this one breaks on purpose. */
  private static RuleFiles withoutAttach() {
    Map<String, String> texts = new TreeMap<>();
    for (RuleFile one : with("house.drl", NO_ATTACH).files()) {
      if (!one.name().startsWith("tests/")) texts.put(one.name(), one.text());
    }
    return RuleFiles.of(texts);
  }

  private static long bring(PolicyNode node, RuleFiles files) {
    return await(node.generations.add(files, "ops@demo", "a test").map(added -> added.generation().number()));
  }

  /** Brings rules, and waits until all nodes have loaded them: those of one JVM compile one after the other. */
  private static long add(PolicyNode node, RuleFiles files) {
    long number = bring(node, files);
    until(() -> await(node.generations.dryRun(number).map(true).otherwise(false)));
    return number;
  }

  private static boolean attaches(PolicyNode node) {
    return node.generations.rules().decide(PolicyNode.held("acme")).allows(Operation.AttachUserData);
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Moment.pass();
    }
  }

  private static Why refused(Future<?> future) {
    try {
      await(future);
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RefusedException refused) return refused.why();
      throw failed;
    }
    throw new AssertionError("expected a refusal");
  }

  @Test
  void theFolderIsGenerationOneAndAnotherOneIsOnAllNodesWhenItIsAnswered() {
    PolicyNode one = node();
    PolicyNode two = node();
    PolicyNode three = node();
    assertThat(nodes).allMatch(node -> node.decides("acme") == 1 && attaches(node));

    long second = add(two, withoutAttach());
    assertThat(nodes).allMatch(node -> node.decides("acme") == 1);
    Activation activation = await(three.generations.activate(second, "ops@demo"));

    assertThat(activation.behind()).isEmpty();
    assertThat(nodes).allMatch(node -> node.decides("acme") == second && !attaches(node));
    assertThat(nodes).allMatch(node -> node.reviews.get() == 1 && node.phoneReviews.get() == 0);
    assertThat(await(one.generations.diff(1, second))).containsExactly("- AttachUserData   when state Held");

    Activation back = await(one.generations.rollBack("ops@demo"));
    assertThat(back.ledger().active()).isEqualTo(1);
    assertThat(nodes).allMatch(node -> node.decides("acme") == 1 && attaches(node));
    assertThat(refused(one.generations.rollBack("ops@demo"))).isEqualTo(Why.NOTHING_TO_DO);
    assertThat(refused(one.generations.activate(1, "ops@demo"))).isEqualTo(Why.NOTHING_TO_DO);
    assertThat(refused(one.generations.activate(77, "ops@demo"))).isEqualTo(Why.NO_SUCH_GENERATION);
  }

  @Test
  void phonesAreLookedAtWhenTheirRulesChangeAndOnlyThen() {
    PolicyNode one = node();
    String phones = NO_ATTACH.replace(
      "CallFacts( state == PartyState.Held )",
      "DeviceFacts( doNotDisturb == false )"
    ).replace("Operation.AttachUserData", "DeviceOperation.DoNotDisturbOn");
    Map<String, String> texts = new TreeMap<>();
    for (RuleFile file : withoutAttach().files()) texts.put(file.name(), file.text());
    texts.put("house.drl", phones);
    long second = add(one, RuleFiles.of(texts));
    await(one.generations.activate(second, "ops@demo"));
    assertThat(one.phoneReviews.get()).isEqualTo(1);
    await(one.generations.rollBack("ops@demo"));
    assertThat(one.phoneReviews.get()).isEqualTo(2);
  }

  @Test
  void belowTheQuorumNothingIsBroughtIntoForceNorTakenBack() {
    CompletableFuture<PolicyNode> joining = CompletableFuture.supplyAsync(() -> PolicyNode.join(name, 2));
    PolicyNode two = join(2);
    PolicyNode one = joining.join();
    nodes.add(one);
    one.open(RULES);
    two.open(RULES);
    long second = add(one, withoutAttach());
    await(one.generations.activate(second, "ops@demo"));
    Ledger before = await(one.generations.ledger());
    nodes.remove(two);
    two.crash();
    until(() -> !one.cluster.majority());

    assertThat(refused(one.generations.activate(1, "ops@demo"))).isEqualTo(Why.NO_MAJORITY);
    assertThat(refused(one.generations.rollBack("ops@demo"))).isEqualTo(Why.NO_MAJORITY);
    assertThat(refused(one.generations.add(withoutAttach(), "ops@demo", ""))).isEqualTo(Why.NO_MAJORITY);
    assertThat(refused(one.generations.tryOut(new Trial(1, Set.of(), 50), "ops@demo"))).isEqualTo(Why.NO_MAJORITY);
    // What is in force goes on deciding, and when there are enough again everything goes on.
    assertThat(one.decides("acme")).isEqualTo(second);
    assertThat(await(one.generations.ledger())).isEqualTo(before);
    PolicyNode three = join(2).open(RULES);
    until(() -> one.cluster.majority());
    await(three.generations.rollBack("ops@demo"));
    assertThat(nodes).allMatch(node -> node.decides("acme") == 1);
  }

  /** As when all nodes that had it have died at once, while others go on. */
  @Test
  void whenTheStoreHasLostItsGenerationsWhatIsInForceStaysSo() throws IOException {
    PolicyNode one = node();
    PolicyNode two = node();
    long second = add(one, withoutAttach());
    await(one.generations.activate(second, "ops@demo"));
    one.hazelcast.getMap("hookswitch-policy").clear();
    one.hazelcast.getMap("hookswitch-policy-files").clear();

    until(() -> await(store(one).ledger()).isPresent());
    Ledger again = await(one.generations.ledger());
    assertThat(again.active()).isEqualTo(second);
    assertThat(again.generations()).hasSize(1);
    assertThat(nodes).allMatch(node -> node.decides("acme") == second && !attaches(node));
    // Whoever comes gets it, and numbers go on where they were.
    assertThat(node().decides("acme")).isEqualTo(second);
    String devices = Files.readString(RULES.resolve("devices.csv"));
    assertThat(add(two, with("devices.csv", devices + "# a remark\n"))).isEqualTo(second + 1);
  }

  private static HazelcastPolicyStore store(PolicyNode node) {
    return new HazelcastPolicyStore(node.vertx, node.hazelcast);
  }

  @Test
  void whoeverJoinsHasWhatIsInForceWhateverItsFolderSays() throws IOException {
    PolicyNode one = node();
    long second = add(one, withoutAttach());
    await(one.generations.activate(second, "ops@demo"));

    Path other = temp.resolve("other");
    Files.createDirectories(other);
    Files.writeString(other.resolve("house.drl"), NO_ATTACH.replace("deny", "allow"));
    assertThat(join().open(other).decides("acme")).isEqualTo(second);
    Files.writeString(other.resolve("house.drl"), "rule without end");
    assertThat(join().open(other).decides("acme")).isEqualTo(second);
    assertThat(join().open(temp.resolve("none")).decides("acme")).isEqualTo(second);
  }

  @Test
  void theFirstNodeOfAClusterNeedsAGoodFolder() {
    PolicyNode node = join();
    assertThatThrownBy(() -> await(node.opening(temp.resolve("none"), store -> store))).hasMessageContaining(
      "no such folder"
    );
  }

  @Test
  void aBadSetIsRefusedWithAllItsMistakesAndChangesNothing() {
    PolicyNode one = node();
    Ledger before = await(one.generations.ledger());
    RuleFiles bad = with("house.drl", NO_ATTACH.replace("Attach", "Atach") + NO_ATTACH.replace("Held", "Hold"));
    assertThatThrownBy(() -> await(one.generations.add(bad, "ops@demo", "")))
      .cause()
      .isInstanceOfSatisfying(RefusedException.class, refused -> {
        assertThat(refused.why()).isEqualTo(Why.BAD_RULES);
        assertThat(refused.details()).hasSize(2).first().asString().startsWith("house.drl:4:").contains("did you mean");
      });
    assertThat(refused(one.generations.add(with("house.drl", NO_ATTACH), "ops@demo", "breaks a scenario"))).isEqualTo(
      Why.BAD_RULES
    );
    String endless = "#".repeat(Generations.MOST_BYTES);
    assertThat(refused(one.generations.add(with("long.drl", endless), "ops@demo", ""))).isEqualTo(Why.BAD_RULES);
    assertThat(await(one.generations.ledger())).isEqualTo(before);
    assertThat(one.decides("acme")).isEqualTo(1);
  }

  @Test
  void aTrialDecidesForItsTenantAndEndsWithTheActivation() {
    PolicyNode one = node();
    PolicyNode two = node();
    long second = add(one, withoutAttach());
    await(one.generations.tryOut(new Trial(second, Set.of("acme"), 100), "ops@demo"));
    assertThat(nodes).allMatch(node -> node.decides("acme") == second && node.decides("demo") == 1);
    assertThat(join().open(RULES).decides("acme")).isEqualTo(second);

    await(two.generations.endTrial("ops@demo"));
    assertThat(nodes).allMatch(node -> node.decides("acme") == 1 && node.decides("demo") == 1);
    assertThat(refused(two.generations.endTrial("ops@demo"))).isEqualTo(Why.NOTHING_TO_DO);

    await(one.generations.tryOut(new Trial(second, Set.of(), 50), "ops@demo"));
    await(two.generations.activate(second, "ops@demo"));
    assertThat(nodes).allMatch(node -> node.decides("acme") == second && node.decides("demo") == second);
    assertThat(await(one.generations.ledger()).trial()).isNull();
  }

  @Test
  void ofTwoActivationsAtTheSameTimeOneIsToldThatItWasOvertaken() throws IOException {
    PolicyNode one = node();
    PolicyNode two = node();
    long second = add(one, withoutAttach());
    long third = add(two, with("devices.csv", Files.readString(RULES.resolve("devices.csv")) + "# a remark\n"));
    Future<Activation> first = one.generations.activate(second, "ops@demo");
    Future<Activation> other = two.generations.activate(third, "ops@demo");
    await(Future.join(first, other).otherwiseEmpty());

    long active = await(one.generations.ledger()).active();
    assertThat(active).isIn(second, third);
    List<Future<Activation>> lost = List.of(first, other).stream().filter(Future::failed).toList();
    assertThat(lost).hasSizeLessThanOrEqualTo(1);
    lost.forEach(one1 -> assertThat(refused(one1)).isEqualTo(Why.OVERTAKEN));
    assertThat(nodes).allMatch(node -> node.decides("acme") == active);
  }

  @Test
  void aNodeThatCannotLoadItPreventsTheActivation() {
    PolicyNode one = node();
    PolicyNode odd = join();
    await(
      odd.vertx
        .eventBus()
        .<Buffer>consumer(Addresses.policy(odd.cluster.self()), ask -> ask.fail(1, "no memory left"))
        .completion()
    );
    long second = bring(one, withoutAttach());
    assertThatThrownBy(() -> await(one.generations.activate(second, "ops@demo")))
      .cause()
      .isInstanceOfSatisfying(RefusedException.class, refused -> {
        assertThat(refused.why()).isEqualTo(Why.NOT_PREPARED);
        assertThat(refused.details()).containsExactly("node " + odd.cluster.self() + ": no memory left");
      });
    assertThat(await(one.generations.ledger()).active()).isEqualTo(1);
    assertThat(one.decides("acme")).isEqualTo(1);
  }

  @Test
  void whenTheAskedNodeDiesBeforeTheCommitNothingHasHappened() {
    PolicyNode one = node();
    PolicyNode two = node();
    PolicyNode doomed = join();
    doomed.open(RULES, store -> new Interrupted(store, doomed, false));
    activateAndDie(one, doomed);

    assertThat(await(one.generations.ledger()).active()).isEqualTo(1);
    assertThat(List.of(one, two)).allMatch(node -> node.decides("acme") == 1);
    // And it can be asked for again, at another node.
    await(two.generations.activate(2, "ops@demo"));
    assertThat(List.of(one, two)).allMatch(node -> node.decides("acme") == 2);
  }

  @Test
  void whenTheAskedNodeDiesAfterTheCommitItHasHappenedEverywhere() {
    PolicyNode one = node();
    PolicyNode two = node();
    PolicyNode doomed = join();
    doomed.open(RULES, store -> new Interrupted(store, doomed, true));
    activateAndDie(one, doomed);

    until(() -> one.decides("acme") == 2 && two.decides("acme") == 2);
    assertThat(await(one.generations.ledger()).active()).isEqualTo(2);
    assertThat(node().decides("acme")).isEqualTo(2);
  }

  private void activateAndDie(PolicyNode one, PolicyNode doomed) {
    long second = add(one, withoutAttach());
    Future<Activation> never = doomed.generations.activate(second, "ops@demo");
    until(() -> one.cluster.members().size() == 2);
    nodes.remove(doomed);
    assertThat(never.succeeded()).isFalse();
  }

  @Test
  void aNodeThatCannotLoadWhatIsInForceDecidesNothingAndTriesAgain() {
    PolicyNode one = node();
    IMap<String, byte[]> files = one.hazelcast.getMap("hookswitch-policy-files");
    long second = add(one, withoutAttach());
    await(one.generations.activate(second, "ops@demo"));
    Generation active = await(one.generations.ledger()).find(second).orElseThrow();
    byte[] kept = files.remove(active.hash());

    PolicyNode late = join();
    assertThatThrownBy(() -> await(late.opening(RULES, store -> store))).hasMessageContaining("are not in the store");

    HazelcastPolicyStore store = new HazelcastPolicyStore(one.vertx, one.hazelcast);
    Ledger ledger = await(store.ledger()).orElseThrow();
    Generation third = new Generation(3, "a hash that nobody has", 1, "ops@demo", active.at(), "");
    await(store.save(ledger.with(third)));
    await(store.save(await(store.ledger()).orElseThrow().activated(3, "ops@demo", active.at())));
    until(() -> !one.generations.rules().able());
    assertThat(one.generations.rules().decide(PolicyNode.held("acme")).allowed()).isEmpty();

    files.put(active.hash(), kept);
    Ledger broken = await(store.ledger()).orElseThrow();
    await(store.save(broken.rolledBack("ops@demo", active.at())));
    until(() -> one.generations.rules().able());
    assertThat(one.decides("acme")).isEqualTo(second);
  }

  @Test
  void whenTheOfficeClosesEverybodyIsLookedAtAgain() {
    PolicyNode one = join();
    // The first Monday after now, a minute before and a minute after the office closes.
    ZonedDateTime closing = ZonedDateTime.now(ZoneOffset.UTC)
      .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
      .with(LocalTime.of(18, 0));
    one.ahead = Duration.between(Instant.now(), closing.minusMinutes(1).toInstant());
    one.open(RULES);
    Map<String, String> texts = new TreeMap<>();
    for (RuleFile file : withoutAttach().files()) texts.put(file.name(), file.text());
    texts.put("calendars.csv", "days,from,until,zone,why\nMon-Fri,08:00,18:00,UTC,\n");
    texts.put("house.drl", NO_ATTACH.replace("state ==", "hours == Hours.Closed, state =="));
    await(one.generations.activate(add(one, RuleFiles.of(texts)), "ops@demo"));
    until(() -> one.reviews.get() == 1);

    one.ahead = one.ahead.plusMinutes(2);
    until(() -> one.reviews.get() == 2);
    quiet();
    assertThat(one.reviews.get()).isEqualTo(2);
  }

  private Path watched(PolicyNode node) throws IOException {
    Path folder = Files.createDirectories(temp.resolve("watched"));
    for (RuleFile one : RuleFiles.read(RULES).files()) {
      if (!one.name().startsWith("tests/")) Files.writeString(folder.resolve(one.name()), one.text());
    }
    node.open(folder);
    await(FolderWatch.begin(node.vertx, node.generations, folder, "node one"));
    return folder;
  }

  /** Long enough for a state of the folder to be quiet, and to be tried. */
  private static void quiet() {
    long end = System.nanoTime() + 4 * FolderWatch.QUIET.toNanos();
    until(() -> System.nanoTime() > end);
  }

  @Test
  void aWatchedFolderIsInForceOnceItIsQuietAndAfterARollBackOnlyWhenItChangesAgain() throws IOException {
    PolicyNode one = join();
    Path folder = watched(one);
    Path house = folder.resolve("house.drl");
    Files.writeString(house, NO_ATTACH.substring(0, 40));
    Files.writeString(folder.resolve(".house.drl.swp"), "an editor's");
    Files.writeString(house, NO_ATTACH);
    until(() -> one.decides("acme") == 2);
    assertThat(attaches(one)).isFalse();
    assertThat(await(one.generations.ledger()).find(2).orElseThrow().author()).isEqualTo("node one");

    await(one.generations.rollBack("ops@demo"));
    quiet();
    assertThat(one.decides("acme")).isEqualTo(1);
    Files.writeString(house, NO_ATTACH + "// once more\n");
    until(() -> one.decides("acme") == 3);
  }

  @Test
  void aWatchedFolderThatIsBadChangesNothingHoweverItIsBad() throws IOException {
    PolicyNode one = join();
    Path folder = watched(one);
    Ledger before = await(one.generations.ledger());
    Path table = folder.resolve("capabilities.csv");
    String good = Files.readString(table);
    List<String> states = List.of(
      good.substring(0, good.length() / 2),
      "",
      good.replace("Hangup,,yes", "Hangup,,"),
      good + "Hold,yes,yes"
    );
    for (String bad : states) {
      Files.writeString(table, bad);
      quiet();
    }
    Files.move(table, folder.resolve("capabilities.txt"));
    quiet();
    Files.move(folder, temp.resolve("vanished"));
    quiet();
    assertThat(await(one.generations.ledger())).isEqualTo(before);
    assertThat(one.decides("acme")).isEqualTo(1);
    assertThat(attaches(one)).isTrue();
  }

  @Test
  void theFilesOfAGenerationAreWhatWasBrought() {
    PolicyNode one = node();
    RuleFiles brought = withoutAttach();
    long second = add(one, brought);
    assertThat(await(one.generations.files(second)).files()).isEqualTo(brought.files());
    assertThat(await(one.generations.files(1)).fingerprint()).isEqualTo(RuleFiles.read(RULES).fingerprint());
    assertThat(refused(one.generations.files(9))).isEqualTo(Why.NO_SUCH_GENERATION);
  }

  @Test
  void aDryRunSaysWhatTheLastDecisionsWouldHaveBeen() {
    PolicyNode one = node();
    PolicyNode two = node();
    for (int i = 0; i < 10; i++) one.decides("acme");
    for (int i = 0; i < 5; i++) two.decides("demo");
    long second = add(one, withoutAttach());
    DryRun run = await(two.generations.dryRun(second));
    assertThat(run.silent()).isEmpty();
    assertThat(run.calls()).isEqualTo(Impact.NONE);
    assertThat(run.decisions().looked()).isEqualTo(15);
    assertThat(run.decisions().changed()).isEqualTo(15);
    assertThat(run.decisions().lost()).containsExactly(Map.entry("AttachUserData", 15L));
    assertThat(run.decisions().gained()).isEmpty();
    assertThat(run.decisions().cases()).hasSize(15);
  }

  /** Dies where it would write, before or after. */
  private record Interrupted(PolicyStore store, PolicyNode node, boolean after) implements PolicyStore {
    @Override
    public Future<Boolean> save(Ledger next) {
      if (next.active() == 1) return store.save(next);
      return (after ? store.save(next) : Future.succeededFuture(true)).compose(kept -> {
        Thread.ofPlatform().start(node::crash);
        return Future.future(never -> {});
      });
    }

    @Override
    public Future<Optional<Ledger>> ledger() {
      return store.ledger();
    }

    @Override
    public Future<Void> keep(RuleFiles files) {
      return store.keep(files);
    }

    @Override
    public Future<Optional<RuleFiles>> files(String hash) {
      return store.files(hash);
    }

    @Override
    public Future<Void> tidy(Ledger ledger) {
      return store.tidy(ledger);
    }

    @Override
    public void onChange(Runnable listener) {
      store.onChange(listener);
    }
  }
}

package io.hookswitch.south.sip;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import io.hookswitch.call.CallId;
import io.hookswitch.cluster.Answers;
import io.hookswitch.cluster.Copies;
import io.hookswitch.cluster.StaleOwnerException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * In two maps of the cluster: {@code hookswitch-sip}, line or call to fences and JSON, and {@code hookswitch-sip-phones}, number to
 * URI, each for as long as the phone has said. Fences are compared where the entry lives. How many copies there are is the business
 * of {@code cluster.xml}.
 */
public final class HazelcastSipStore implements SipStore {

  private static final String NOTHING = "";
  private static final String STALE = "\0";

  private final Vertx vertx;
  private final IMap<String, byte[]> dialogs;
  private final IMap<String, String> phones;
  private final Copies copies;

  public HazelcastSipStore(Vertx vertx, HazelcastInstance hazelcast) {
    this.vertx = vertx;
    dialogs = hazelcast.getMap("hookswitch-sip");
    phones = hazelcast.getMap("hookswitch-sip-phones");
    copies = new Copies(vertx, hazelcast);
  }

  @Override
  public Future<Optional<CallId>> save(String name, Claim claim, byte[] form) {
    Claims claims = Claims.of(claim);
    return copies
      .write(dialogs, name, new Save(claims.calls(), claims.fences(), claim.first(), form))
      .map(newer -> Optional.ofNullable(newer).map(CallId::new));
  }

  @Override
  public Future<Map<String, byte[]>> take(Claim claim, Set<String> names) {
    Claims claims = Claims.of(claim);
    Map<String, Future<String>> all = new HashMap<>();
    names.forEach(name -> all.put(name, copies.write(dialogs, name, new Take(claims.calls(), claims.fences()))));
    return Future.join(List.copyOf(all.values())).map(done -> {
      Map<String, byte[]> found = new HashMap<>();
      all.forEach((name, one) -> {
        if (one.result().equals(STALE)) throw new StaleOwnerException(name, claims.fences()[0]);
        if (!one.result().isEmpty()) found.put(name, one.result().getBytes(StandardCharsets.UTF_8));
      });
      return found;
    });
  }

  @Override
  public Future<Void> register(String number, String contact, Duration good) {
    if (contact == null) return here(phones.removeAsync(number)).mapEmpty();
    return here(phones.setAsync(number, contact, good.toSeconds(), TimeUnit.SECONDS));
  }

  @Override
  public Future<Optional<String>> contact(String number) {
    return here(phones.getAsync(number)).map(Optional::ofNullable);
  }

  private <T> Future<T> here(CompletionStage<T> answer) {
    return Answers.of(vertx, answer);
  }

  /** As it travels. */
  private record Claims(long[] calls, long[] fences) {
    static Claims of(Claim claim) {
      List<Map.Entry<CallId, Long>> all = List.copyOf(claim.fences().entrySet());
      long[] calls = all
        .stream()
        .mapToLong(one -> one.getKey().number())
        .toArray();
      return new Claims(calls, all.stream().mapToLong(Map.Entry::getValue).toArray());
    }

    static Claim read(long[] calls, long[] fences, boolean first) {
      Map<CallId, Long> all = new HashMap<>();
      for (int i = 0; i < calls.length; i++) all.put(new CallId(calls[i]), fences[i]);
      return new Claim(all, first);
    }
  }

  /** See {@link SipStore#save}. Made twice in a row it answers the same. */
  record Save(long[] calls, long[] fences, boolean first, byte[] next) implements EntryProcessor<String, byte[], Long> {
    @Override
    public Long process(Map.Entry<String, byte[]> entry) {
      Fenced.Outcome outcome = Fenced.save(entry.getValue(), Claims.read(calls, fences, first), next);
      if (outcome.newer().isPresent()) return outcome.newer().get().number();
      entry.setValue(outcome.kept());
      return null;
    }
  }

  /** See {@link SipStore#take}. JSON is answered as text: made twice in a row, two answers are to be compared. */
  record Take(long[] calls, long[] fences) implements EntryProcessor<String, byte[], String> {
    @Override
    public String process(Map.Entry<String, byte[]> entry) {
      Fenced.Outcome outcome = Fenced.take(entry.getValue(), Claims.read(calls, fences, false));
      if (outcome.newer().isPresent()) return STALE;
      if (outcome.kept() == null) return NOTHING;
      entry.setValue(outcome.kept());
      return new String(Fenced.read(outcome.kept()).body(), StandardCharsets.UTF_8);
    }
  }
}

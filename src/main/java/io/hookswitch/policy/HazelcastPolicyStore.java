package io.hookswitch.policy;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import io.hookswitch.cluster.Answers;
import io.hookswitch.cluster.DecidedOnce;
import io.hookswitch.rules.RuleFile;
import io.hookswitch.rules.RuleFiles;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps the ledger in the map {@code hookswitch-policy}, as one entry, and the files in {@code hookswitch-policy-files}, by
 * their hash, as packed JSON of name and text. Both have two backups where there are three nodes.
 */
final class HazelcastPolicyStore implements PolicyStore {

  private static final String LEDGER = "ledger";

  private final Vertx vertx;
  private final IMap<String, byte[]> ledgers;
  private final IMap<String, byte[]> files;

  HazelcastPolicyStore(Vertx vertx, HazelcastInstance hazelcast) {
    this.vertx = vertx;
    this.ledgers = hazelcast.getMap("hookswitch-policy");
    this.files = hazelcast.getMap("hookswitch-policy-files");
  }

  @Override
  public Future<Optional<Ledger>> ledger() {
    return here(ledgers.getAsync(LEDGER)).map(form -> Optional.ofNullable(form).map(HazelcastPolicyStore::read));
  }

  @Override
  public Future<Boolean> save(Ledger next) {
    return here(ledgers.submitToKey(LEDGER, new DecidedOnce<>(new LedgerSave(next.revision(), form(next)))));
  }

  @Override
  public Future<Void> keep(RuleFiles kept) {
    Map<String, String> texts = new TreeMap<>();
    for (RuleFile file : kept.files()) texts.put(file.name(), file.text());
    return here(files.setAsync(kept.fingerprint(), pack(WireJson.write(new Texts(texts)))));
  }

  @Override
  public Future<Optional<RuleFiles>> files(String hash) {
    return here(files.getAsync(hash)).map(packed -> Optional.ofNullable(packed).map(HazelcastPolicyStore::unpack));
  }

  @Override
  public Future<Void> tidy(Ledger ledger) {
    Set<String> needed = ledger.generations().stream().map(Generation::hash).collect(Collectors.toSet());
    return vertx.executeBlocking(() -> {
      Set<String> all = new HashSet<>(files.keySet());
      all.removeAll(needed);
      all.forEach(files::delete);
      return null;
    });
  }

  @Override
  public void onChange(Runnable listener) {
    ledgers.addEntryListener(
      (EntryAddedListener<String, byte[]>) (EntryEvent<String, byte[]> event) -> listener.run(),
      false
    );
    ledgers.addEntryListener(
      (EntryUpdatedListener<String, byte[]>) (EntryEvent<String, byte[]> event) -> listener.run(),
      false
    );
  }

  private static byte[] form(Ledger ledger) {
    byte[] json = WireJson.write(ledger);
    return ByteBuffer.allocate(Long.BYTES + json.length)
      .putLong(ledger.revision())
      .put(json)
      .array();
  }

  private static Ledger read(byte[] form) {
    return WireJson.read(Arrays.copyOfRange(form, Long.BYTES, form.length), Ledger.class);
  }

  /** Rule files as they are kept, by path. */
  record Texts(Map<String, String> texts) {}

  private static byte[] pack(byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(json);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  private static RuleFiles unpack(byte[] packed) {
    try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return RuleFiles.of(WireJson.read(unpacking.readAllBytes(), Texts.class).texts());
    } catch (IOException broken) {
      throw new UncheckedIOException("rule files in the store cannot be unpacked", broken);
    }
  }

  private <T> Future<T> here(CompletionStage<T> stage) {
    return Answers.of(vertx, stage);
  }
}

package io.hookswitch.south.sip;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * In two maps of the cluster: {@code hookswitch-sip}, line or call to JSON, and {@code hookswitch-sip-phones}, number to URI, each
 * for as long as the phone has said. How many copies there are is the business of {@code cluster.xml}.
 */
public final class HazelcastSipStore implements SipStore {

  private final Vertx vertx;
  private final IMap<String, byte[]> dialogs;
  private final IMap<String, String> phones;

  public HazelcastSipStore(Vertx vertx, HazelcastInstance hazelcast) {
    this.vertx = vertx;
    dialogs = hazelcast.getMap("hookswitch-sip");
    phones = hazelcast.getMap("hookswitch-sip-phones");
  }

  @Override
  public Future<Void> save(String line, byte[] dialog) {
    return dialog == null ? here(dialogs.removeAsync(line)).mapEmpty() : here(dialogs.setAsync(line, dialog));
  }

  @Override
  public Future<Map<String, byte[]>> load(Set<String> lines) {
    return vertx.executeBlocking(() -> dialogs.getAll(lines), false);
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
    return Future.fromCompletionStage(answer, vertx.getOrCreateContext());
  }
}

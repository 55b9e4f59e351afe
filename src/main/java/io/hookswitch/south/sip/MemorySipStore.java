package io.hookswitch.south.sip;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** For one node alone: gone with it. */
public final class MemorySipStore implements SipStore {

  private record Binding(String contact, long until) {}

  private final Map<String, byte[]> dialogs = new ConcurrentHashMap<>();
  private final Map<String, Binding> bindings = new ConcurrentHashMap<>();

  @Override
  public Future<Void> save(String line, byte[] dialog) {
    if (dialog == null) dialogs.remove(line);
    else dialogs.put(line, dialog);
    return Future.succeededFuture();
  }

  @Override
  public Future<Map<String, byte[]>> load(Set<String> lines) {
    Map<String, byte[]> found = new HashMap<>(dialogs);
    found.keySet().retainAll(lines);
    return Future.succeededFuture(found);
  }

  @Override
  public Future<Void> register(String number, String contact, Duration good) {
    if (contact == null) bindings.remove(number);
    else bindings.put(number, new Binding(contact, System.nanoTime() + good.toNanos()));
    return Future.succeededFuture();
  }

  @Override
  public Future<Optional<String>> contact(String number) {
    return Future.succeededFuture(
      Optional.ofNullable(bindings.get(number))
        .filter(binding -> binding.until() - System.nanoTime() > 0)
        .map(Binding::contact)
    );
  }
}

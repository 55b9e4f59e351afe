package io.hookswitch.south.sip;

import io.hookswitch.call.CallId;
import io.hookswitch.cluster.StaleOwnerException;
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
  public synchronized Future<Optional<CallId>> save(String name, Claim claim, byte[] form) {
    Fenced.Outcome outcome = Fenced.save(dialogs.get(name), claim, form);
    keep(name, outcome);
    return Future.succeededFuture(outcome.newer());
  }

  @Override
  public synchronized Future<Map<String, byte[]>> take(Claim claim, Set<String> names) {
    Map<String, byte[]> found = new HashMap<>();
    for (String name : names) {
      Fenced.Outcome outcome = Fenced.take(dialogs.get(name), claim);
      if (outcome.newer().isPresent()) return Future.failedFuture(new StaleOwnerException(name, Long.MIN_VALUE));
      keep(name, outcome);
      if (outcome.kept() != null) found.put(name, Fenced.read(outcome.kept()).body());
    }
    return Future.succeededFuture(found);
  }

  private void keep(String name, Fenced.Outcome outcome) {
    if (outcome.kept() == null) dialogs.remove(name);
    else dialogs.put(name, outcome.kept());
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

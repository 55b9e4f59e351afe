package io.hookswitch;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.config.ConfigException;
import io.hookswitch.config.SwitchEntry;
import io.hookswitch.south.RoutedConnector;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.WatchedConnector;
import io.hookswitch.store.CallStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The switches of a node, and the one door to them.
 *
 * @param all by name, the one of whoever is not given another first
 * @param door the only switch itself, where there is one
 * @param calls how many calls of a switch this node has; empty where there is one switch only, which then has all
 */
record Switches(
  Map<String, WatchedConnector> all,
  SwitchConnector door,
  Optional<ToLongFunction<String>> calls,
  SwitchPlan plan
) {
  /**
   * @param make a connector for the tenants of one switch
   * @throws ConfigException with everything that is wrong with any of them
   */
  static Switches of(
    SwitchPlan plan,
    CallStore store,
    BiFunction<SwitchEntry, Predicate<String>, SwitchConnector> make
  ) {
    Map<String, WatchedConnector> all = new LinkedHashMap<>();
    List<String> mistakes = new ArrayList<>();
    for (SwitchEntry entry : plan.entries()) {
      try {
        SwitchConnector made = make.apply(entry, tenant -> plan.of(tenant).equals(entry.name()));
        all.put(entry.name(), new WatchedConnector(made, Main.CLOCK));
      } catch (ConfigException wrong) {
        mistakes.addAll(plan.inWordsOf(entry, wrong.mistakes()));
      }
    }
    if (!mistakes.isEmpty()) throw new ConfigException(mistakes);
    if (all.size() == 1) return new Switches(all, all.values().iterator().next(), Optional.empty(), plan);
    RoutedConnector door = new RoutedConnector(all, plan::of, (CallId id) ->
      store.find(id).map(found -> found.map(Call::tenant))
    );
    return new Switches(all, door, Optional.of(door::calls), plan);
  }

  /** Whether there is anything that one of these tenants' switches does not do. */
  boolean lack(Set<String> tenants) {
    return tenants.stream().anyMatch(tenant -> !door.unsupported(tenant).isEmpty());
  }
}

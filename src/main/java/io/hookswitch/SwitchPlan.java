package io.hookswitch;

import io.hookswitch.config.ConfigException;
import io.hookswitch.config.SwitchConfig;
import io.hookswitch.config.SwitchEntry;
import io.hookswitch.config.TenantSwitch;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which tenant's phones are on which switch, as the configuration has it. */
final class SwitchPlan {

  private static final String NAME = "[A-Za-z0-9._-]{1,64}";

  private final Map<String, SwitchEntry> entries = new LinkedHashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, String> tenants = new HashMap<>();

  private SwitchPlan(SwitchConfig config, Set<String> known) {
    List<String> mistakes = new ArrayList<>();
    entries(config, mistakes);
    for (int i = 0; i < config.tenants().size(); i++) {
      tenant(config.tenants().get(i), "switch.tenants[" + i + "]", known, mistakes);
    }
    if (!mistakes.isEmpty()) throw new ConfigException(mistakes);
  }

  /**
   * @param known the tenants that there are
   * @throws ConfigException with everything that is wrong with it
   */
  static SwitchPlan of(SwitchConfig config, Set<String> known) {
    return new SwitchPlan(config, known);
  }

  private void entries(SwitchConfig config, List<String> mistakes) {
    List<SwitchEntry> all = config.all();
    for (int i = 0; i < all.size(); i++) {
      SwitchEntry entry = all.get(i);
      String where = i == 0 ? "switch" : "switch.connectors[" + (i - 1) + "]";
      if (!entry.name().matches(NAME)) {
        mistakes.add(where + ".name: expected letters, digits, dot, dash, underscore, at most 64");
      } else if (entries.containsKey(entry.name())) {
        mistakes.add(where + ".name: there is another switch called " + entry.name());
      }
      alike(entry, where, mistakes);
      entries.putIfAbsent(entry.name(), entry);
      places.putIfAbsent(entry.name(), i - 1);
    }
  }

  /** Two connectors to one switch would each take the other's calls for strays. */
  private void alike(SwitchEntry entry, String where, List<String> mistakes) {
    for (SwitchEntry before : entries.values()) {
      if (before.kind() != entry.kind()) continue;
      switch (entry.kind()) {
        case SIM -> mistakes.add(
          where + ".kind: there is one simulated switch in a cluster, which is " + before.name()
        );
        case SIP -> mistakes.add(where + ".kind: a node is one switch for SIP phones, which is " + before.name());
        case ASTERISK -> {
          if (place(entry).equals(place(before))) {
            mistakes.add(where + ".asterisk.url: " + before.name() + " is the same Asterisk");
          }
        }
      }
    }
  }

  private static String place(SwitchEntry entry) {
    URI url = entry.asterisk().url();
    return url.getHost() + ":" + url.getPort();
  }

  private void tenant(TenantSwitch given, String where, Set<String> known, List<String> mistakes) {
    if (!known.contains(given.tenant())) {
      mistakes.add(where + ".tenant: the directory has no tenant " + given.tenant());
    }
    if (!entries.containsKey(given.connector())) {
      mistakes.add(
        where +
          ".connector: there is no switch " +
          given.connector() +
          "; there are " +
          String.join(", ", entries.keySet())
      );
    }
    if (tenants.putIfAbsent(given.tenant(), given.connector()) != null) {
      mistakes.add(where + ".tenant: " + given.tenant() + " is given a switch twice");
    }
  }

  /** The switches, the one of whoever is not given another first. */
  List<SwitchEntry> entries() {
    return List.copyOf(entries.values());
  }

  /** The name of the switch of a tenant. */
  String of(String tenant) {
    return tenants.getOrDefault(tenant, SwitchConfig.FIRST);
  }

  String kind(String name) {
    return entries.get(name).kind().name().toLowerCase(Locale.ROOT);
  }

  /** Connectors name their settings as if there were one of a kind; the environment has none of a further one. */
  List<String> inWordsOf(SwitchEntry entry, List<String> mistakes) {
    int place = places.get(entry.name());
    if (place < 0) return mistakes;
    return mistakes
      .stream()
      .map(one ->
        one
          .replaceAll(", or HOOKSWITCH_\\S+ in the environment", "")
          .replaceAll("\\bswitch\\.(asterisk|sip|sim)\\b", "switch.connectors[" + place + "].$1")
      )
      .toList();
  }
}

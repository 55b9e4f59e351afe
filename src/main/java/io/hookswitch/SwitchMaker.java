package io.hookswitch;

import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.SimConfig;
import io.hookswitch.config.SwitchEntry;
import io.hookswitch.database.Database;
import io.hookswitch.shard.Calls;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.asterisk.AsteriskConnector;
import io.hookswitch.south.sim.HazelcastSimStore;
import io.hookswitch.south.sim.Phones;
import io.hookswitch.south.sim.SimConnector;
import io.hookswitch.south.sim.SimStore;
import io.hookswitch.south.sim.SqlSimStore;
import io.hookswitch.south.sip.HazelcastSipStore;
import io.hookswitch.south.sip.SipConnector;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Makes the connector of an entry of the configuration, for the tenants whose phones are there.
 *
 * @param home where relative paths of the configuration start
 * @param phones of all tenants, as their users let them ring
 * @param calls who numbers those that arrive
 */
record SwitchMaker(
  Ground ground,
  HookswitchConfig config,
  Path home,
  Phones phones,
  ReachedPhones reached,
  Calls calls
) implements BiFunction<SwitchEntry, Predicate<String>, SwitchConnector> {
  @Override
  public SwitchConnector apply(SwitchEntry entry, Predicate<String> tenants) {
    Vertx vertx = ground.vertx();
    DirectoryPhones book = new DirectoryPhones(ground.directory(), phones, tenants, reached);
    return switch (entry.kind()) {
      case SIM -> new SimConnector(vertx, entry.sim(), phones, calls::mint, memory(entry.sim()));
      case ASTERISK -> new AsteriskConnector(vertx, entry.asterisk(), home, book, calls::mint);
      case SIP -> {
        HazelcastSipStore dialogs = new HazelcastSipStore(vertx, ground.hazelcast());
        SipNodes nodes = new SipNodes(ground.cluster());
        yield new SipConnector(vertx, entry.sip(), home, book, dialogs, nodes, calls::mint);
      }
    };
  }

  private SimStore memory(SimConfig sim) {
    return switch (sim.memory()) {
      case CLUSTER -> new HazelcastSimStore(ground.vertx(), ground.hazelcast());
      case DATABASE -> new SqlSimStore(ground.vertx(), Database.of(config.storage(), home), ground.cluster()::shardOf);
    };
  }
}

package io.hookswitch.config;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;

/**
 * All settings of one node. Paths in it are as the operator wrote them: relative ones start at the installation home.
 *
 * @param http the door for clients
 * @param cometd the CometD notifications
 * @param eventbus the event-bus bridge for browsers
 * @param cluster how this node meets others
 * @param rules where the rules are
 * @param directory where tenants, users and devices are
 * @param call how long a call waits for what
 * @param reconcile how calls are compared with the switch's own list
 * @param tenant what the tenant dialect's pages leave open
 * @param agents what agents can be
 * @param push what is kept for clients that were away
 * @param outbound where calling lists are, and how long an agent keeps a record
 * @param limits how much this node takes on
 * @param decisions what is written down of decisions
 * @param health the door for those who watch
 * @param storage where what outlives the cluster is
 * @param records what is written of calls, and how long it is kept
 * @param reporting what is published of them
 * @param connector which switch is behind the gateway; {@code switch} in the file, a word that Java keeps for itself
 */
public record HookswitchConfig(
  HttpConfig http,
  CometDConfig cometd,
  EventBusConfig eventbus,
  ClusterConfig cluster,
  RulesConfig rules,
  DirectoryConfig directory,
  CallConfig call,
  ReconcileConfig reconcile,
  TenantConfig tenant,
  AgentsConfig agents,
  PushConfig push,
  OutboundConfig outbound,
  LimitsConfig limits,
  DecisionsConfig decisions,
  HealthConfig health,
  StorageConfig storage,
  RecordsConfig records,
  ReportingConfig reporting,
  @Key("switch") SwitchConfig connector
) {
  public static final HookswitchConfig DEFAULT = new HookswitchConfig(
    HttpConfig.DEFAULT,
    CometDConfig.DEFAULT,
    EventBusConfig.DEFAULT,
    ClusterConfig.DEFAULT,
    RulesConfig.DEFAULT,
    DirectoryConfig.DEFAULT,
    CallConfig.DEFAULT,
    ReconcileConfig.DEFAULT,
    TenantConfig.DEFAULT,
    AgentsConfig.DEFAULT,
    PushConfig.DEFAULT,
    OutboundConfig.DEFAULT,
    LimitsConfig.DEFAULT,
    DecisionsConfig.DEFAULT,
    HealthConfig.DEFAULT,
    StorageConfig.DEFAULT,
    RecordsConfig.DEFAULT,
    ReportingConfig.DEFAULT,
    SwitchConfig.DEFAULT
  );

  /**
   * The same with other sections, each known by its type.
   *
   * @throws IllegalArgumentException when one of them is no section, or there are two of one type
   */
  public HookswitchConfig with(Record... sections) {
    Map<Class<?>, Record> others = new HashMap<>();
    for (Record section : sections) {
      if (others.put(section.getClass(), section) != null) {
        throw new IllegalArgumentException(section.getClass().getSimpleName() + ": given twice");
      }
    }
    RecordComponent[] components = HookswitchConfig.class.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        Record other = others.remove(types[i]);
        values[i] = other == null ? components[i].getAccessor().invoke(this) : other;
      }
      if (!others.isEmpty()) throw new IllegalArgumentException("no sections: " + others.values());
      return HookswitchConfig.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible); // a record has all of these, and they are public here
    }
  }
}

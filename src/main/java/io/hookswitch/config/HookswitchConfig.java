package io.hookswitch.config;

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
 * @param agents what agents can be
 * @param push what is kept for clients that were away
 * @param outbound where calling lists are, and how long an agent keeps a record
 * @param limits how much this node takes on
 * @param decisions what is written down of decisions
 * @param health the door for those who watch
 * @param storage where what outlives the cluster is
 * @param records what is written of calls, and how long it is kept
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
  AgentsConfig agents,
  PushConfig push,
  OutboundConfig outbound,
  LimitsConfig limits,
  DecisionsConfig decisions,
  HealthConfig health,
  StorageConfig storage,
  RecordsConfig records,
  @Key("switch") SwitchConfig connector
) {
  public static final HookswitchConfig DEFAULT = new HookswitchConfig(
    HttpConfig.DEFAULT,
    CometDConfig.DEFAULT,
    ClusterConfig.DEFAULT,
    RulesConfig.DEFAULT,
    DirectoryConfig.DEFAULT,
    CallConfig.DEFAULT,
    AgentsConfig.DEFAULT,
    PushConfig.DEFAULT,
    OutboundConfig.DEFAULT,
    SwitchConfig.DEFAULT
  );

  /** With the usual bridge. */
  public HookswitchConfig(
    HttpConfig http,
    CometDConfig cometd,
    ClusterConfig cluster,
    RulesConfig rules,
    DirectoryConfig directory,
    CallConfig call,
    AgentsConfig agents,
    PushConfig push,
    OutboundConfig outbound,
    LimitsConfig limits,
    DecisionsConfig decisions,
    HealthConfig health,
    SwitchConfig connector
  ) {
    this(
      http,
      cometd,
      EventBusConfig.DEFAULT,
      cluster,
      rules,
      directory,
      call,
      ReconcileConfig.DEFAULT,
      agents,
      push,
      outbound,
      limits,
      decisions,
      health,
      StorageConfig.DEFAULT,
      RecordsConfig.DEFAULT,
      connector
    );
  }

  /** With the usual limits, and watched by nobody. */
  public HookswitchConfig(
    HttpConfig http,
    CometDConfig cometd,
    ClusterConfig cluster,
    RulesConfig rules,
    DirectoryConfig directory,
    CallConfig call,
    AgentsConfig agents,
    PushConfig push,
    OutboundConfig outbound,
    SwitchConfig connector
  ) {
    this(
      http,
      cometd,
      cluster,
      rules,
      directory,
      call,
      agents,
      push,
      outbound,
      LimitsConfig.DEFAULT,
      HealthConfig.DEFAULT,
      connector
    );
  }

  /** With the usual log of decisions, and the usual storage. */
  public HookswitchConfig(
    HttpConfig http,
    CometDConfig cometd,
    ClusterConfig cluster,
    RulesConfig rules,
    DirectoryConfig directory,
    CallConfig call,
    AgentsConfig agents,
    PushConfig push,
    OutboundConfig outbound,
    LimitsConfig limits,
    HealthConfig health,
    SwitchConfig connector
  ) {
    this(
      http,
      cometd,
      cluster,
      rules,
      directory,
      call,
      agents,
      push,
      outbound,
      limits,
      DecisionsConfig.DEFAULT,
      health,
      connector
    );
  }

  /** The same, compared with the switch's list at other times. */
  public HookswitchConfig with(ReconcileConfig other) {
    return new HookswitchConfig(
      http,
      cometd,
      eventbus,
      cluster,
      rules,
      directory,
      call,
      other,
      agents,
      push,
      outbound,
      limits,
      decisions,
      health,
      storage,
      records,
      connector
    );
  }

  /** The same with other storage. */
  public HookswitchConfig with(StorageConfig otherStorage, RecordsConfig otherRecords) {
    return new HookswitchConfig(
      http,
      cometd,
      eventbus,
      cluster,
      rules,
      directory,
      call,
      reconcile,
      agents,
      push,
      outbound,
      limits,
      decisions,
      health,
      otherStorage,
      otherRecords,
      connector
    );
  }
}

package io.hookswitch.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which switch is behind the gateway, or which ones are.
 *
 * @param kind which connector speaks to the switch of all tenants that are not given another
 * @param sim the simulated switch; looked at when {@code kind} is {@code sim}
 * @param asterisk an Asterisk; looked at when {@code kind} is {@code asterisk}
 * @param sip phones; looked at when {@code kind} is {@code sip}
 * @param connectors further switches
 * @param tenants those whose phones are on one of them
 */
public record SwitchConfig(
  Kind kind,
  SimConfig sim,
  AsteriskConfig asterisk,
  SipConfig sip,
  List<SwitchEntry> connectors,
  List<TenantSwitch> tenants
) {
  /** The name of the switch that {@code kind} is about. */
  public static final String FIRST = "default";

  public static final SwitchConfig DEFAULT = new SwitchConfig(Kind.SIM, SimConfig.DEFAULT);

  /** One that knows of no Asterisk. */
  public SwitchConfig(Kind kind, SimConfig sim) {
    this(kind, sim, AsteriskConfig.DEFAULT, SipConfig.DEFAULT);
  }

  /** One that knows of no SIP phones. */
  public SwitchConfig(Kind kind, SimConfig sim, AsteriskConfig asterisk) {
    this(kind, sim, asterisk, SipConfig.DEFAULT);
  }

  /** The only switch there is. */
  public SwitchConfig(Kind kind, SimConfig sim, AsteriskConfig asterisk, SipConfig sip) {
    this(kind, sim, asterisk, sip, List.of(), List.of());
  }

  public SwitchConfig {
    connectors = List.copyOf(connectors);
    tenants = List.copyOf(tenants);
  }

  /** The same, and further switches. */
  public SwitchConfig with(List<SwitchEntry> further, List<TenantSwitch> given) {
    return new SwitchConfig(kind, sim, asterisk, sip, further, given);
  }

  /** The switch that {@code kind} is about, and the further ones. */
  public List<SwitchEntry> all() {
    return Stream.concat(Stream.of(new SwitchEntry(FIRST, kind, asterisk, sip, sim)), connectors.stream()).toList();
  }

  /** The connectors there are. */
  public enum Kind {
    /** The simulated switch, inside the gateway. */
    SIM,
    /** Asterisk, by its REST interface. */
    ASTERISK,
    /** SIP phones and a trunk, by the gateway itself. */
    SIP,
  }
}

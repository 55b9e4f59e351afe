package io.hookswitch.config;

/**
 * Which switch is behind the gateway.
 *
 * @param kind which connector speaks to it
 * @param sim the simulated switch; looked at when {@code kind} is {@code sim}
 * @param asterisk an Asterisk; looked at when {@code kind} is {@code asterisk}
 * @param sip phones; looked at when {@code kind} is {@code sip}
 */
public record SwitchConfig(Kind kind, SimConfig sim, AsteriskConfig asterisk, SipConfig sip) {
  public static final SwitchConfig DEFAULT = new SwitchConfig(Kind.SIM, SimConfig.DEFAULT);

  /** One that knows of no Asterisk. */
  public SwitchConfig(Kind kind, SimConfig sim) {
    this(kind, sim, AsteriskConfig.DEFAULT, SipConfig.DEFAULT);
  }

  /** One that knows of no SIP phones. */
  public SwitchConfig(Kind kind, SimConfig sim, AsteriskConfig asterisk) {
    this(kind, sim, asterisk, SipConfig.DEFAULT);
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

package io.hookswitch.config;

/**
 * Which switch is behind the gateway.
 *
 * @param kind which connector speaks to it
 * @param sim the simulated switch; looked at when {@code kind} is {@code sim}
 */
public record SwitchConfig(Kind kind, SimConfig sim) {
  public static final SwitchConfig DEFAULT = new SwitchConfig(Kind.SIM, SimConfig.DEFAULT);

  /** The connectors there are. */
  public enum Kind {
    /** The simulated switch, inside the gateway. */
    SIM,
  }
}

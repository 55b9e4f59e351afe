package io.hookswitch.config;

/**
 * A further switch, beside the one of {@code switch.kind}.
 *
 * @param name what tenants are given to it by
 * @param kind which connector speaks to it
 * @param asterisk looked at when {@code kind} is {@code asterisk}
 * @param sip looked at when {@code kind} is {@code sip}
 * @param sim looked at when {@code kind} is {@code sim}
 */
public record SwitchEntry(String name, SwitchConfig.Kind kind, AsteriskConfig asterisk, SipConfig sip, SimConfig sim) {}

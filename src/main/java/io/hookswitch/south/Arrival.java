package io.hookswitch.south;

/**
 * A leg from the network that has dialled a number of nobody's phone; the switch wants to know where it goes.
 *
 * @param calling as the network presents it, E.164 with "+" or an extension; empty when it is withheld
 * @param dialled E.164 with "+"
 */
public record Arrival(String calling, String dialled) {}

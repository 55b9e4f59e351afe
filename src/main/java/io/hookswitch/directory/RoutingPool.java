package io.hookswitch.directory;

import java.time.Duration;
import java.util.List;

/**
 * The numbers of a tenant that the network brings to the gateway, to be lent out one at a time (IMRN).
 *
 * @param numbers E.164 with "+", in the order of the file; belong to nobody's phone
 * @param ttl how long a number may be dialled after it was lent
 * @param quarantine how long after that, or after it was dialled, nobody gets it
 */
public record RoutingPool(String tenant, List<String> numbers, Duration ttl, Duration quarantine) {
  public static final Duration USUAL_TTL = Duration.ofSeconds(60);
  public static final Duration USUAL_QUARANTINE = Duration.ofSeconds(30);

  public RoutingPool {
    numbers = List.copyOf(numbers);
  }
}

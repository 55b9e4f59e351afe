package io.hookswitch.cluster;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.Marker;

/**
 * Keeps out of the log what Hazelcast warns of, with a stack trace each, when nodes come and go as they should; {@code logback.xml} names it.
 * Only these very warnings: any other of the same places is told.
 */
public final class HarmlessWarnings extends TurboFilter {

  /** A copy is sent to a node that has not finished its start; Hazelcast plans it anew after each failure. */
  private static final String EARLY = "Migration operation is received before startup is completed";
  /** An answer comes in the moment in which the node leaves and nobody waits for it any more. */
  private static final String LATE = "Future.complete(Object) on completed future";

  @Override
  public FilterReply decide(Marker marker, Logger logger, Level level, String text, Object[] words, Throwable cause) {
    if (
      level != Level.WARN || cause == null || !logger.getName().startsWith("com.hazelcast.")
    ) return FilterReply.NEUTRAL;
    return says(cause.getMessage(), EARLY) || says(cause.getMessage(), LATE) ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  private static boolean says(String message, String what) {
    return message != null && message.startsWith(what);
  }
}

package io.hookswitch.outbound;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** Time zones as calling lists name them: by place, by offset, or by the short names of old, such as PST. */
public final class TimeZones {

  private TimeZones() {}

  /** The zone of this name; empty when there is none. */
  public static Optional<ZoneId> of(String name) {
    try {
      return Optional.of(ZoneId.of(name, ZoneId.SHORT_IDS));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}

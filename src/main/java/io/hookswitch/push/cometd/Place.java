package io.hookswitch.push.cometd;

import io.hookswitch.push.Streams.Position;
import java.util.Map;
import java.util.Optional;
import org.cometd.bayeux.Message;

/**
 * A place in a user's stream as it travels: {@code ext.hookswitch}.
 *
 * <p>The epoch travels as text, because JavaScript would round a large number.
 */
final class Place {

  private static final String EXT = "hookswitch";
  private static final String EPOCH = "epoch";
  private static final String OFFSET = "offset";

  private Place() {}

  static void mark(Message.Mutable message, Position at) {
    message.getExt(true).put(EXT, Map.of(EPOCH, Long.toString(at.epoch()), OFFSET, at.offset()));
  }

  static void answer(Message.Mutable reply, boolean recovered, Position end) {
    reply
      .getExt(true)
      .put(EXT, Map.of("recovered", recovered, EPOCH, Long.toString(end.epoch()), OFFSET, end.offset()));
  }

  /** @throws BadMessageException when there is something that is no place */
  static Optional<Position> seen(Message message) {
    if (!(message.get(Message.EXT_FIELD) instanceof Map<?, ?> ext) || !ext.containsKey(EXT)) return Optional.empty();
    if (!(ext.get(EXT) instanceof Map<?, ?> place)) throw new BadMessageException(400, "ext.hookswitch", "invalid");
    return Optional.of(new Position(number(place, EPOCH), number(place, OFFSET)));
  }

  private static long number(Map<?, ?> place, String name) {
    long number = switch (place.get(name)) {
      case Long whole -> whole;
      case Integer whole -> whole;
      case String text when text.length() < 20 && text.matches("\\d+") -> parsed(text);
      case null, default -> -1;
    };
    if (number < 0) throw new BadMessageException(400, "ext.hookswitch." + name, "whole_number_expected");
    return number;
  }

  private static long parsed(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      return -1;
    }
  }
}

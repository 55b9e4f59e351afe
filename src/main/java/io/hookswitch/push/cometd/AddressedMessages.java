package io.hookswitch.push.cometd;

import java.nio.ByteBuffer;
import java.text.ParseException;
import java.util.List;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.common.JSONContext;
import org.cometd.server.JacksonJSONContextServer;

/**
 * Reads messages that say where they go. CometD lets one without a channel in, and answers with one that has none either,
 * which no client can make anything of.
 */
final class AddressedMessages extends JacksonJSONContextServer {

  static final String NO_CHANNEL = "channel: expected in every message";

  @Override
  public List<ServerMessage.Mutable> parse(String json) throws ParseException {
    List<ServerMessage.Mutable> messages = super.parse(json);
    try {
      return checked(messages);
    } catch (IllegalArgumentException unaddressed) {
      throw (ParseException) new ParseException(NO_CHANNEL, 0).initCause(unaddressed);
    }
  }

  @Override
  public JSONContext.AsyncParser newAsyncParser() {
    JSONContext.AsyncParser parser = super.newAsyncParser();
    return new JSONContext.AsyncParser() {
      @Override
      public void parse(ByteBuffer bytes) {
        parser.parse(bytes);
      }

      @Override
      public <R> R complete() {
        R read = parser.complete();
        if (read instanceof List<?> messages) checked(messages);
        return read;
      }
    };
  }

  /** A channel of another type than a string is CometD's to refuse. */
  private static <T> List<T> checked(List<T> messages) {
    for (T message : messages) {
      if (!(message instanceof ServerMessage one) || one.get(ServerMessage.CHANNEL_FIELD) == null) {
        throw new IllegalArgumentException(NO_CHANNEL);
      }
    }
    return messages;
  }
}

package io.hookswitch.wire;

import io.vertx.core.eventbus.EventBus;

/** Teaches an event bus the envelopes. */
public final class Wire {

  private Wire() {}

  /** Once per Vert.x, before anything is sent. */
  public static void register(EventBus bus) {
    bus.registerDefaultCodec(Ask.class, new JsonCodec<>(Ask.class));
    bus.registerDefaultCodec(Reply.class, new JsonCodec<>(Reply.class));
    bus.registerDefaultCodec(UserAsk.class, new JsonCodec<>(UserAsk.class));
    bus.registerDefaultCodec(UserReply.class, new JsonCodec<>(UserReply.class));
    bus.registerDefaultCodec(NodeOrder.class, new JsonCodec<>(NodeOrder.class));
    bus.registerDefaultCodec(NodeReport.class, new JsonCodec<>(NodeReport.class));
    bus.registerDefaultCodec(StreamNews.class, new JsonCodec<>(StreamNews.class));
  }
}

package io.hookswitch.shard;

import io.vertx.core.eventbus.Message;

/** Who asked and waits; is told once, from any thread. */
interface Asker {
  static Asker of(Message<?> message) {
    return new Asker() {
      @Override
      public void reply(Object answer) {
        message.reply(answer);
      }

      @Override
      public void fail(int code, String why) {
        message.fail(code, why);
      }
    };
  }

  void reply(Object answer);

  /** @param code one of {@link Undelivered} */
  void fail(int code, String why);
}

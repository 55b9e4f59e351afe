package io.hookswitch.shard;

import io.hookswitch.call.Command;
import io.hookswitch.south.Wish;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What users ask for by keys of their phones, as commands of theirs: the rules decide, the calls' owners obey, the journal has the
 * user's name. It is the same as if the user's client had asked.
 */
public final class PhoneWishes {

  private static final Logger LOG = LoggerFactory.getLogger(PhoneWishes.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Calls calls;
  private final InstantSource clock;

  public PhoneWishes(Calls calls, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** @return empty when it was obeyed, else why not */
  public Future<Optional<String>> ask(Wish wish) {
    Command command = wish.command();
    Ask ask = new Ask(
      command.by().call(),
      wish.user().tenant(),
      command.by().index(),
      command,
      Ask.Until.SETTLED,
      clock.instant().plus(PATIENCE),
      "phone of " + wish.user()
    ).by(wish.user().toString());
    return calls
      .ask(ask)
      .map(reply -> refused(reply, wish))
      .recover(lost -> {
        LOG.warn("{} of {} by phone: {}", command.getClass().getSimpleName(), wish.user(), lost.getMessage());
        return Future.succeededFuture(Optional.of("nobody could say"));
      });
  }

  private static Optional<String> refused(Reply reply, Wish wish) {
    if (reply.refusal() != null) {
      LOG.info("{} of {} by phone is refused: {}", wish.command().needs().getFirst(), wish.user(), reply.refusal());
      return Optional.of(reply.refusal().why().name());
    }
    return Optional.ofNullable(reply.failure());
  }
}

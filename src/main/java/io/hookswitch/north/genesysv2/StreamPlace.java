package io.hookswitch.north.genesysv2;

import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.hookswitch.push.Streams;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** Says to which place in the caller's stream of notifications a state belongs. */
final class StreamPlace {

  private final Streams streams;

  StreamPlace(Streams streams) {
    this.streams = streams;
  }

  /**
   * A state with its place. The place is read first: what happens in between is then told twice, in the state and as a
   * notification, and nothing is missed. A state without a place is better than none.
   */
  Future<Answer> of(Request request, Function<Request, Future<Answer>> read) {
    return streams
      .replay(request.who().user().id(), null)
      .map(replay -> Optional.of(replay.end()))
      .otherwise(Optional.empty())
      .compose(place -> read.apply(request).map(answer -> place.map(at -> marked(answer, at)).orElse(answer)));
  }

  private static Answer marked(Answer answer, Streams.Position at) {
    return answer
      .with("X-Hookswitch-Epoch", Long.toString(at.epoch()))
      .with("X-Hookswitch-Offset", Long.toString(at.offset()));
  }
}

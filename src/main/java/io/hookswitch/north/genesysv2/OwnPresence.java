package io.hookswitch.north.genesysv2;

import io.hookswitch.directory.User;
import io.hookswitch.north.Request;
import io.hookswitch.shard.Presences;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.PresenceInput;
import io.hookswitch.user.Seat;
import io.vertx.core.Future;

/** The presence of whoever asks, and of nobody else. */
final class OwnPresence {

  private final Presences presences;

  OwnPresence(Presences presences) {
    this.presences = presences;
  }

  Future<Presences.View> look(Request request) {
    return presences.look(seat(request.who().user()));
  }

  /** Fails with the problem that a refusal is to this client. */
  Future<Presences.View> ask(Request request, String operationName, PresenceInput input) {
    return presences.ask(seat(request.who().user()), input, request.deadline(), request.correlation()).compose(view ->
      view
        .refusal()
        .<Future<Presences.View>>map(why -> Future.failedFuture(PresenceAnswers.problem(operationName, why).refused()))
        .orElseGet(() -> Future.succeededFuture(view))
    );
  }

  static Seat seat(User user) {
    return new Seat(user.id(), user.role(), user.devices());
  }

  /** For the channels: what the rules say of the phone that the user works at, or would. */
  static DeviceDecision atWork(User user, Presences.View view) {
    return view.presence().workplace(seat(user)).map(view::decision).orElse(DeviceDecision.NOTHING);
  }
}

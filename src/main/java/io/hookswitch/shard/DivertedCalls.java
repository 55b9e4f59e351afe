package io.hookswitch.shard;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Crossing;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.UserId;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** Sends each command that calls somebody to where that one's calls are forwarded to; the one place for all dialects. */
public final class DivertedCalls implements Calls {

  private final Calls calls;
  private final Diversions diversions;

  public DivertedCalls(Calls calls, Diversions diversions) {
    this.calls = calls;
    this.diversions = diversions;
  }

  @Override
  public CallId mint() {
    return calls.mint();
  }

  @Override
  public Future<Reply> ask(Ask ask) {
    return switch (ask.input()) {
      case Command.Dial dial -> divert(ask, dial.to(), to ->
        new Command.Dial(dial.by(), dial.from(), to, dial.alertCaller(), dial.callerId(), dial.userData())
      );
      case Command.SingleStepTransfer wish -> divert(ask, wish.to(), to ->
        new Command.SingleStepTransfer(wish.by(), to, wish.userData())
      );
      case Command.Consult wish -> divert(ask, wish.to(), to ->
        new Command.Consult(wish.by(), wish.consult(), to, wish.purpose(), wish.userData())
      );
      case Command.SingleStepConference wish -> divert(ask, wish.to(), to ->
        new Command.SingleStepConference(wish.by(), to, wish.userData())
      );
      case Command.Redirect wish -> divert(ask, wish.to(), to -> new Command.Redirect(wish.by(), to));
      case null, default -> calls.ask(ask);
    };
  }

  private Future<Reply> divert(Ask ask, Endpoint called, Function<Endpoint, Command> command) {
    return diversions.of(called).compose(to -> calls.ask(to == called ? ask : ask.with(command.apply(to))));
  }

  @Override
  public Future<CallId> named(UserId user, String name, CallId fresh) {
    return calls.named(user, name, fresh);
  }

  @Override
  public CallId mintBeside(CallId call) {
    return calls.mintBeside(call);
  }

  @Override
  public Future<Void> cross(CallId to, Crossing news) {
    return calls.cross(to, news);
  }

  @Override
  public void tell(SwitchEvent event) {
    calls.tell(event);
  }

  @Override
  public Future<List<Appearance>> of(UserId user) {
    return calls.of(user);
  }

  @Override
  public Future<List<Appearance>> withDetached(UserId user) {
    return calls.withDetached(user);
  }
}

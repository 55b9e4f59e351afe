package io.hookswitch.south.asterisk;

import io.hookswitch.config.ManagerConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asterisk's manager interface (AMI), for the one thing that its REST interface cannot do. Each time it is needed it is
 * called anew: there is no line that may have broken. The password is not sent, but proved to be known.
 */
final class Ami {

  /** Conversations at the same time. */
  private static final int MOST = 32;

  private final Access access;
  private final NetClient client;
  private final AtomicInteger conversations = new AtomicInteger();

  Ami(Vertx vertx, Access access) {
    this.access = access;
    int patience = Math.toIntExact(access.config().patience().toMillis());
    client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(patience));
  }

  /** Whether there is any. */
  boolean configured() {
    return access.config().manager().host().isPresent();
  }

  /**
   * Tells the phone of a channel that rings to pick up ({@code NOTIFY} with {@code Event: talk}).
   *
   * @return done when the phone has been told; failed with {@link Refused} when Asterisk will not, with anything else when
   *     it cannot be reached
   */
  Future<Void> talk(String channel) {
    if (conversations.incrementAndGet() > MOST) {
      conversations.decrementAndGet();
      return Future.failedFuture(
        new IllegalStateException(
          "Asterisk's manager interface is overloaded: " + MOST + " conversations are under way"
        )
      );
    }
    ManagerConfig manager = access.config().manager();
    return client
      .connect(manager.port(), manager.host().orElseThrow())
      .compose(line -> {
        AmiConversation conversation = new AmiConversation(line);
        return login(conversation, manager.user())
          .compose(known -> conversation.ask("PJSIPNotify", "Channel: " + channel, "Variable: Event=talk"))
          .compose(answer ->
            answer.good()
              ? Future.<Void>succeededFuture()
              : Future.failedFuture(new Refused("the phone cannot be told to pick up: " + answer.words()))
          )
          .timeout(access.config().patience().toMillis(), TimeUnit.MILLISECONDS)
          .eventually(conversation::close);
      })
      .onComplete(done -> conversations.decrementAndGet());
  }

  private Future<Void> login(AmiConversation conversation, String user) {
    return conversation
      .ask("Challenge", "AuthType: MD5")
      .compose(answer ->
        conversation.ask(
          "Login",
          "AuthType: MD5",
          "Username: " + user,
          "Key: " + access.managerKey(answer.challenge()),
          "Events: off"
        )
      )
      .compose(answer ->
        answer.good()
          ? Future.succeededFuture()
          : Future.failedFuture(
              new IllegalStateException("Asterisk's manager interface does not let " + user + " in: " + answer.words())
            )
      );
  }

  Future<Void> close() {
    return client.close();
  }
}

package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Crossing;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.UserId;
import io.hookswitch.south.Wish;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a phone asks for is a command of its user, and refused like one. */
class PhoneWishesTest {

  private static final Wish WISH = new Wish(
    new UserId("demo", "ada"),
    new Command.SingleStepTransfer(new CallId(7).party(1), Endpoint.network("15003", "15003"))
  );

  private final List<Ask> asked = new ArrayList<>();

  private Optional<String> ask(Future<Reply> reply) {
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    return new PhoneWishes(new Answering(reply), clock).ask(WISH).toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void theUserAsksAndWaitsForTheSwitch() {
    assertThat(ask(Future.succeededFuture(new Reply(null, null, null, null)))).isEmpty();
    Ask ask = asked.getFirst();
    assertThat(ask.call()).isEqualTo(new CallId(7));
    assertThat(ask.party()).isEqualTo(1);
    assertThat(ask.tenant()).isEqualTo("demo");
    assertThat(ask.principal()).isEqualTo("ada@demo");
    assertThat(ask.until()).isEqualTo(Ask.Until.SETTLED);
    assertThat(ask.deadline()).isEqualTo(Instant.EPOCH.plusSeconds(10));
  }

  @Test
  void aRefusalOfTheRulesIsOne() {
    Refusal no = new Refusal(Refusal.Why.NOT_ALLOWED, null, null, Set.of(), List.of(), "");
    assertThat(ask(Future.succeededFuture(new Reply(null, null, no, null)))).contains("NOT_ALLOWED");
  }

  @Test
  void whatTheSwitchFailsIsRefusedToo() {
    assertThat(ask(Future.succeededFuture(new Reply(null, null, null, "busy")))).contains("busy");
  }

  @Test
  void whatNobodyAnswersIsRefused() {
    assertThat(ask(Future.failedFuture("no owner"))).isPresent();
  }

  private final class Answering implements Calls {

    private final Future<Reply> reply;

    Answering(Future<Reply> reply) {
      this.reply = reply;
    }

    @Override
    public Future<Reply> ask(Ask ask) {
      asked.add(ask);
      return reply;
    }

    @Override
    public CallId mint() {
      throw new AssertionError();
    }

    @Override
    public CallId mintBeside(CallId call) {
      throw new AssertionError();
    }

    @Override
    public Future<CallId> named(UserId user, String name, CallId fresh) {
      throw new AssertionError();
    }

    @Override
    public Future<Void> cross(CallId to, Crossing news) {
      throw new AssertionError();
    }

    @Override
    public void tell(SwitchEvent event) {
      throw new AssertionError();
    }

    @Override
    public Future<List<Appearance>> of(UserId user) {
      throw new AssertionError();
    }

    @Override
    public Future<List<Appearance>> withDetached(UserId user) {
      throw new AssertionError();
    }
  }
}

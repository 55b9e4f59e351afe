package io.hookswitch.bench.pekko;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ddata.Key;
import org.apache.pekko.cluster.ddata.LWWRegister;
import org.apache.pekko.cluster.ddata.LWWRegisterKey;
import org.apache.pekko.cluster.ddata.SelfUniqueAddress;
import org.apache.pekko.cluster.ddata.typed.javadsl.DistributedData;
import org.apache.pekko.cluster.ddata.typed.javadsl.Replicator;
import org.apache.pekko.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** One call: each command makes a new state, which is on both nodes before it is answered. */
final class CallActor {

  static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "call");
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  sealed interface Command extends Wire {}

  record Take(String body, ActorRef<Taken> replyTo) implements Command {}

  /** @param state empty when it could not be made safe */
  record Taken(String state) implements Wire {}

  private record Safe(String state, ActorRef<Taken> replyTo, boolean done) implements Command {}

  private final ReplicatorMessageAdapter<Command, LWWRegister<String>> replicator;
  private final SelfUniqueAddress self;
  private final Key<LWWRegister<String>> key;
  private final String answer;

  private CallActor(
    ReplicatorMessageAdapter<Command, LWWRegister<String>> replicator,
    SelfUniqueAddress self,
    String id,
    String answer
  ) {
    this.replicator = replicator;
    this.self = self;
    this.key = LWWRegisterKey.create(id);
    this.answer = answer;
  }

  /** @param answer to every command; as long as the gateway's, and the state that is kept */
  static Behavior<Command> create(String id, String answer) {
    return Behaviors.setup(context ->
      DistributedData.withReplicatorMessageAdapter((ReplicatorMessageAdapter<Command, LWWRegister<String>> adapter) ->
        new CallActor(adapter, DistributedData.get(context.getSystem()).selfUniqueAddress(), id, answer).behavior()
      )
    );
  }

  private Behavior<Command> behavior() {
    return Behaviors.receive(Command.class)
      .onMessage(Take.class, this::take)
      .onMessage(Safe.class, this::safe)
      .build();
  }

  private Behavior<Command> take(Take take) {
    replicator.askUpdate(
      answered ->
        new Replicator.Update<>(
          key,
          LWWRegister.create(self, answer),
          new Replicator.WriteAll(PATIENCE),
          answered,
          before -> before.withValue(self, answer)
        ),
      response -> new Safe(answer, take.replyTo(), response instanceof Replicator.UpdateSuccess)
    );
    return Behaviors.same();
  }

  private Behavior<Command> safe(Safe safe) {
    safe.replyTo().tell(new Taken(safe.done() ? safe.state() : ""));
    return Behaviors.same();
  }
}

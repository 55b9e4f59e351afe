package io.hookswitch.policy;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Decision;
import io.hookswitch.policy.Members.Question;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node does when it is asked about rules, and when its own change. */
final class NodeAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(NodeAnswers.class);
  private static final int FAILED = 1;
  private static final long LOOK_AT_CLOCK_MILLIS = 500;

  private final Vertx vertx;
  private final String self;
  private final Follower follower;
  private final RulesInForce rules;
  private final InstantSource clock;
  private volatile LiveCalls calls;

  NodeAnswers(Vertx vertx, String self, Follower follower, RulesInForce rules, InstantSource clock) {
    this.clock = clock;
    this.vertx = vertx;
    this.self = self;
    this.follower = follower;
    this.rules = rules;
  }

  /** Done when every node can ask this one. */
  Future<Void> start() {
    return vertx.eventBus().<Buffer>consumer(Addresses.policy(self), this::answer).completion();
  }

  void watch(LiveCalls owned, LivePhones phones) {
    calls = owned;
    follower.onChange(before -> {
      review(owned, before);
      Force now = rules.force();
      // Most changes are about calls.
      if (now != null && !now.samePhones(before)) review(phones, before);
    });
    awaitTurn(owned, clock.instant());
  }

  private static void review(LiveCalls owned, CapabilityRules before) {
    owned
      .review(before)
      .onSuccess(told -> LOG.info("rules: {} users were told of other lists", told))
      .onFailure(lost -> LOG.warn("rules: not all users were told of their lists: {}", lost.toString()));
  }

  private static void review(LivePhones phones, Force before) {
    phones
      .review(before)
      .onSuccess(told -> LOG.info("rules: {} users were told of other lists of their phones", told))
      .onFailure(lost -> LOG.warn("rules: not all users were told of their phones: {}", lost.toString()));
  }

  /** Office hours begin and end with nobody doing anything, and lists change by it. */
  private void awaitTurn(LiveCalls owned, Instant seen) {
    // Rules with other hours may come meanwhile: so it is looked at often.
    vertx.setTimer(LOOK_AT_CLOCK_MILLIS, later -> {
      Instant now = clock.instant();
      Force force = rules.force();
      if (force != null && !force.turn(seen).isAfter(now)) review(owned, new AsOf(force, seen));
      awaitTurn(owned, now);
    });
  }

  /** The rules with the circumstances of an earlier moment. */
  private record AsOf(CapabilityRules rules, Instant then) implements CapabilityRules {
    @Override
    public Decision decide(CallFacts facts) {
      return rules.decide(facts);
    }

    @Override
    public Circumstances circumstances(String tenant, Instant at) {
      return rules.circumstances(tenant, then);
    }

    @Override
    public CapabilityRules of(CallId call) {
      return new AsOf(rules.of(call), then);
    }
  }

  private void answer(Message<Buffer> message) {
    question(Question.valueOf(message.headers().get(Members.IS)), message.body())
      .onSuccess(message::reply)
      .onFailure(lost -> message.fail(FAILED, String.valueOf(lost.getMessage())));
  }

  private Future<Buffer> question(Question question, Buffer body) {
    return switch (question) {
      case PREPARE -> {
        Members.About what = Members.About.of(body);
        yield follower.prepare(what.number(), what.hash()).map(ready -> Buffer.buffer());
      }
      case FOLLOW -> follower.follow().map(done -> Buffer.buffer());
      case DRY_RUN -> dryRun(Members.About.of(body).number());
    };
  }

  /** The generation has been put aside a moment ago, or is in force. */
  private Future<Buffer> dryRun(long number) {
    Force now = rules.force();
    LiveCalls owned = calls;
    if (now == null || owned == null) return Future.failedFuture("this node does not decide at the moment");
    return follower
      .aside(number)
      .compose(candidate -> {
        Force then = new Force(candidate, null, null);
        ImpactCount live = new ImpactCount(now, then, clock.instant());
        ImpactCount recent = new ImpactCount(now, then, clock.instant());
        return owned.look(live::add).compose(done ->
          vertx.executeBlocking(() -> {
            rules.recent().all().forEach(recent::add);
            return new DryRun(live.impact(), recent.impact(), java.util.List.of());
          }, false)
        );
      })
      .map(found -> Buffer.buffer(WireJson.write(found)));
  }
}

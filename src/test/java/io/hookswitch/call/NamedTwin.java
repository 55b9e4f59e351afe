package io.hookswitch.call;

import static io.hookswitch.call.CallLaws.law;

import io.hookswitch.wire.WireJson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * The same call as one that is being walked, whose clients name every command and send it at least twice, sometimes to
 * the next owner, sometimes again much later: nobody may see a difference.
 */
final class NamedTwin {

  private static final int REMEMBERED = 8;

  private record Sent(Command wish, Once once, Step answered) {}

  private final CallMachine machine;
  private final Random dice;
  private final Map<String, Integer> seen;
  private final Witness witness;
  private final Deque<Sent> sent = new ArrayDeque<>();
  private Call call;
  private int keys;

  NamedTwin(CallMachine machine, Random dice, Map<String, Integer> seen, Witness witness) {
    this.machine = machine;
    this.dice = dice;
    this.seen = seen;
    this.witness = witness;
  }

  /** @param plain what the input did to the call whose clients name nothing */
  void take(Decision decision, CallInput input, Instant now, Step plain) {
    if (!(input instanceof Command wish)) {
      compare(step(decision, input, Terms.NONE, now), plain);
      return;
    }
    Once once = new Once("key " + ++keys, input.toString());
    Step first = step(decision, wish, new Terms(once, null), now);
    compare(first, plain);
    Sent mine = new Sent(wish, once, first);
    if (dice.nextInt(4) == 0) takeover();
    repeat(mine, decision, now);
    if (
      first.next() != null &&
      first
        .next()
        .journal()
        .stream()
        .anyMatch(entry -> entry.key().equals(once.key()))
    ) {
      sent.add(mine);
      if (sent.size() > REMEMBERED) sent.removeFirst();
    }
    if (!sent.isEmpty() && dice.nextInt(4) == 0) {
      seen.merge("repeated later", 1, Integer::sum);
      repeat(sent.getFirst(), decision, now);
    }
  }

  private Step step(Decision decision, CallInput input, Terms terms, Instant now) {
    Step step = machine.step(call, decision, input, terms, now);
    witness.took(call, input, decision, terms, step, now);
    return step;
  }

  private void compare(Step step, Step plain) {
    call = step.next();
    law(bare(step.next()).equals(bare(plain.next())), "a name changes nothing else: " + step.next());
    law(step.effects().equals(plain.effects()), "a name has no other effects: " + step.effects());
    law(List.of(bare(step), step.awaits()).equals(List.of(bare(plain), plain.awaits())), "nor another answer: " + step);
  }

  private void repeat(Sent before, Decision decision, Instant now) {
    Step again = step(decision, before.wish(), new Terms(before.once(), null), now);
    law(again.next() == call && again.effects().isEmpty(), "what is repeated does nothing: " + before);
    law(bare(again).equals(bare(before.answered())), "and is answered as before: " + again + " to " + before);
    OptionalLong awaits = before.answered().awaits();
    boolean pending = awaits.isPresent() && call.orders().containsKey(awaits.getAsLong());
    if (again.replayed().isPresent() || !again.refused()) {
      law(again.awaits().equals(pending ? awaits : OptionalLong.empty()), "and waits for what is under way: " + again);
    }
    seen.merge(pending ? "repeated in flight" : "repeated when settled", 1, Integer::sum);
  }

  private void takeover() {
    if (call != null) call = WireJson.read(WireJson.write(call), Call.class);
    seen.merge("repeated to the next owner", 1, Integer::sum);
  }

  private static Optional<Refusal> bare(Step step) {
    return Optional.ofNullable(step.refusal());
  }

  /** All that those see who do not compare versions. */
  private static Object bare(Call call) {
    if (call == null) return "none";
    return new Call(
      call.id(),
      call.tenant(),
      0,
      call.tracking(),
      call.type(),
      call.parent(),
      call.callerId(),
      call.parties(),
      call.userData(),
      call.orders(),
      call.nextOrder(),
      call.createdAt(),
      call.host(),
      call.strays(),
      call.into(),
      List.of(),
      call.joined()
    );
  }
}

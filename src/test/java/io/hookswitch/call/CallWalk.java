package io.hookswitch.call;

import static io.hookswitch.call.CallLaws.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * The life of one call under random inputs: wishes of clients right and wrong, the words of an honest switch over a line
 * that loses, repeats and reorders, plain nonsense, and timers in any order. The same seed walks the same way.
 */
final class CallWalk {

  private static final List<Endpoint> ENDS = ends();
  private static final String TOO_MUCH = "x".repeat(Arguments.MOST_USER_DATA + 1);

  private final Random dice;
  private final CallMachine machine = new CallMachine(Scene.TIMING);
  private final CallLaws laws = new CallLaws();
  private final ModelSwitch phones = new ModelSwitch(Scene.ID);
  private final List<SwitchEvent> line = new ArrayList<>();
  private final Map<String, Integer> seen;
  private final NamedTwin twin;
  /** Percent of the orders and facts that get lost. */
  private final int lost;
  /** Percent of the facts that come twice, and of those that come late. */
  private final int muddled;
  /** Percent of the inputs that are made-up facts. */
  private final int lies;
  private Call call;
  private Instant now = Scene.DAWN;
  private boolean forgotten;
  private int steps;
  private CallInput last;

  CallWalk(long seed, Map<String, Integer> seen) {
    this(seed, seen, Witness.NOBODY);
  }

  /** @param witness looks on at the twin, whose commands have names */
  CallWalk(long seed, Map<String, Integer> seen, Witness witness) {
    this.dice = new Random(seed);
    this.seen = seen;
    // Dice of its own: whether the twin is asked or not, the same seed walks the same way.
    this.twin = new NamedTwin(machine, new Random(seed), seen, witness);
    this.lost = pick(List.of(0, 0, 5, 30));
    this.muddled = pick(List.of(0, 0, 10, 40));
    this.lies = pick(List.of(0, 0, 5, 40));
  }

  /** Walks until the call is forgotten or this many steps are done, then lets the timers run out. */
  int walk(int most) {
    try {
      while (steps < most && !forgotten) {
        take(input());
        if (call != null) advertisedIsAccepted();
      }
      if (!forgotten && call != null) drain();
      return steps;
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError("step " + steps + ", " + last + "\non " + call, broken);
    }
  }

  private CallInput input() {
    if (call == null) return birth();
    int choice = dice.nextInt(100);
    if (choice < lies) return lie();
    if (choice < 45) return wish(dice.nextInt(call.parties().size() + 1));
    if (choice < 55) phones.stir(dice);
    if (choice < 65 || (line.isEmpty() && choice < 70)) {
      List<Wake> timers = laws.timers();
      if (!timers.isEmpty()) return timers.get(dice.nextInt(timers.size()));
    }
    phones.listen().forEach(this::carry);
    if (line.isEmpty()) return wish(dice.nextInt(call.parties().size()));
    return line.remove(dice.nextInt(100) < muddled ? dice.nextInt(line.size()) : 0);
  }

  private CallInput birth() {
    if (dice.nextInt(8) == 0) return lie();
    if (dice.nextInt(3) == 0) {
      if (dice.nextInt(3) == 0) phones.place(subscriber(), pick(ENDS));
      else phones.offer(pick(ENDS), subscriber());
      return phones.listen().getFirst();
    }
    return new Command.Dial(Scene.ALICE, subscriber(), pick(ENDS), dice.nextInt(3) == 0, null, Map.of());
  }

  private void carry(SwitchEvent fact) {
    if (dice.nextInt(100) >= lost) line.add(fact);
    if (dice.nextInt(100) < muddled) line.add(fact);
  }

  private void take(CallInput input) {
    last = input;
    steps++;
    now = now.plusMillis(dice.nextInt(5000));
    Decision decision = input instanceof Command wish ? decide(wish) : Decision.NOTHING;
    Call before = call;
    Step step = machine.step(before, decision, input, now);
    twin.take(decision, input, now, step);
    call = step.next();
    count(input.getClass().getSimpleName() + (step.refused() ? " refused" : ""));
    laws.watch(before, input, step);
    if (call == null) return;
    for (Party party : call.parties()) {
      Recording recording = party.recording();
      count((recording.privacy() ? "private recording " : "recording ") + recording.state());
    }
    for (Effect effect : step.effects()) {
      count(effect.getClass().getSimpleName());
      if (effect instanceof Effect.ToSwitch order && dice.nextInt(100) >= lost) {
        phones.take(order.number(), order.order());
      }
      if (effect instanceof Effect.Forget) forgotten = true;
    }
  }

  private Decision decide(Command wish) {
    return call == null ? TestPolicy.idle() : TestPolicy.decide(call, wish.by().index());
  }

  /** What is advertised is accepted, nothing else is, and there is always a way out. */
  private void advertisedIsAccepted() {
    for (Party party : call.parties()) {
      Decision decision = TestPolicy.decide(call, party.index());
      List<Command> all = right(party.index());
      // Of those who are not on the call one try is enough: the walk itself tries the others.
      for (Command wish : party.live() ? all : List.of(pick(all))) {
        boolean late = party.state() == PartyState.Released && wish instanceof Command.SetDisposition;
        boolean forced = wish instanceof Command.ForceClear; // an operator's, who need not be allowed it by the rules
        boolean advertised = late || (party.live() && (forced || wish.needs().stream().anyMatch(decision::allows)));
        Step step = machine.step(call, decision, wish, now);
        law(step.refused() != (advertised && fits(wish)), "what is advertised is accepted, nothing else: " + wish);
        law(!step.refused() || step.next() == call, "a refusal changes nothing: " + wish);
        if (wish instanceof Command.Leave && party.live() && party.endpoint().internal()) {
          law(!step.refused() && step.awaits().isPresent(), "there is always a way out for " + party);
        }
      }
      Command wrong = pick(wrong(party.index()));
      law(machine.step(call, decision, wrong, now).refused(), "a bad argument is refused: " + wrong);
    }
  }

  private boolean fits(Command wish) {
    boolean joins = wish instanceof Command.Redirect || wish instanceof Command.SingleStepTransfer;
    return !joins || call.parties().size() < Arguments.MOST_PARTIES;
  }

  /** The switch falls silent: timers alone must bring every order to an end. */
  private void drain() {
    for (int round = 0; !call.orders().isEmpty(); round++) {
      law(round < 10 * Timers.MOST_TRIES, "every order in flight is settled in the end");
      for (Wake timer : laws.timers()) {
        if (timer instanceof Wake.OrderDue) take(timer);
      }
    }
  }

  private Command wish(int by) {
    return pick(dice.nextInt(10) == 0 ? wrong(by) : right(by));
  }

  /** Every command, with arguments that can be accepted. */
  private List<Command> right(int by) {
    PartyId me = Scene.ID.party(by);
    Endpoint to = pick(ENDS);
    return List.of(
      new Command.Answer(me),
      new Command.Hangup(me),
      new Command.Leave(me),
      new Command.ClearCall(me),
      new Command.ForceClear(me, "stuck"),
      new Command.Hold(me),
      new Command.Retrieve(me),
      new Command.Mute(me, true),
      new Command.Mute(me, false),
      new Command.SendDtmf(me, "1#"),
      new Command.SingleStepTransfer(me, to),
      new Command.Redirect(me, to),
      new Command.AttachUserData(me, Map.of("case", steps)),
      new Command.UpdateUserData(me, Map.of("case", steps)),
      new Command.DeleteUserData(me),
      new Command.DeleteUserDataPair(me, "case"),
      new Command.SetDisposition(me, "disposition", "sold"),
      new Command.StartRecording(me),
      new Command.PauseRecording(me),
      new Command.ResumeRecording(me),
      new Command.StopRecording(me)
    );
  }

  private static List<Command> wrong(int by) {
    PartyId me = Scene.ID.party(by);
    Endpoint nowhere = Endpoint.network("", "");
    return List.of(
      new Command.Dial(me, ENDS.getFirst(), Endpoint.network("+990", "990"), false, null, Map.of()),
      new Command.SendDtmf(me, "one"),
      new Command.SingleStepTransfer(me, nowhere),
      new Command.Redirect(me, nowhere),
      new Command.AttachUserData(me, Map.of("", 1)),
      new Command.UpdateUserData(me, Map.of("case", TOO_MUCH)),
      new Command.SetDisposition(me, "disposition", TOO_MUCH)
    );
  }

  /** A fact that need not be so, of any age. */
  private SwitchEvent lie() {
    PartyId party = Scene.ID.party(dice.nextInt(call == null ? 2 : call.parties().size() + 1));
    long number = dice.nextInt(4) == 0 ? dice.nextInt(20) : phones.nextSequence();
    long order = call == null ? 0 : dice.nextLong(call.nextOrder() + 1);
    BiFunction<PartyId, Long, SwitchEvent> fact = switch (dice.nextInt(14)) {
      case 0 -> SwitchEvent.Originated::new;
      case 1 -> SwitchEvent.Ringing::new;
      case 2, 3 -> SwitchEvent.Answered::new;
      case 4 -> SwitchEvent.Held::new;
      case 5 -> SwitchEvent.Retrieved::new;
      case 6 -> Scene.muted(dice.nextBoolean());
      case 7 -> Scene.digitsSent(order);
      case 8 -> Scene.recording(pick(RecordingState.values()));
      case 9 -> Scene.orderFailed(order);
      case 10 -> dice.nextInt(4) == 0 ? Scene.released(pick(ReleaseCause.values())) : unasked();
      case 11 -> Scene.pressed("#");
      default -> Scene.inspected(pick(PartyState.values()), dice.nextBoolean(), pick(RecordingState.values()));
    };
    return fact.apply(party, number);
  }

  private BiFunction<PartyId, Long, SwitchEvent> unasked() {
    return dice.nextBoolean()
      ? (offered, at) -> new SwitchEvent.Offered(offered, at, "acme", Scene.PSTN, ENDS.getFirst())
      : (placed, at) -> new SwitchEvent.Placed(placed, at, "acme", ENDS.getFirst(), Scene.PSTN);
  }

  private Endpoint subscriber() {
    return ENDS.get(dice.nextInt(ENDS.size() - 1));
  }

  private <T> T pick(T[] from) {
    return from[dice.nextInt(from.length)];
  }

  private <T> T pick(List<T> from) {
    return from.get(dice.nextInt(from.size()));
  }

  private void count(String what) {
    seen.merge(what, 1, Integer::sum);
  }

  /** A subscriber of every recording mode and network; the network itself comes last. */
  private static List<Endpoint> ends() {
    List<Endpoint> ends = new ArrayList<>();
    for (RecordingMode mode : RecordingMode.values()) ends.add(Scene.phone("alice", mode));
    ends.add(Scene.phone("bob", RecordingMode.OnDemandUserStart, TelephonyNetwork.Public));
    ends.add(Scene.PSTN);
    return List.copyOf(ends);
  }
}

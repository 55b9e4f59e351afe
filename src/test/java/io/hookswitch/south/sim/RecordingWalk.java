package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Recording;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.call.Verdict;
import io.hookswitch.config.SimConfig;
import io.hookswitch.rules.CapabilityRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Some minutes of four users who record, pause, hold, consult, transfer and meet, while nodes die and the switch reports
 * badly. Watched is each leg at the switch itself, whenever the switch changes anything: from the moment a client's pause
 * is answered as done until a client wishes to record again, to stop or to start, nothing of that party is recorded.
 */
final class RecordingWalk {

  private static final int MOST_CALLS = 3;
  private static final List<RecordingMode> MODES = List.of(
    RecordingMode.AlwaysPauseResume,
    RecordingMode.OnDemand,
    RecordingMode.OnDemandUserStart,
    RecordingMode.AlwaysPauseResume,
    RecordingMode.Always
  );

  private final Random dice;
  private final VirtualTime time = new VirtualTime();
  private final MemorySimStore truth = new MemorySimStore();
  private final SimConnector connector;
  private final Owners owners;
  private final List<Endpoint> users = new ArrayList<>();
  private final Map<String, Integer> seen;
  /** By the id under which their users know them. */
  private final Set<PartyId> paused = new HashSet<>();
  /** The last recording wish that was accepted. */
  private final Map<PartyId, Command> wished = new HashMap<>();
  private final List<String> path = new ArrayList<>();
  /** Found within the switch, which must not be disturbed. */
  private final List<String> violations = new ArrayList<>();
  private long next = 1;
  /** Two calls are about to become one, which is when a pause may be late. */
  private boolean joining;

  /** Calls are compared with the switch's own list on the way. */
  private final boolean compared;
  /** Of its own: with and without comparisons the same seed wishes for the same. */
  private final Random moments;

  RecordingWalk(long seed, CapabilityRules rules, Map<String, Integer> seen, boolean compared) {
    this.compared = compared;
    moments = new Random(seed);
    dice = new Random(seed);
    this.seen = seen;
    for (int user = 0; user < 4; user++) users.add(user(user));
    double mischief = List.of(0.0, 0.05, 0.15, 0.3).get(dice.nextInt(4));
    SimConfig base = Honest.SWITCH;
    SimConfig config = new SimConfig(
      seed,
      Duration.ofMillis(30),
      mischief,
      mischief,
      mischief,
      base.ownPhonePickup(),
      base.ringTimeout(),
      base.lines(),
      base.plan()
    );
    Phones phones = device -> Optional.of(Duration.ofMillis(400));
    connector = new SimConnector(time, config, phones, Numbers::identity, new Watched(truth, this::legs));
    owners = new Owners(time, connector, rules, dice, this::done);
  }

  private Endpoint user(int index) {
    String number = "1500" + index;
    return new Endpoint(
      number,
      number,
      new Endpoint.Subscriber(
        new UserId("acme", "user-" + number),
        "phone-" + number,
        UserRole.Agent,
        TelephonyNetwork.Private,
        true,
        MODES.get(dice.nextInt(MODES.size()))
      )
    );
  }

  void walk(int steps) {
    try {
      for (int step = 0; step < steps; step++) {
        deed();
        if (compared && moments.nextInt(40) == 0) unheard();
        if (compared && moments.nextInt(5) == 0) compare(Duration.ofMillis(moments.nextInt(3000)));
        time.pass(Duration.ofMillis(dice.nextInt(4) == 0 ? dice.nextInt(4000) : dice.nextInt(120)));
        assertThat(violations).isEmpty();
        owners.known.values().forEach(this::listedIsAccepted);
      }
      path.add("rest");
      time.pass(Duration.ofSeconds(120));
      assertThat(violations).isEmpty();
      List.copyOf(owners.known.values()).forEach(this::atRest);
      if (compared) nothingIsLeftOver();
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError(broken.getMessage() + "\n  " + String.join("\n  ", path), broken);
    }
  }

  private void deed() {
    List<PartyId> live = live();
    if (live.isEmpty() || (dice.nextInt(15) == 0 && owners.known.size() < MOST_CALLS)) {
      int from = dice.nextInt(users.size());
      Endpoint to = users.get((from + 1 + dice.nextInt(users.size() - 1)) % users.size());
      PartyId me = new CallId(next++).party(0);
      path.add(time.now() + " " + me + " dials " + to.number());
      owners.dial(new Command.Dial(me, users.get(from), to, false, null, Map.of()));
      return;
    }
    PartyId who = live.get(dice.nextInt(live.size()));
    Command wish = joining && dice.nextBoolean() ? new Command.PauseRecording(who) : wish(who, live);
    int fate = dice.nextInt(25);
    if (fate == 0 && owners.accepts(wish)) {
      path.add(time.now() + " node dies after " + wish);
      // Accepted, though nobody is told so.
      accepted(wish);
      owners.takeOverAfter(wish);
      count("takeover");
    } else if (fate == 1) {
      path.add(time.now() + " node dies");
      owners.takeOver();
      count("takeover");
    } else if (owners.accepts(wish)) {
      path.add(time.now() + " " + wish);
      accepted(wish);
      owners.ask(wish);
      joining = wish instanceof Command.Complete || wish instanceof Command.TransferTo;
      count(wish.getClass().getSimpleName());
    }
  }

  private List<PartyId> live() {
    List<PartyId> live = new ArrayList<>();
    for (Call call : owners.known.values()) {
      for (Party party : call.parties()) {
        if (party.live() && party.endpoint().internal()) live.add(call.id().party(party.index()));
      }
    }
    return live;
  }

  private Command wish(PartyId me, List<PartyId> live) {
    Endpoint to = users.get(dice.nextInt(users.size()));
    Consultation purpose = dice.nextBoolean() ? Consultation.Transfer : Consultation.Conference;
    return switch (dice.nextInt(24)) {
      case 0, 1, 2, 3, 4, 5 -> new Command.PauseRecording(me);
      case 6, 7 -> new Command.ResumeRecording(me);
      case 8, 9, 10 -> new Command.StartRecording(me);
      case 11 -> new Command.StopRecording(me);
      case 12 -> new Command.Hold(me);
      case 13, 14 -> new Command.Retrieve(me);
      case 15, 16 -> owners.known.size() < MOST_CALLS
        ? new Command.Consult(me, new CallId(next++), to, purpose, Map.of())
        : new Command.Complete(me, purpose);
      case 17, 18 -> new Command.Complete(me, purpose);
      case 19 -> sameUser(me, live)
        .<Command>map(other -> new Command.TransferTo(me, other))
        .orElse(new Command.Hold(me));
      case 20 -> new Command.Redirect(me, to);
      case 21 -> new Command.SingleStepConference(me, to, Map.of());
      case 22 -> new Command.SwapCalls(me);
      default -> dice.nextInt(4) == 0 ? new Command.Leave(me) : new Command.SingleStepTransfer(me, to);
    };
  }

  private Optional<PartyId> sameUser(PartyId me, List<PartyId> live) {
    return live
      .stream()
      .filter(other -> !other.call().equals(me.call()) && party(other).endpoint().equals(party(me).endpoint()))
      .findFirst();
  }

  private Party party(PartyId id) {
    return owners.known.get(id.call()).party(id.index()).orElseThrow();
  }

  private void accepted(Command wish) {
    boolean recording = switch (wish) {
      case Command.StartRecording start -> true;
      case Command.PauseRecording pause -> true;
      case Command.ResumeRecording resume -> true;
      case Command.StopRecording stop -> true;
      default -> false;
    };
    if (!recording) return;
    PartyId known = party(wish.by()).knownAs(wish.by().call());
    wished.put(known, wish);
    if (!(wish instanceof Command.PauseRecording)) paused.remove(known);
  }

  /** A client is answered that its wish has come true. */
  private void done(Call call, Command wish) {
    if (!(wish instanceof Command.PauseRecording)) return;
    PartyId known = call.party(wish.by().index()).orElseThrow().knownAs(call.id());
    // Its outcome may come after another wish that was accepted meanwhile.
    if (!(wished.get(known) instanceof Command.PauseRecording)) return;
    path.add(time.now() + " " + wish.by() + " has paused");
    count("paused");
    paused.add(known);
    legs(call.id(), leg(call.id()));
  }

  private SimCall leg(CallId id) {
    return truth
      .load(id)
      .result()
      .map(form -> SimJson.read(id, form))
      .orElse(SimCall.none(id));
  }

  /** The law: nothing is recorded while a pause for privacy is on. */
  private void legs(CallId id, SimCall there) {
    Call call = owners.known.get(id);
    if (call == null) return;
    for (SimLeg leg : there.legs()) {
      Party party = call.party(leg.index()).orElse(null);
      if (party == null || !party.endpoint().internal()) continue;
      PartyId known = party.knownAs(id);
      if (!paused.contains(known)) continue;
      count("private " + leg.recording());
      if (!known.call().equals(id) && leg.up()) count("private elsewhere");
      if (leg.recording() != RecordingState.Started) continue;
      violations.add("at " + time.now() + " the switch records " + id.party(leg.index()) + ", paused: " + call);
    }
  }

  private void listedIsAccepted(Call call) {
    for (Party party : call.parties()) {
      if (!party.live() || !party.endpoint().internal()) continue;
      PartyId me = call.id().party(party.index());
      Decision decision = owners.decision(me);
      for (Command wish : List.of(
        new Command.StartRecording(me),
        new Command.PauseRecording(me),
        new Command.ResumeRecording(me),
        new Command.StopRecording(me)
      )) {
        assertThat(owners.accepts(wish))
          .as("%s with %s", wish, party.recording())
          .isEqualTo(decision.control().operations().contains(wish.needs().getFirst()));
      }
    }
  }

  /** Both sides agree, the wish has survived whatever happened, and has come true. */
  private void atRest(Call call) {
    SimCall there = leg(call.id());
    for (Party party : call.parties()) {
      if (!party.live() || !party.endpoint().internal()) continue;
      Recording recording = party.recording();
      RecordingState real = there.leg(party.index()).map(SimLeg::recording).orElse(RecordingState.None);
      RecordingState told = recording.state() == RecordingState.Pending ? RecordingState.None : recording.state();
      assertThat(told).as("%s of %s, the switch has %s", party, call, there).isEqualTo(real);
      if (wished.get(party.knownAs(call.id())) instanceof Command.PauseRecording) {
        count("private at rest");
        assertThat(recording.privacy()).as("the pause of %s in %s", party, call).isTrue();
        assertThat(real).as("%s in %s", party, call).isNotEqualTo(RecordingState.Started);
      }
      boolean talks = party.state() == PartyState.Established && !call.heldRemotely(party);
      boolean automatic = recording.mode().automatic() && talks && !recording.privacy();
      assertThat(!automatic || real == RecordingState.Started)
        .as("recorded as its mode says: %s in %s", party, call)
        .isTrue();
    }
  }

  /** Somebody calls, or a call is left there of which nobody knows; the gateway hears of neither. */
  private void unheard() {
    CallId id = new CallId(next++);
    Endpoint outside = Endpoint.network("+3221234567", "+3221234567");
    if (moments.nextBoolean()) {
      path.add(time.now() + " " + id + " comes in unheard");
      if (owners.known.size() < MOST_CALLS) connector.incoming(id, "acme", outside, users.getFirst());
    } else {
      path.add(time.now() + " " + id + " is left behind");
      List<SimLeg> legs = List.of(
        SimLeg.caller(0, outside, false).in(PartyState.Established),
        SimLeg.called(1, outside).in(PartyState.Held)
      );
      SimCall orphan = new SimCall(id, 1, legs, List.of(), new TreeMap<>(), 1, null, 1);
      truth.save(id, 1, SimJson.write(orphan));
    }
  }

  private void compare(Duration grace) {
    path.add(time.now() + " compared with the list");
    for (Verdict verdict : owners.compare(grace, Duration.ofMillis(moments.nextInt(3) * 300L))) {
      count(verdict.why().name());
      if (verdict.kind() != Verdict.Kind.AGREED) path.add("  " + verdict);
    }
  }

  /** Two more looks, the second for what could not be decided at the first; then both sides count the same. */
  private void nothingIsLeftOver() {
    for (int look = 0; look < 4; look++) {
      compare(Duration.ofSeconds(2));
      time.pass(Duration.ofSeconds(11));
    }
    assertThat(owners.compare(Duration.ZERO, Duration.ZERO)).allMatch(verdict -> verdict.why() == Verdict.Why.SAME);
    Set<PartyId> counted = new HashSet<>();
    owners.known.values().forEach(call ->
      call
        .parties()
        .stream()
        .filter(party -> party.state() != PartyState.Released)
        .forEach(party -> counted.add(call.id().party(party.index())))
    );
    Set<PartyId> there = new HashSet<>();
    truth
      .list(0, null, 1000)
      .result()
      .forEach((id, form) ->
        SimJson.read(id, form)
          .legs()
          .stream()
          .filter(SimLeg::up)
          .forEach(leg -> there.add(id.party(leg.index())))
      );
    assertThat(counted).as("a recount of legs").isEqualTo(there);
  }

  private void count(String what) {
    seen.merge(what, 1, Integer::sum);
  }
}

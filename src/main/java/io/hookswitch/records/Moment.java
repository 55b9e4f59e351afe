package io.hookswitch.records;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.Comparison;
import io.hookswitch.call.Crossing;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Party;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.Step;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.Terms;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened to a call: with the state before it, and these, the core comes to the state after it. What the
 * switch has said without saying anything new is no such thing, and has left only its number in the state before.
 *
 * @param version of the call afterwards
 * @param at when it was taken
 * @param input what came; {@code null} when a new owner began
 * @param terms on which a command was given
 * @param decision of the rules for a command
 * @param refusal why the command was not accepted, {@code null} when it was, and of all else
 * @param principal who gave the command, as {@code user@tenant}; {@code null} of all else
 * @param correlation of the request, {@code null} likewise
 * @param found the state with which a new owner began, {@code null} of all else
 * @param state afterwards, {@code null} when it is as before
 * @param heard of each party, the number of what the switch had said of it last before; {@code null} when nothing has
 *     changed, at the beginning of a call, and when a new owner began
 */
public record Moment(
  CallId call,
  long version,
  Instant at,
  CallInput input,
  Terms terms,
  Decision decision,
  Refusal refusal,
  String principal,
  String correlation,
  Call found,
  Call state,
  List<Long> heard
) {
  /**
   * What is to be remembered of a step: commands, whatever became of them, but not once more when they were sent once more;
   * all else when it has changed the call. {@code null} for nothing.
   *
   * @param before the call as it was, {@code null} where there was none
   */
  public static Moment of(
    Call before,
    CallInput input,
    Decision decision,
    Terms terms,
    Step step,
    String principal,
    String correlation,
    Instant at
  ) {
    boolean changed = step.changes(before);
    boolean asked = input instanceof Command && step.replayed().isEmpty();
    Call next = step.next();
    if (next == null || !(changed || asked)) return null;
    return new Moment(
      next.id(),
      next.version(),
      at,
      input,
      terms,
      decision,
      step.refusal(),
      principal,
      correlation,
      null,
      changed ? next : null,
      changed && before != null ? before.parties().stream().map(Party::seen).toList() : null
    );
  }

  /** A new owner has begun, with this state, and has come to that one. */
  public static Moment takenOver(Call found, Call state, Instant at) {
    return new Moment(
      found.id(),
      state.version(),
      at,
      null,
      Terms.NONE,
      Decision.NOTHING,
      null,
      null,
      null,
      found,
      state,
      null
    );
  }

  Kind kind() {
    return switch (input) {
      case null -> Kind.TAKEOVER;
      case Command command -> Kind.COMMAND;
      case SwitchEvent event -> Kind.SWITCH;
      case Comparison list -> Kind.SWITCH;
      case Crossing crossing -> Kind.CALL;
      default -> Kind.TIMER;
    };
  }

  /** Where a moment comes from. */
  enum Kind {
    COMMAND,
    /** A fact from the switch, or its list. */
    SWITCH,
    /** News from another call. */
    CALL,
    TIMER,
    /** A new owner began with the stored state. */
    TAKEOVER,
  }
}

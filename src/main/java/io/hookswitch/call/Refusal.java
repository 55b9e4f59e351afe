package io.hookswitch.call;

import java.util.List;
import java.util.Set;

/**
 * Why a command was not accepted; nothing has changed.
 *
 * @param why the kind
 * @param operation what was asked for; {@code null} when it was only asked whether it had been asked for before
 * @param state the party's state at that moment
 * @param allowed what would have been accepted instead
 * @param rules the rules that decided so
 * @param detail one sentence about the offending value, "" when the kind says all
 * @param generation of these rules, 0 where they had no say
 */
public record Refusal(
  Why why,
  Operation operation,
  PartyState state,
  Set<Operation> allowed,
  List<String> rules,
  String detail,
  long generation
) {
  /** One that no rules had a say in. */
  public Refusal(
    Why why,
    Operation operation,
    PartyState state,
    Set<Operation> allowed,
    List<String> rules,
    String detail
  ) {
    this(why, operation, state, allowed, rules, detail, 0);
  }

  /** The kinds of refusal. */
  public enum Why {
    /** The call, or the party on it, does not exist or is over. */
    NO_SUCH_CALL,
    /** The rules do not list the operation in this state. */
    NOT_ALLOWED,
    /** The operation is allowed, its argument is not acceptable. */
    BAD_ARGUMENT,
    /** The call with this number exists already. */
    ALREADY_EXISTS,
    /** The switch has yet to confirm too many orders for this call; possible again when it has. */
    TOO_MANY_ORDERS,
    /** This call is being made one with another already. */
    IN_PROGRESS,
    /** The call has another version than the one that the command is meant for. */
    CHANGED,
    /** The client has given another command the same name. */
    KEY_REUSED,
  }
}

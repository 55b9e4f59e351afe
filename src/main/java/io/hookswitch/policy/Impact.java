package io.hookswitch.policy;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What other rules would change. The counts are exact; of the cases only some are listed.
 *
 * @param looked so many lists were compared
 * @param changed so many of them would be other ones
 * @param gained how many lists would get an operation, by its name
 * @param lost how many would lose it
 * @param cases the first {@link #MOST} at most
 */
public record Impact(long looked, long changed, Map<String, Long> gained, Map<String, Long> lost, List<Case> cases) {
  /** So many cases are listed at most. */
  public static final int MOST = 200;

  public static final Impact NONE = new Impact(0, 0, Map.of(), Map.of(), List.of());

  /**
   * One list that would change.
   *
   * @param call {@code null} when it is not known
   * @param party an index of the call
   * @param user whose list, {@code user@tenant}; of a decision without a call only {@code @tenant}
   * @param state of the party
   * @param gained operations, in order of the core's list
   * @param recording buttons before and after, equal when they stay
   */
  public record Case(
    CallId call,
    int party,
    String user,
    String state,
    List<Operation> gained,
    List<Operation> lost,
    List<String> recording
  ) {
    static Case of(CallId call, int party, String user, String state, Decision before, Decision after) {
      return new Case(
        call,
        party,
        user,
        state,
        minus(after, before),
        minus(before, after),
        List.of(before.control().name(), after.control().name())
      );
    }

    private static List<Operation> minus(Decision some, Decision other) {
      return some
        .allowed()
        .stream()
        .filter(operation -> !other.allows(operation))
        .toList();
    }
  }

  public Impact {
    gained = new TreeMap<>(gained);
    lost = new TreeMap<>(lost);
    cases = List.copyOf(cases);
  }

  public Impact plus(Impact other) {
    List<Case> some = new ArrayList<>(cases);
    some.addAll(other.cases.subList(0, Math.min(other.cases.size(), MOST - some.size())));
    return new Impact(
      looked + other.looked,
      changed + other.changed,
      sum(gained, other.gained),
      sum(lost, other.lost),
      some
    );
  }

  private static Map<String, Long> sum(Map<String, Long> some, Map<String, Long> more) {
    Map<String, Long> sum = new TreeMap<>(some);
    more.forEach((name, many) -> sum.merge(name, many, Long::sum));
    return sum;
  }
}

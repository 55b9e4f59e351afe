package io.hookswitch.rules;

import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with rules that are each in order: seen only by looking at all facts there are. */
final class Lints {

  /** Whoever may do one of these gets out of the call. */
  private static final Set<String> ENDING = Set.of(
    Operation.Hangup.name(),
    Operation.Reject.name(),
    Operation.ClearCall.name()
  );

  private static final String EMERGENCY = "emergency";

  private final RuleSet set;
  private final List<RuleError> mistakes = new ArrayList<>();
  private final BitSet fired = new BitSet();
  /** What some rule allows that no other allows, or denies that would be allowed; rule and operation. */
  private final Set<String> effects = new HashSet<>();
  private final Map<Vocabulary, Set<String>> reached = new HashMap<>();

  Lints(RuleSet set) {
    this.set = set;
  }

  static Matrix matrix(Vocabulary words) {
    return words == Vocabulary.CALL ? Matrix.CALLS : Matrix.DEVICES;
  }

  List<RuleError> mistakes() {
    Set<String> tenants = new TreeSet<>(set.tenants());
    tenants.add(FactSpace.ANY_TENANT);
    for (Vocabulary words : Vocabulary.ALL) tenants.forEach(tenant -> look(words, tenant));
    for (int i = 0; i < set.rules().size(); i++) judge(i, set.rules().get(i));
    Vocabulary.ALL.forEach(this::unreachable);
    sources("hours", CalendarReader.FILE, set.calendars().keySet());
    sources(MarkerReader.PRIVACY, MarkerReader.FILE, set.markers().keySet());
    for (Words.Word word : set.unusedWords()) {
      mistakes.add(
        new RuleError(word.file(), word.at().line(), word.at().column(), "'" + word.name() + "' is used in no cell")
      );
    }
    return mistakes;
  }

  private void look(Vocabulary words, String tenant) {
    String column = matrix(words).field().name();
    FactSpace space = new FactSpace(words, set.rules(), tenant, Map.of(), column);
    Outcomes outcomes = new Outcomes(set.rules());
    Wording stuck = new Wording(space);
    Wording alone = new Wording(space);
    int state = space.place(column);
    Set<BitSet> seen = new HashSet<>();
    space.forEach((values, rules, facts) -> {
      if (words == Vocabulary.CALL && live(space, state, values) && !ends(outcomes.of(rules))) stuck.add(values, facts);
      if (words == Vocabulary.CALL && helpless(space, state, values) && !helped(outcomes, rules)) {
        alone.add(values, facts);
      }
      if (seen.contains(rules)) return;
      seen.add((BitSet) rules.clone());
      fired.or(rules);
      reached.computeIfAbsent(words, fresh -> new HashSet<>()).addAll(outcomes.of(rules).allowed());
      effects(rules);
    });
    String whose = tenant.isEmpty() ? "" : " of tenant " + tenant;
    for (String facts : alone.lines()) {
      wrong(
        "capabilities.csv",
        "an emergency number" +
          whose +
          " cannot be dialled: " +
          facts +
          "; if that is meant, deny Dial in a .drl file with a @Why where emergency == true"
      );
    }
    for (String facts : stuck.lines()) {
      wrong(
        "capabilities.csv",
        "a call" +
          whose +
          " cannot be ended, none of " +
          String.join(", ", new TreeSet<>(ENDING)) +
          " is allowed: " +
          facts
      );
    }
  }

  private static boolean live(FactSpace space, int state, int[] values) {
    return PartyState.valueOf(space.example(state, values[state])).live();
  }

  /** Whether somebody is about to dial an emergency number. */
  private static boolean helpless(FactSpace space, int state, int[] values) {
    int place = space.place(EMERGENCY);
    boolean emergency = false;
    for (int group = 0; group < space.width(place); group++) {
      emergency |= (values[place] & (1 << group)) != 0 && space.values(place, group).contains("true");
    }
    return emergency && space.example(state, values[state]).equals(PartyState.Null.name());
  }

  /** Whether the call for help is made, or somebody has thought of it and said why it is not. */
  private boolean helped(Outcomes outcomes, BitSet rules) {
    if (outcomes.of(rules).allowed().contains(Operation.Dial.name())) return true;
    return rules
      .stream()
      .mapToObj(i -> set.rules().get(i))
      .filter(rule -> !rule.why().isEmpty() && rule.asks(EMERGENCY))
      .flatMap(rule -> rule.actions().stream())
      .anyMatch(action -> action instanceof Rule.Deny deny && deny.operations().contains(Operation.Dial.name()));
  }

  private static boolean ends(Outcomes.Outcome outcome) {
    return outcome.allowed().stream().anyMatch(ENDING::contains);
  }

  private void effects(BitSet rules) {
    Map<String, Integer> allowing = new HashMap<>();
    Map<String, Integer> denying = new HashMap<>();
    rules.stream().forEach(i -> {
      for (Rule.Action action : set.rules().get(i).actions()) {
        if (action instanceof Rule.Allow allow) allow.operations().forEach(one -> allowing.merge(one, 1, Integer::sum));
        if (action instanceof Rule.Deny deny) deny.operations().forEach(one -> denying.merge(one, 1, Integer::sum));
      }
    });
    rules.stream().forEach(i -> {
      for (Rule.Action action : set.rules().get(i).actions()) {
        if (action instanceof Rule.Allow allow) {
          for (String one : allow.operations()) if (allowing.get(one) == 1) effects.add(i + " " + one);
        }
        if (action instanceof Rule.Deny deny) {
          for (String one : deny.operations()) {
            if (allowing.containsKey(one) && denying.get(one) == 1) effects.add(i + " " + one);
          }
        }
      }
    });
  }

  private void judge(int i, Rule rule) {
    if (!fired.get(i)) {
      mistakes.add(new RuleError(rule.file(), rule.line(), rule.column(), "\"" + rule.name() + "\" can never fire"));
      return;
    }
    for (Rule.Action action : rule.actions()) {
      boolean allows = action instanceof Rule.Allow;
      Set<String> operations = switch (action) {
        case Rule.Allow allow -> allow.operations();
        case Rule.Deny deny -> deny.operations();
        case Rule.Recording recording -> Set.of();
      };
      for (String operation : operations) {
        if (effects.contains(i + " " + operation)) continue;
        String text = allows
          ? "allows " + operation + " only where other rules allow it too"
          : "denies " + operation + " only where nothing allows it, or another rule denies it too";
        mistakes.add(new RuleError(rule.file(), rule.line(), rule.column(), "\"" + rule.name() + "\" " + text));
      }
    }
  }

  /**
   * A fact that comes of a file of its own: without the file a rule asks in vain, without a rule the file says it in vain.
   *
   * @param tenants that have the file, {@link FactSpace#ANY_TENANT} for that of all
   */
  private void sources(String fact, String file, Set<String> tenants) {
    List<Rule> asking = set
      .rules(Vocabulary.CALL)
      .stream()
      .filter(rule -> rule.asks(fact))
      .toList();
    for (Rule rule : asking) {
      if (tenants.stream().anyMatch(tenant -> concerns(rule, tenant))) continue;
      String text = "\"" + rule.name() + "\" asks for " + fact + ", and there is no " + file;
      mistakes.add(new RuleError(rule.file(), rule.line(), rule.column(), text));
    }
    for (String tenant : new TreeSet<>(tenants)) {
      if (asking.stream().anyMatch(rule -> concerns(rule, tenant))) continue;
      wrong((tenant.isEmpty() ? "" : "tenants/" + tenant + "/") + file, "no rule asks for " + fact);
    }
  }

  /** The file of all is everybody's who has none. */
  private static boolean concerns(Rule rule, String tenant) {
    return tenant.isEmpty() || FactSpace.holds(rule, Condition.TENANT, tenant);
  }

  /** An operation that nobody can ever use is a mistake, unless somebody has denied it and said why. */
  private void unreachable(Vocabulary words) {
    Set<String> unused = new TreeSet<>(words.operations());
    unused.removeAll(reached.getOrDefault(words, Set.of()));
    for (Rule rule : set.rules(words)) {
      for (Rule.Action action : rule.actions()) {
        if (action instanceof Rule.Deny deny && !rule.why().isEmpty()) unused.removeAll(deny.operations());
      }
    }
    for (String operation : unused) {
      String file = words.implied().contains(operation) ? RecordingTable.FILE : matrix(words).name();
      wrong(file, operation + " is never allowed; if that is meant, deny it in a .drl file with a @Why");
    }
  }

  private void wrong(String file, String message) {
    mistakes.add(new RuleError(file, 1, 1, message));
  }
}

package io.hookswitch.north.ops;

import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Dialect;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Repeats;
import io.hookswitch.north.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operations interface: what is served is what its families of operations serve. */
public final class OpsDialect implements Dialect {

  private final List<OpsFamily> families;

  public OpsDialect(List<OpsFamily> families) {
    this.families = List.copyOf(families);
  }

  @Override
  public String prefix() {
    return "/ops/";
  }

  /** None: a page that somebody is lured to cannot borrow what is not kept. */
  @Override
  public Optional<String> cookie() {
    return Optional.empty();
  }

  @Override
  public boolean admits(User user) {
    return user.operator();
  }

  /** Here rules are compiled on all nodes, and lists read: nobody is on the line meanwhile. */
  @Override
  public Duration patience(Duration usual) {
    return usual.multipliedBy(3);
  }

  @Override
  public boolean opensSessionOnBasic() {
    return false;
  }

  @Override
  public boolean endsPathsWithSlash() {
    return false;
  }

  @Override
  public Repeats repeats(String operationId, JsonObject body) {
    return switch (operationId) {
      case "opsClearCall", "opsCheckRules" -> Repeats.BY_ITSELF;
      case
        "opsDrainNode",
        "opsActivateGeneration",
        "opsTryGeneration",
        "opsEndTrial",
        "opsRemoveCallingList",
        "opsEraseCustomer" -> Repeats.IN_DOUBT;
      // Another generation, the one before the one before, another list: above all.
      default -> Repeats.NEVER;
    };
  }

  /** Fails when two families claim the same operation. */
  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return families
      .stream()
      .flatMap(family -> family.operations().entrySet().stream())
      .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public Answer answer(Problem problem) {
    return answer(problem, "");
  }

  @Override
  public Answer answer(Problem problem, String correlation) {
    return OpsAnswers.problem(problem, correlation);
  }
}

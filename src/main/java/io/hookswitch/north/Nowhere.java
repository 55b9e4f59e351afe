package io.hookswitch.north;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What answers where no dialect is: nothing is served, and that is said in plain JSON. */
final class Nowhere implements Dialect {

  @Override
  public String prefix() {
    return "/";
  }

  @Override
  public Optional<String> cookie() {
    return Optional.empty();
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
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of();
  }

  @Override
  public Answer answer(Problem problem) {
    int status = problem.kind() == Problem.Kind.BUG ? 500 : 404;
    return Answer.of(status, new JsonObject().put("error", problem.detail()));
  }
}

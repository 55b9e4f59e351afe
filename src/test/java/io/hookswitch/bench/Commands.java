package io.hookswitch.bench;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What is asked for: a look at one call; hold and retrieve, in turn, of every call. */
final class Commands {

  private static final String OK = "\"statusCode\":0";

  private Commands() {}

  /**
   * What one of so many connections sends: it has its share of the calls, and each of them is held before it is retrieved.
   *
   * @param which of the calls are asked for, by their users
   */
  static Supplier<Buffer> alternating(Stage stage, IntPredicate which, int number, int connections) {
    return turns(stage, which, number, connections, List.of(named("Hold"), named("Retrieve")));
  }

  /** The same with user data, which may be changed whatever was done before. */
  static Supplier<Buffer> updates(Stage stage, int number, int connections) {
    return turns(stage, user -> true, number, connections, List.of(data("one"), data("other")));
  }

  private static String named(String command) {
    return "{\"operationName\":\"" + command + "\"}";
  }

  private static String data(String value) {
    return "{\"operationName\":\"UpdateUserData\",\"userData\":{\"turn\":\"" + value + "\"}}";
  }

  private static Supplier<Buffer> turns(
    Stage stage,
    IntPredicate which,
    int number,
    int connections,
    List<String> bodies
  ) {
    int[] users = IntStream.range(0, stage.talking()).filter(which).toArray();
    List<Buffer> all = new ArrayList<>();
    for (String body : bodies) {
      for (int i = number; i < users.length; i += connections) all.add(command(stage, users[i], body));
    }
    int[] turn = { 0 };
    return () -> all.get(turn[0]++ % all.size());
  }

  static Buffer look(Stage stage, int user) {
    String cookie = "cookie: " + stage.cookie(user) + "\r\n";
    return HttpLine.request("GET", "/api/v2/me/calls/" + stage.call(user), cookie, null);
  }

  private static Buffer command(Stage stage, int user, String body) {
    return HttpLine.request(
      "POST",
      "/api/v2/me/calls/" + stage.call(user),
      "cookie: " + stage.cookie(user) + "\r\n",
      body
    );
  }

  static boolean right(int status, Buffer body) {
    return status == 200 && body.toString().contains(OK);
  }
}

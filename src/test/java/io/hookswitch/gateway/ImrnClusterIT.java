package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The demo's eight routing numbers, wanted by many clients at two nodes, one of which then goes. */
class ImrnClusterIT {

  private static final int POOL = 8;
  private static final String MOBILE = "+32470123456";

  @Test
  void noNumberIsLentTwiceAndLeasesOutliveTheNodeThatLentThem() throws Exception {
    String cluster = "imrn-" + UUID.randomUUID();
    GatewayHarness one = new GatewayHarness(GatewayHarness.clustered(cluster)).start();
    GatewayHarness other = new GatewayHarness(GatewayHarness.clustered(cluster)).start();
    try {
      List<Answer> answers = askAtOnce(one, other);
      List<String> lent = answers
        .stream()
        .filter(answer -> answer.status() == 201)
        .map(answer -> answer.body().getString("imrn"))
        .toList();
      assertThat(lent).hasSize(POOL).doesNotHaveDuplicates();
      assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .isNotEmpty()
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(400);
          assertThat(answer.text()).contains("59").contains("IMRN allocation failed.");
        });

      Subscriber foo = other.subscriber("foo", "foouser");
      // The same wish again: the same number, which this node has heard of from the store only.
      String imrn = ask(one.subscriber("foo", "foouser"), target(0), MOBILE).expect(201).body().getString("imrn");
      assertThat(lent).contains(imrn);
      one.close();
      other
        .agent("agent1")
        .dialling(
          new JsonObject()
            .put("operationName", "Dial")
            .put("destination", new JsonObject().put("phoneNumber", imrn))
            .put("outboundCallerId", MOBILE)
            .encode()
        )
        .expect(200);
      JsonObject call = foo.awaitState(foo.onlyCall(), "Active");
      assertThat(call.getJsonObject("remoteParty").getString("address")).isEqualTo(target(0));
      Hangup.all(foo);
    } finally {
      one.close();
      other.close();
    }
  }

  /** Two users, each with more wishes than one user may hold numbers. */
  private static List<Answer> askAtOnce(GatewayHarness one, GatewayHarness other) throws Exception {
    // Held whatever becomes of the others.
    Answer first = ask(one.subscriber("foo", "foouser"), target(0), MOBILE).expect(201);
    List<Callable<Answer>> wishes = new ArrayList<>();
    for (int wish = 1; wish < 20; wish++) {
      String number = target(wish);
      GatewayHarness at = wish % 2 == 0 ? one : other;
      wishes.add(() -> ask(at.subscriber("foo", "foouser"), number, MOBILE));
      wishes.add(() -> ask(at.subscriber("foo", "baruser"), number, "1002"));
    }
    List<Answer> answers = new ArrayList<>(List.of(first));
    try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
      for (Future<Answer> answer : clients.invokeAll(wishes)) answers.add(answer.get());
    }
    return answers;
  }

  private static String target(int wish) {
    return "+32212345" + (10 + wish);
  }

  private static Answer ask(Subscriber user, String number, String calling) {
    return user
      .http()
      .post(
        user.path() + "imrn/",
        new JsonObject().put("phoneNumber", number).put("callingPhoneNumber", calling).encode()
      );
  }
}

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uses a node for some seconds as clients do, so that the JVM knows what is used much: bin/archive-classes.sh writes that down.
 * {@code Rehearsal <url of /me> <user:password> <seconds>}. Run from its source, so it has no classes but the JDK's.
 */
public final class Rehearsal {

  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
  private static final Pattern CALL = Pattern.compile("\"uri\"\\s*:\\s*\"[^\"]*/me/calls/([^\"/?]+)\"");
  /** Of the simulated network: picked up after a second. */
  private static final String OUTSIDE = "9165550104";

  /** Asked too soon, and right to be. */
  private static final int REFUSED = 409;

  private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI home;
  private final String login;
  private int requests;

  private Rehearsal(URI home, String login) {
    this.home = home;
    this.login = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  public static void main(String[] words) throws Exception {
    new Rehearsal(URI.create(words[0]), words[1]).play(Duration.ofSeconds(Long.parseLong(words[2])));
  }

  private void play(Duration length) throws Exception {
    long until = System.nanoTime() + length.toNanos();
    String device = found(ID, ask(request("/api/v2/me?subresources=*").header("Authorization", login)));
    follow();
    while (System.nanoTime() < until) {
      post(
        "/api/v2/me/devices/" + device + "/calls",
        "{\"operationName\":\"Dial\",\"destination\":{\"phoneNumber\":\"" + OUTSIDE + "\"}}"
      );
      String call = talking();
      for (int i = 0; i < 200 && System.nanoTime() < until; i++) {
        // The state that an operation leads to is there a little later.
        String look = ask(request("/api/v2/me/calls/" + call));
        operate(call, look.contains("\"Held\"") ? "\"operationName\":\"Retrieve\"" : "\"operationName\":\"Hold\"");
        operate(call, "\"operationName\":\"UpdateUserData\",\"userData\":{\"n\":" + i + "}");
      }
      operate(call, "\"operationName\":\"Hangup\"");
    }
    System.out.println(requests + " requests");
  }

  private String talking() throws Exception {
    for (int looks = 0; looks < 1_000; looks++) {
      String calls = ask(request("/api/v2/me/calls?fields=*"));
      if (calls.contains("\"Established\"")) return found(CALL, calls);
    }
    throw new IllegalStateException("the call was not answered");
  }

  private void operate(String call, String what) throws Exception {
    post("/api/v2/me/calls/" + call, "{" + what + "}");
  }

  /** A session that is told of everything, once; nobody polls again. */
  private void follow() throws Exception {
    String begun = post(
      "/api/v2/notifications",
      "[{\"channel\":\"/meta/handshake\",\"version\":\"1.0\",\"supportedConnectionTypes\":[\"long-polling\"]}]"
    );
    Matcher client = Pattern.compile("\"clientId\"\\s*:\\s*\"([^\"]+)\"").matcher(begun);
    if (!client.find()) return;
    String mine = "\"clientId\":\"" + client.group(1) + "\"";
    post(
      "/api/v2/notifications",
      "[{\"channel\":\"/meta/subscribe\",\"subscription\":\"/v2/me/calls\"," + mine + "}]"
    );
  }

  private String post(String path, String body) throws Exception {
    return ask(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(home.resolve(path)).timeout(Duration.ofSeconds(20));
  }

  private String ask(HttpRequest.Builder request) throws Exception {
    requests++;
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 400 && answer.statusCode() != REFUSED) {
      throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  private static String found(Pattern what, String text) {
    Matcher found = what.matcher(text);
    if (!found.find()) throw new IllegalStateException("expected " + what + ", found " + text);
    return found.group(1);
  }
}

package io.hookswitch.north.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class PagesTest {

  private static final String STYLE = "body { color: canvastext; } ".repeat(40);
  private static final String NODE = "https://gw2.example:8443";
  private static WebClient client;

  @BeforeAll
  static void serve(Vertx vertx) {
    Pages pages = Pages.of(files(), List.of(NODE));
    HttpServer server = await(
      vertx
        .createHttpServer()
        .requestHandler(request -> {
          if (pages.own(request.path())) pages.handle(request);
          else request.response().setStatusCode(418).end();
        })
        .listen(0, "127.0.0.1")
    );
    client = WebClient.create(vertx, new WebClientOptions().setDefaultPort(server.actualPort()));
  }

  private static SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    put(
      files,
      "desktop/index.html",
      "<link href=\"{{assets}}/desktop/app.css\"><meta content=\"{{nodes}}\">{{modules}}"
    );
    put(files, "desktop/app.css", STYLE);
    put(files, "desktop/parts/dial.js", "export const dial = 1;");
    put(files, "console/index.html", "<link href=\"{{assets}}/console/main.js\">{{modules}}");
    put(files, "console/main.js", "export const main = 1;");
    put(files, "shared/theme.js", "{}");
    put(files, "shared/lib/dom.js", "export const h = 1;");
    put(files, "hookswitch.js", "export const connect = 1;");
    return files;
  }

  private static void put(SortedMap<String, byte[]> files, String name, String content) {
    files.put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  private static HttpResponse<Buffer> get(String path, String... headers) {
    return send(HttpMethod.GET, path, headers);
  }

  private static HttpResponse<Buffer> send(HttpMethod method, String path, String... headers) {
    HttpRequest<Buffer> request = client.request(method, path);
    for (int at = 0; at < headers.length; at += 2) request.putHeader(headers[at], headers[at + 1]);
    return await(request.send());
  }

  private static String assets() {
    Matcher link = Pattern.compile("\"(/assets/[0-9a-f]{16})/desktop/app.css\"").matcher(get("/").bodyAsString());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  @Test
  void theStartPageIsAskedForAgainAndNamesItsFilesAndTheOtherNodes() {
    HttpResponse<Buffer> start = get("/");
    assertThat(start.statusCode()).isEqualTo(200);
    assertThat(start.getHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(start.getHeader("Cache-Control")).isEqualTo("no-cache");
    assertThat(start.bodyAsString())
      .contains("content=\"" + NODE + "\"")
      .doesNotContain("{{");
  }

  @Test
  void eachPageFetchesItsOwnModulesAndThoseThatAllHave() {
    assertThat(get("/").bodyAsString())
      .contains("/desktop/parts/dial.js\">", "/shared/lib/dom.js\">", "\"/client/hookswitch.js\">")
      .doesNotContain("/console/", "theme.js");
    assertThat(get("/ops/").bodyAsString())
      .contains("modulepreload\" href=\"" + assets() + "/console/main.js\">", "/shared/lib/dom.js\">")
      .doesNotContain("/desktop/", "/client/", "theme.js");
  }

  @Test
  void theConsoleIsFoundWithoutItsSlash() {
    HttpResponse<Buffer> answer = await(client.get("/ops").followRedirects(false).send());
    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.getHeader("Location")).isEqualTo("/ops/");
  }

  @Test
  void aFileOfThisVersionIsKeptForGoodAndOneOfAnotherIsNotKept() {
    assertThat(get(assets() + "/desktop/parts/dial.js").getHeader("Cache-Control")).contains("immutable");
    HttpResponse<Buffer> other = get("/assets/0123456789abcdef/desktop/parts/dial.js");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void anotherContentHasAnotherFolder() {
    SortedMap<String, byte[]> changed = files();
    put(changed, "desktop/parts/dial.js", "export const dial = 2;");
    SortedMap<String, byte[]> renamed = files();
    renamed.put("desktop/parts/dialled.js", renamed.remove("desktop/parts/dial.js"));
    assertThat(List.of(Digest.of(files()), Digest.of(changed), Digest.of(renamed))).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = { "/", "/client/hookswitch.js", "/assets/none", "/client/none.js" })
  void everyAnswerKeepsTheBrowserFromOtherHostsFramesAndGuesses(String path) {
    HttpResponse<Buffer> answer = get(path);
    assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.getHeader("Content-Security-Policy").split("; "))
      .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
      .contains("connect-src 'self' " + NODE + " wss://gw2.example:8443")
      .noneMatch(rule -> rule.contains("unsafe"));
  }

  @Test
  void whatTheBrowserHasIsNotSentAgain() {
    String tag = get("/").getHeader("ETag");
    for (String had : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      HttpResponse<Buffer> again = get("/", "If-None-Match", had);
      assertThat(again.statusCode()).as(had).isEqualTo(304);
      assertThat(again.body()).isNull();
      assertThat(again.getHeader("ETag")).isEqualTo(tag);
    }
    assertThat(get("/", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void isCompressedForThoseWhoTakeItUnderATagOfItsOwn() throws IOException {
    String path = assets() + "/desktop/app.css";
    HttpResponse<Buffer> plain = get(path);
    HttpResponse<Buffer> packed = get(path, "Accept-Encoding", "br, gzip;q=0.8");
    assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.getHeader("Vary")).isEqualToIgnoringCase("Accept-Encoding");
    assertThat(packed.getHeader("ETag")).isNotEqualTo(plain.getHeader("ETag"));
    assertThat(packed.body().length()).isLessThan(plain.body().length());
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body().getBytes()))) {
      assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(STYLE);
    }
    assertThat(plain.bodyAsString()).isEqualTo(STYLE);
    assertThat(get(path, "Accept-Encoding", "gzip;q=0").getHeader("Content-Encoding")).isNull();
    assertThat(get("/client/hookswitch.js", "Accept-Encoding", "gzip").getHeader("Content-Encoding")).isNull();
  }

  @Test
  void headSaysTheLengthAndSendsNothing() {
    HttpResponse<Buffer> head = send(HttpMethod.HEAD, "/");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.getHeader("Content-Length")).isEqualTo(Integer.toString(get("/").body().length()));
    assertThat(head.body()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = { "POST", "PUT", "DELETE", "OPTIONS", "PATCH" })
  void nothingElseCanBeDoneWithAFile(String method) {
    HttpResponse<Buffer> answer = send(HttpMethod.valueOf(method), "/");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.getHeader("Allow")).isEqualTo("GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
      "/assets/",
      "/assets/{}/",
      "/assets/{}/desktop/index.html",
      "/assets/{}/../hookswitch.js",
      "/assets/{}/desktop/..%2f..%2fhookswitch.js",
      "/assets/{}/desktop/parts/../app.css",
      "/assets/{}//desktop/app.css",
      "/assets/{}/desktop/app.css/",
      "/assets/{}/desktop/app.css%00",
      "/assets/{}/desktop/%61pp.css",
      "/assets/zz/desktop/app.css",
      "/assets/{}/hookswitch.js",
      "/assets/{}/console/index.html",
      "/client/",
      "/client/desktop/app.css",
      "/client/../logback.xml",
      "/client/..%2f..%2flogback.xml",
      "/client/%2e%2e/openapi.yaml",
    }
  )
  void onlyTheVeryNameOfAFileLeadsToIt(String path) {
    assertThat(get(path.replace("/assets/{}", assets())).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = { "/api/v2/me", "/ops/nodes", "/ops/x", "/assetsx", "/index.html", "//", "/client" })
  void theRestIsNotOurs(String path) {
    assertThat(get(path).statusCode()).isEqualTo(418);
  }

  @Test
  void aFileWithoutAKnownEndingIsAMistakeOfTheBuild() {
    SortedMap<String, byte[]> files = files();
    put(files, "desktop/notes.exe", "");
    assertThatThrownBy(() -> Pages.of(files, List.of())).hasMessageContaining("web/desktop/notes.exe: expected one of");
    assertThatThrownBy(() -> Pages.of(new TreeMap<>(Map.of()), List.of())).hasMessageContaining(
      "web/desktop/index.html"
    );
  }

  @Test
  void whatIsPackagedCanBeServed() {
    assertThat(Pages.packaged(List.of()).own("/")).isTrue();
    assertThat(Libraries.packaged()).containsOnlyKeys("vendor/uPlot.esm.js", "vendor/uPlot.min.css");
    assertThat(Pages.NONE.own("/")).isFalse();
  }
}

package io.hookswitch.north.pages;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The web pages of the gateway and the library that they are written with. Made once for a node. */
public final class Pages {

  /** No page at all. */
  public static final Pages NONE = new Pages(Map.of(), "", List.of());

  /** Files that no page can do without, and that more than one has. */
  private static final String SHARED = "shared/";
  private static final String BEFORE_PAINT = SHARED + "theme.js";
  private static final String INDEX = "index.html";
  /** Path to folder. */
  private static final Map<String, String> STARTS = new TreeMap<>(Map.of("/", "desktop/", "/ops/", "console/"));
  /** Those that are written with the client library. */
  private static final Set<String> CLIENTS = Set.of("desktop/");
  private static final Pattern ASSET = Pattern.compile("/assets/([0-9a-f]{" + Digest.LENGTH + "})/(.+/.+)");
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final Map<String, PageFile> files;
  private final String digest;
  private final SecurityHeaders headers;

  private record Found(PageFile file, String caching) {}

  private Pages(Map<String, PageFile> files, String digest, List<String> nodes) {
    this.files = Map.copyOf(files);
    this.digest = digest;
    this.headers = new SecurityHeaders(nodes);
  }

  /**
   * The pages that came with the program.
   *
   * @param nodes origins of this gateway, such as {@code https://gw2.example:8443}, at which the pages may go on when the
   *     node that served them is gone
   * @throws IllegalStateException when they did not come with it
   */
  public static Pages packaged(List<String> nodes) {
    SortedMap<String, byte[]> files = PackagedFiles.of("web");
    files.putAll(Libraries.packaged());
    return of(files, nodes);
  }

  static Pages of(SortedMap<String, byte[]> sources, List<String> nodes) {
    SortedMap<String, byte[]> assets = new TreeMap<>();
    Map<String, PageFile> files = new HashMap<>();
    sources.forEach((name, content) -> {
      if (name.contains("/")) assets.put(name, content);
      files.put(name, PageFile.of(name, content));
    });
    String digest = Digest.of(assets);
    for (String folder : STARTS.values()) {
      byte[] start = sources.get(folder + INDEX);
      if (start == null) throw new IllegalStateException(
        "web/" + folder + INDEX + " was not packaged with the program"
      );
      String text = new String(start, StandardCharsets.UTF_8)
        .replace("{{modules}}", modules(sources.keySet(), folder, digest))
        .replace("{{assets}}", "/assets/" + digest)
        .replace("{{nodes}}", String.join(" ", nodes));
      files.put(folder + INDEX, PageFile.of(folder + INDEX, text.getBytes(StandardCharsets.UTF_8)));
    }
    return new Pages(files, digest, nodes);
  }

  /** Has the browser fetch all modules at once, which would else have to read each to learn of the next. */
  private static String modules(Set<String> names, String folder, String digest) {
    return names
      .stream()
      .filter(name -> name.endsWith(".js") && !name.equals(BEFORE_PAINT))
      .filter(
        name -> name.startsWith(folder) || name.startsWith(SHARED) || (CLIENTS.contains(folder) && !name.contains("/"))
      )
      .map(name -> (name.contains("/") ? "/assets/" + digest + '/' : "/client/") + name)
      .map(address -> "<link rel=\"modulepreload\" href=\"" + address + "\">")
      .collect(Collectors.joining("\n    "));
  }

  /** Whether the path belongs to the pages, be there a file or not. */
  public boolean own(String path) {
    if (files.isEmpty()) return false;
    return (
      STARTS.containsKey(path) || path.equals("/ops") || path.startsWith("/assets/") || path.startsWith("/client/")
    );
  }

  /** Answers a request for a path that is {@link #own}. */
  public void handle(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    headers.tell(response.headers());
    boolean looks = request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    Found found = find(request.path());
    if (request.path().equals("/ops")) response.setStatusCode(308).putHeader(HttpHeaders.LOCATION, "/ops/").end();
    else if (found == null) refuse(response, 404, "Nothing is here.\n");
    else if (!looks) refuse(response.putHeader(HttpHeaders.ALLOW, "GET, HEAD"), 405, "Only GET and HEAD are here.\n");
    else send(request, found.file(), found.caching());
  }

  private Found find(String path) {
    String folder = STARTS.get(path);
    if (folder != null) return found(folder + INDEX, ASK_AGAIN);
    if (path.startsWith("/client/")) {
      String name = path.substring("/client/".length());
      return name.contains("/") ? null : found(name, ASK_AGAIN);
    }
    Matcher asset = ASSET.matcher(path);
    if (!asset.matches() || asset.group(2).endsWith("/" + INDEX)) return null;
    // A page of another version asks here when nodes are being replaced: better what there is than nothing.
    return found(asset.group(2), asset.group(1).equals(digest) ? FOR_GOOD : "no-store");
  }

  private Found found(String name, String caching) {
    PageFile file = files.get(name);
    return file == null ? null : new Found(file, caching);
  }

  private static void refuse(HttpServerResponse response, int status, String text) {
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8").end(text);
  }

  private static void send(HttpServerRequest request, PageFile file, String caching) {
    HttpServerResponse response = request.response();
    boolean packed = file.gzip().isPresent() && Preferences.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    Buffer body = packed ? file.gzip().get() : file.plain();
    String tag = '"' + file.tag() + (packed ? "-gzip" : "") + '"';
    MultiMap answer = response
      .headers()
      .set(HttpHeaders.ETAG, tag)
      .set(HttpHeaders.CACHE_CONTROL, caching)
      .set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (Preferences.has(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
      response.setStatusCode(304).end();
      return;
    }
    answer.set(HttpHeaders.CONTENT_TYPE, file.type()).set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    if (packed) answer.set(HttpHeaders.CONTENT_ENCODING, "gzip");
    if (request.method().equals(HttpMethod.HEAD)) response.end();
    else response.end(body);
  }
}

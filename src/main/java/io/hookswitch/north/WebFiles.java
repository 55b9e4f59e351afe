package io.hookswitch.north;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of the class path, read once and served from memory to everybody: a closed list, so no path of a client is ever
 * looked for on a disk.
 *
 * <p>A file is at two addresses: by its name, asked for anew each time and mostly answered 304; and below the
 * fingerprint of all files together, where a browser may keep it for ever. Files that import each other by relative
 * names stay with their own kind.
 */
public final class WebFiles implements Channel {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK = "no-cache";
  private static final int FINGERPRINT_BYTES = 8;

  private static final Map<String, String> TYPES = Map.of(
    "js",
    "text/javascript; charset=utf-8",
    "ts",
    "text/plain; charset=utf-8",
    "css",
    "text/css; charset=utf-8",
    "html",
    "text/html; charset=utf-8",
    "md",
    "text/markdown; charset=utf-8",
    "svg",
    "image/svg+xml"
  );

  /** Nothing from elsewhere, nothing inline; a page talks to the gateway that it came from. */
  private static final Map<String, String> STRICT = Map.of(
    "Content-Security-Policy",
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options",
    "nosniff",
    "Referrer-Policy",
    "no-referrer",
    "X-Frame-Options",
    "DENY",
    "Cross-Origin-Opener-Policy",
    "same-origin"
  );

  private final String path;
  private final String fingerprint;
  private final Map<String, Served> files = new LinkedHashMap<>();

  private record Served(Buffer bytes, String type, String tag) {}

  /**
   * @param path where they are, without a final slash
   * @param folder of the class path, without a final slash
   * @param names of files in the folder; {@code index.html} also answers for the path itself
   * @throws IllegalStateException when one is not there, or of a kind that is not known
   */
  public WebFiles(String path, String folder, List<String> names) {
    this.path = path;
    MessageDigest all = sha256();
    for (String name : names) {
      byte[] bytes = read(folder + "/" + name);
      all.update(bytes);
      files.put(name, new Served(Buffer.buffer(bytes), type(name), "\"" + hex(sha256().digest(bytes)) + "\""));
    }
    this.fingerprint = hex(all.digest());
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Credentials credentials() {
    return Credentials.IGNORED;
  }

  /** Where the file is that never changes. */
  public String address(String name) {
    return path + "/" + fingerprint + "/" + name;
  }

  @Override
  public void handle(RoutingContext context, Optional<Principal> who, String correlation) {
    HttpServerRequest request = context.request();
    String rest = context.normalizedPath().substring(path.length()).replaceFirst("^/", "");
    boolean kept = rest.startsWith(fingerprint + "/");
    String name = kept ? rest.substring(fingerprint.length() + 1) : rest;
    Served file = files.get(name.isEmpty() ? "index.html" : name);
    if (file == null) context.fail(Problem.of(Problem.Kind.NOT_FOUND, "Nothing is here.").refused());
    else if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      context.response().setStatusCode(405).putHeader(HttpHeaders.ALLOW, "GET, HEAD").end();
    } else serve(request, file, kept);
  }

  private static void serve(HttpServerRequest request, Served file, boolean kept) {
    HttpServerResponse response = request.response();
    STRICT.forEach(response::putHeader);
    response.putHeader(HttpHeaders.ETAG, file.tag()).putHeader(HttpHeaders.CACHE_CONTROL, kept ? FOR_EVER : ASK);
    if (knows(request, file)) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, file.type());
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(file.bytes().length())).end();
    } else response.end(file.bytes());
  }

  private static boolean knows(HttpServerRequest request, Served file) {
    String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    return (
      known != null &&
      Arrays.stream(known.split(","))
        .map(tag -> tag.strip().replaceFirst("^W/", ""))
        .anyMatch(tag -> tag.equals("*") || tag.equals(file.tag()))
    );
  }

  private static String type(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) throw new IllegalStateException(name + ": no media type is known for it");
    return type;
  }

  private static byte[] read(String resource) {
    try (InputStream in = WebFiles.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException(resource + ": not on the class path");
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(resource, broken);
    }
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(Arrays.copyOf(digest, FINGERPRINT_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}

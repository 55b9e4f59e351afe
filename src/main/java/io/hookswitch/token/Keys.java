package io.hookswitch.token;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.PubSecKeyOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys that tokens are checked with. Each is bound to its algorithms here, so a token cannot have a public key taken for
 * a shared secret.
 *
 * @param files from files: secrets and public keys
 * @param published from an issuer's URL, as JSON Web Keys
 */
record Keys(List<PubSecKeyOptions> files, List<JsonObject> published) {
  static final Keys NONE = new Keys(List.of(), List.of());

  boolean isEmpty() {
    return files.isEmpty() && published.isEmpty();
  }

  Keys and(Keys others) {
    List<PubSecKeyOptions> files = new ArrayList<>(this.files);
    files.addAll(others.files);
    List<JsonObject> published = new ArrayList<>(this.published);
    published.addAll(others.published);
    return new Keys(List.copyOf(files), List.copyOf(published));
  }

  /** The names of published keys; those of files have none. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    published.forEach(key -> names.add(key.getString("kid", "")));
    return names;
  }

  /** What a key can verify or sign is nobody's business. */
  @Override
  public String toString() {
    return "Keys[" + files.size() + " of files, " + published.size() + " published]";
  }
}

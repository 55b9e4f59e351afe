package io.hookswitch.north;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Why a request has no proper answer. Says nothing that the client may not know.
 *
 * @param kind decides the status
 * @param detail one sentence for the client: which field, what was expected, what was found; never empty
 * @param methods that the path has, with {@link Kind#WRONG_METHOD} only, else empty
 * @param retryAfter how long the client had better wait, where waiting helps
 */
public record Problem(Kind kind, String detail, Set<String> methods, Optional<Duration> retryAfter) {
  public static Problem of(Kind kind, String detail) {
    return new Problem(kind, detail, Set.of(), Optional.empty());
  }

  static Problem wrongMethod(String detail, Set<String> methods) {
    return new Problem(Kind.WRONG_METHOD, detail, methods, Optional.empty());
  }

  /** Says neither whether the account exists nor whose allowance is used up. */
  static Problem tooMany(Duration wait) {
    return new Problem(Kind.TOO_MANY, "Too many failed logins; try again later.", Set.of(), Optional.of(wait));
  }

  /** Somebody, or the switch, was faster. */
  public static Problem changed() {
    return of(Kind.CHANGED, "If-Match: the call has another version by now; it was not done.");
  }

  public static Problem keyReused() {
    return of(Kind.KEY_REUSED, "Idempotency-Key: was used for another request; it was not done.");
  }

  /** Somebody, perhaps the same client, has asked for the same and is not answered yet. */
  static Problem keyUnderway() {
    return later(
      Kind.UNAVAILABLE,
      "Idempotency-Key: the request that came first is not answered yet; it was not done a second time.",
      Duration.ofSeconds(1)
    );
  }

  /** It must not be done twice. */
  static Problem keyInDoubt() {
    return of(
      Kind.WRONG_STATE,
      "Idempotency-Key: whether the request that came first was done is not known; it was not done a second time." +
        " Look, and take another key if it was not."
    );
  }

  /** Nothing was done, and it may work later. */
  static Problem later(Kind kind, String detail, Duration wait) {
    return new Problem(kind, detail, Set.of(), Optional.of(wait));
  }

  /** The problem as something a future can fail with. */
  public Refused refused() {
    return new Refused(this);
  }

  /** The kinds of problem; in brackets the usual status, from which a dialect may differ. */
  public enum Kind {
    /** Neither credentials nor a session, or wrong ones (401). */
    NOT_LOGGED_IN,
    /** Too many wrong passwords before; {@code Retry-After} is sent by {@link Routes} (429). */
    TOO_MANY,
    /** Known, and not allowed (403). */
    FORBIDDEN,
    /** Nothing is at this path, or nothing that the asker may know of (404). */
    NOT_FOUND,
    /** Something is at this path, for other methods; {@code Allow} is sent by {@link Routes} (405). */
    WRONG_METHOD,
    /** The body is not labelled as JSON (415). */
    WRONG_MEDIA_TYPE,
    /** The body is not JSON at all, or not an object (400). */
    NOT_JSON,
    /** The body is larger than allowed (413). */
    TOO_LARGE,
    /** The body is nested deeper than allowed (400). */
    TOO_DEEP,
    /** The body, or a part of it, did not arrive in time (408). */
    TOO_SLOW,
    /** A field or parameter that must be there is not (400). */
    MISSING,
    /** A field or parameter has a value that the contract does not allow (400). */
    INVALID,
    /** Acceptable in itself, not now (409). */
    WRONG_STATE,
    /** The version that the client names is not the one there is (412). */
    CHANGED,
    /** The client has sent something else under the same key (422). */
    KEY_REUSED,
    /** In the contract, not built yet (501). */
    NOT_SERVED,
    /** More commands than this user, or this tenant, may send (429). */
    TOO_FAST,
    /** Whoever could answer is not there, or has too much to do; it was not done (503). */
    UNAVAILABLE,
    /** No answer in time; whether it was done is not known (504). */
    TIMEOUT,
    /** Our fault (500). */
    BUG,
  }
}

package io.hookswitch.south.sip;

import io.hookswitch.south.PhoneBook;
import io.hookswitch.south.sip.transport.SipRequest;
import io.hookswitch.south.sip.transport.SipResponse;
import io.hookswitch.south.sip.transport.SipTransport;
import io.hookswitch.south.sip.transport.SipTransport.Asked;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where phones are: whoever knows the password of a number says so. One phone for each number, the last one counts. On the
 * connector's context.
 */
final class Registrar {

  private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

  private static final Pattern USER = Pattern.compile("sips?:([^@;>]{1,64})@.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern EXPIRES = Pattern.compile("(?i).*[;\\s]expires\\s*=\\s*(\\d{1,9}).*");
  private static final long SHORTEST = 30;
  private static final long LONGEST = 3_600;
  /** The store forgets a registration some time after it has run out. */
  private static final long LATE_MILLIS = 2_000;

  private final Digest digest;
  private final SipStore store;
  private final PhoneBook book;
  private final Timers timers;
  /** When it is to be looked whether a phone is still there, by number. */
  private final Map<String, Long> ends = new HashMap<>();
  private final LongAdder refused = new LongAdder();
  private final LongAdder done = new LongAdder();

  Registrar(Digest digest, SipStore store, PhoneBook book, Timers timers) {
    this.digest = digest;
    this.store = store;
    this.book = book;
    this.timers = timers;
  }

  long refused() {
    return refused.sum();
  }

  long done() {
    return done.sum();
  }

  static String user(String uri) {
    Matcher parts = USER.matcher(uri);
    return parts.matches() ? parts.group(1) : "";
  }

  /**
   * Whether whoever asks has proved that it is who it says; a challenge has been sent otherwise.
   *
   * @param name who it has to be
   */
  boolean proved(Asked call, String name) {
    SipRequest request = call.request();
    String authorization = request.header("authorization");
    Digest.Outcome outcome = authorization.isEmpty()
      ? Digest.Outcome.STALE
      : digest.check(name, request.method(), authorization);
    if (outcome == Digest.Outcome.GOOD) return true;
    if (outcome == Digest.Outcome.WRONG) {
      refused.increment();
      LOG.debug("{} of {} from {} is refused", request.method(), name, call.source().getAddress().getHostAddress());
      answer(call, 403, Map.of());
      return false;
    }
    answer(call, 401, Map.of("WWW-Authenticate", digest.challenge(name, !authorization.isEmpty())));
    return false;
  }

  private static void answer(Asked call, int status, Map<String, String> headers) {
    call.answer(SipResponse.to(call.request(), status, Wire.random(), headers));
  }

  void register(Asked call) {
    SipRequest request = call.request();
    String number = user(request.to().uri());
    if (!proved(call, number)) return;
    String contact = request.contact();
    String written = request.header("contact");
    if (written.equals("*")) contact = "";
    else if (contact.isEmpty()) {
      found(call, number);
      return;
    }
    long seconds = contact.isEmpty() ? 0 : seconds(request, written);
    if (seconds > 0 && seconds < SHORTEST) {
      answer(call, 423, Map.of("Min-Expires", Long.toString(SHORTEST)));
      return;
    }
    Optional<String> there = contact.isEmpty() ? Optional.empty() : reachable(contact, call);
    if (seconds > 0 && there.isEmpty()) {
      answer(call, 400, Map.of());
      return;
    }
    long good = Math.min(seconds, LONGEST);
    store
      .register(number, good == 0 ? null : there.orElseThrow(), Duration.ofSeconds(good))
      .onComplete((stored, lost) -> {
        if (lost != null) answer(call, 503, Map.of());
        else {
          done.increment();
          registered(number, good);
          answer(call, 200, good == 0 ? Map.of() : contacts(there.orElseThrow(), good));
        }
      });
  }

  private void registered(String number, long seconds) {
    book.reachable(number, seconds > 0);
    timers.cancel(ends.getOrDefault(number, Timers.NONE));
    if (seconds == 0) ends.remove(number);
    else ends.put(number, timers.later(seconds * 1_000 + LATE_MILLIS, () -> expired(number)));
  }

  /** Unless the phone has said so again, here or at another node. */
  private void expired(String number) {
    ends.remove(number);
    store
      .contact(number)
      .onFailure(lost -> LOG.warn("whether {} is still registered is not known: {}", number, lost.getMessage()))
      .onSuccess(contact -> {
        if (contact.isEmpty()) book.reachable(number, false);
      });
  }

  private void found(Asked call, String number) {
    store.contact(number).onComplete((contact, lost) -> {
      if (lost != null) answer(call, 503, Map.of());
      else answer(call, 200, contact.map(uri -> Map.of("Contact", '<' + uri + '>')).orElse(Map.of()));
    });
  }

  private static Map<String, String> contacts(String uri, long seconds) {
    return Map.of("Contact", '<' + uri + ">;expires=" + seconds, "Expires", Long.toString(seconds));
  }

  private static long seconds(SipRequest request, String written) {
    Matcher own = EXPIRES.matcher(written);
    if (own.matches()) return Long.parseLong(own.group(1));
    String all = request.header("expires");
    return all.matches("\\d{1,9}") ? Long.parseLong(all) : LONGEST;
  }

  /** A phone is where it sends from, so that nobody can have calls sent to somebody else. */
  private static Optional<String> reachable(String contact, Asked call) {
    Matcher parts = Pattern.compile("(?i)sip:(?:[^@;>]{1,64}@)?([0-9.]+)(?::\\d{1,5})?(;.*)?").matcher(contact);
    boolean here = parts.matches() && parts.group(1).equals(call.source().getAddress().getHostAddress());
    if (!here) return Optional.empty();
    String transport = SipTransport.transportOf(contact);
    return Optional.of(contact.replaceFirst(";.*", "") + (transport.equals("udp") ? "" : ";transport=" + transport));
  }
}

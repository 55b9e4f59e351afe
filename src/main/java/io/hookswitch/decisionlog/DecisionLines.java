package io.hookswitch.decisionlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hookswitch.call.UserDatum;
import io.hookswitch.call.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes records as JSON, one a line, bounded in length, with user data hidden where its key says so. */
final class DecisionLines {

  static final int MOST_PAIRS = 20;
  static final int MOST_LETTERS = 200;
  static final String HIDDEN = "***";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Pattern mask;

  /** @param mask keys of user data whose values are not written, whole keys */
  DecisionLines(Pattern mask) {
    this.mask = mask;
  }

  String of(Decided decided) throws JsonProcessingException {
    return JSON.writeValueAsString(
      switch (decided) {
        case Decided.OnCall call -> onCall(call);
        case Decided.AtPhone phone -> atPhone(phone);
      }
    );
  }

  private Map<String, Object> onCall(Decided.OnCall decided) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", decided.at().toString());
    line.put("call", decided.call() == null ? null : decided.call().toString());
    line.put("party", decided.party());
    who(line, decided.user());
    line.put("state", decided.state().name());
    line.put("operation", decided.operation() == null ? null : decided.operation().name());
    answer(line, decided.refusal(), decided.rules(), decided.generation(), decided.correlation());
    if (!decided.userData().isEmpty()) line.put("userData", data(decided.userData()));
    return line;
  }

  private Map<String, Object> atPhone(Decided.AtPhone decided) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", decided.at().toString());
    line.put("device", decided.device());
    who(line, decided.user());
    line.put("state", decided.availability().name());
    line.put("operation", decided.operation().name());
    answer(line, decided.refusal(), decided.rules(), decided.generation(), decided.correlation());
    return line;
  }

  private static void who(Map<String, Object> line, UserId user) {
    if (user == null) return;
    line.put("tenant", user.tenant());
    line.put("user", user.name());
  }

  private static void answer(
    Map<String, Object> line,
    Enum<?> refusal,
    List<String> rules,
    long generation,
    String correlation
  ) {
    line.put("allowed", refusal == null);
    if (refusal != null) line.put("refusal", refusal.name());
    line.put("rules", rules);
    line.put("generation", generation);
    line.put("correlation", cut(correlation));
  }

  private List<Map<String, Object>> data(List<UserDatum> all) {
    List<Map<String, Object>> pairs = new ArrayList<>();
    for (UserDatum datum : all.subList(0, Math.min(MOST_PAIRS, all.size()))) {
      boolean hidden = mask.matcher(datum.key()).matches();
      // A list or map may have what is to be hidden further down.
      boolean deep = datum.value() instanceof Map || datum.value() instanceof List;
      String value = hidden || deep ? HIDDEN : cut(String.valueOf(datum.value()));
      pairs.add(Map.of(cut(datum.key()), value));
    }
    if (all.size() > MOST_PAIRS) pairs.add(Map.of("...", all.size() - MOST_PAIRS + " more"));
    return pairs;
  }

  private static String cut(String text) {
    if (text == null || text.length() <= MOST_LETTERS) return text;
    return text.substring(0, MOST_LETTERS) + "...";
  }
}

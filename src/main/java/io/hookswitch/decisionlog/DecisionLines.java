package io.hookswitch.decisionlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hookswitch.call.UserDatum;
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
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", decided.at().toString());
    line.put("call", decided.call().toString());
    line.put("party", decided.party());
    if (decided.user() != null) {
      line.put("tenant", decided.user().tenant());
      line.put("user", decided.user().name());
    }
    line.put("state", decided.state().name());
    line.put("operation", decided.operation() == null ? null : decided.operation().name());
    line.put("allowed", decided.refusal() == null);
    if (decided.refusal() != null) line.put("refusal", decided.refusal().name());
    line.put("rules", decided.rules());
    line.put("generation", decided.generation());
    line.put("correlation", cut(decided.correlation()));
    if (!decided.userData().isEmpty()) line.put("userData", data(decided.userData()));
    return JSON.writeValueAsString(line);
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

package io.hookswitch.outbound;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes lines as in RFC 4180. What a spreadsheet would take for a formula is told not to be one, by an apostrophe that {@link
 * #asItWas} takes away again.
 */
final class CsvLines {

  /** Also one that was told already; a telephone number is none. */
  private static final Pattern FORMULA = Pattern.compile("'*([=@\\t\\r].*|[+-].*[^0-9].*)", Pattern.DOTALL);

  private static final Pattern QUOTED = Pattern.compile("[,\"\\r\\n]");

  private final StringBuilder text = new StringBuilder();

  void comment(String line) {
    text.append("# ").append(line).append("\r\n");
  }

  void line(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    text.append("\r\n");
  }

  private static String cell(String value) {
    String safe = FORMULA.matcher(value).matches() ? "'" + value : value;
    return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** The cell without what was put before it here. */
  static String asItWas(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell.substring(1)).matches() ? cell.substring(1) : cell;
  }

  int length() {
    return text.length();
  }

  /** What has been written since it was taken last. */
  String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }
}

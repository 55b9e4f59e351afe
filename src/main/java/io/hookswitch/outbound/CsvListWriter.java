package io.hookswitch.outbound;

import io.hookswitch.outbound.Campaigns.Listed;
import io.hookswitch.outbound.ChainState.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a list as {@link CsvListReader} reads it, with where its chains stand. What a spreadsheet would take for a formula
 * is told not to be one, by an apostrophe that the reader takes away again.
 */
final class CsvListWriter {

  private static final List<String> FIRST = List.of(
    "phoneNumber",
    "phoneType",
    "timeZone",
    "from",
    "until",
    "chainId",
    "callerId"
  );

  /** Also one that was told already; a telephone number is none. */
  private static final Pattern FORMULA = Pattern.compile("'*([=@\\t\\r].*|[+-].*[^0-9].*)", Pattern.DOTALL);

  private static final Pattern QUOTED = Pattern.compile("[,\"\\r\\n]");

  private final StringBuilder text = new StringBuilder();
  private final List<String> names;

  /** @param names of all further fields of the list */
  CsvListWriter(Listed list, Collection<String> names) {
    this.names = List.copyOf(names);
    heading("tenant", list.tenant());
    heading("campaign", list.campaign());
    heading("applicationId", String.valueOf(list.applicationId()));
    heading("callingList", list.name());
    List<String> heads = new ArrayList<>(FIRST);
    heads.addAll(this.names);
    heads.addAll(StandingReader.NAMES);
    line(heads);
  }

  private void heading(String name, String value) {
    text.append("# ").append(name).append(": ").append(value.replaceAll("\\p{Cntrl}", " ")).append("\r\n");
  }

  void record(ChainRow chain, Contact contact) {
    List<String> cells = new ArrayList<>();
    cells.add(contact.phoneNumber());
    cells.add(contact.phoneType().name());
    cells.add(contact.timeZone());
    cells.add(String.valueOf(contact.from()));
    cells.add(String.valueOf(contact.until()));
    cells.add(String.valueOf(chain.chain()));
    cells.add(contact.callerId());
    for (String name : names) cells.add(String.valueOf(contact.fields().getOrDefault(name, "")));
    cells.add(StandingReader.state(chain));
    cells.add(due(chain));
    cells.add(turn(chain));
    cells.add(chain.holder() == null ? chain.only().orElse("") : chain.holder());
    cells.add(String.valueOf(chain.attempts()));
    cells.add(contact.callResult());
    line(cells);
  }

  private static String due(ChainRow chain) {
    if (chain.holder() != null) return Instant.ofEpochMilli(chain.heldUntil()).toString();
    return chain.isFresh() || chain.isDone() ? "" : Instant.ofEpochMilli(chain.due()).toString();
  }

  /** Of one that is held, where it goes when its agent does nothing. */
  private static String turn(ChainRow chain) {
    if (chain.isFresh() || chain.isDone()) return "";
    return (chain.holder() != null && chain.dialled() ? Turn.LAST : chain.turn()).name();
  }

  private void line(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    text.append("\r\n");
  }

  private static String cell(String value) {
    String safe = FORMULA.matcher(value).matches() ? "'" + value : value;
    return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** The cells without what was put before them here. */
  static List<Cell> asItWas(List<Cell> cells) {
    return cells
      .stream()
      .map(cell -> new Cell(asItWas((String) cell.value()), cell.line(), cell.column()))
      .toList();
  }

  private static String asItWas(String text) {
    return text.startsWith("'") && FORMULA.matcher(text.substring(1)).matches() ? text.substring(1) : text;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

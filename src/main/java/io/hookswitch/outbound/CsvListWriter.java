package io.hookswitch.outbound;

import io.hookswitch.outbound.Campaigns.Listed;
import io.hookswitch.outbound.ChainState.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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

  private final CsvLines text = new CsvLines();
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
    text.line(heads);
  }

  private void heading(String name, String value) {
    text.comment(name + ": " + value.replaceAll("\\p{Cntrl}", " "));
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
    text.line(cells);
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

  /** The cells without what was put before them here. */
  static List<Cell> asItWas(List<Cell> cells) {
    return cells
      .stream()
      .map(cell -> new Cell(CsvLines.asItWas((String) cell.value()), cell.line(), cell.column()))
      .toList();
  }

  /** How long what has not been taken yet is. */
  int length() {
    return text.length();
  }

  /** What has been written since it was taken last. */
  String take() {
    return text.take();
  }
}

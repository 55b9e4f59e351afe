package io.hookswitch.outbound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A calling list while its file is read, whatever the form of the file. */
final class ListDraft {

  /** What is said of the list as a whole. */
  static final List<String> HEADINGS = List.of("tenant", "campaign", "applicationId", "callingList");

  private final String name;
  private final ListMistakes mistakes;
  private final RecordReader records;
  private final Map<String, Cell> headings = new LinkedHashMap<>();
  private final Map<String, List<Contact>> chains = new LinkedHashMap<>();
  private final List<ChainRow> rows = new ArrayList<>();
  private int size;

  /** @param name of the list, unless the file says otherwise */
  ListDraft(String name, ListMistakes mistakes) {
    this.name = name;
    this.mistakes = mistakes;
    this.records = new RecordReader(mistakes);
  }

  void heading(String key, Cell at) {
    if (!HEADINGS.contains(key)) {
      mistakes.add(at.line(), at.column(), key + ": there is no such heading, expected one of " + HEADINGS);
    } else if (headings.put(key, at) != null) {
      mistakes.add(at.line(), at.column(), key + ": is there twice");
    }
  }

  /** @param fields of the record, by name; with the place of the record for what is missing */
  void record(Map<String, Cell> fields, Cell place) {
    if (size == CallQueue.CAPACITY) {
      mistakes.add(place.line(), place.column(), "expected at most " + CallQueue.CAPACITY + " records, found more");
    }
    size++;
    Optional<Contact> contact = records.read(fields, place);
    if (contact.isEmpty() || size > CallQueue.CAPACITY) return;
    String chain = records.chain(fields).orElse("\n" + size);
    List<Contact> all = chains.computeIfAbsent(chain, first -> begin(fields));
    if (all.size() == Handle.PLACES) {
      mistakes.add(fields.get("chainId"), "chainId", "at most " + Handle.PLACES + " records of one chain");
    } else all.add(contact.get());
  }

  /** What is said of a chain is said with its first record. */
  private List<Contact> begin(Map<String, Cell> fields) {
    rows.add(records.row(fields, rows.size() + 1));
    return new ArrayList<>();
  }

  /** The list; to be thrown away when there are mistakes. */
  CallingList finish(String digest) {
    long application = 0;
    Cell given = headings.get("applicationId");
    if (given == null) mistakes.add("applicationId: expected a whole number, found nothing");
    else application = RecordReader.whole(given.value(), Integer.MAX_VALUE).orElseGet(() -> {
      mistakes.add(given, "applicationId", "a whole number from 0 to " + Integer.MAX_VALUE);
      return 0L;
    });
    return new CallingList(
      text("tenant", Optional.empty()),
      text("campaign", Optional.empty()),
      application,
      text("callingList", Optional.of(name)),
      chains.values().stream().map(Chain::new).toList(),
      rows,
      digest
    );
  }

  private String text(String key, Optional<String> otherwise) {
    Cell given = headings.get(key);
    if (given == null) {
      if (otherwise.isEmpty()) mistakes.add(key + ": expected a text, found nothing");
      return otherwise.orElse("");
    }
    boolean fits = given.value() instanceof String text && !text.isBlank() && text.length() <= Contact.LONGEST_NAME;
    if (!fits) mistakes.add(given, key, "a text of 1 to " + Contact.LONGEST_NAME + " characters");
    return fits ? (String) given.value() : "";
  }
}

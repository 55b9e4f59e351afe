package io.hookswitch.rules;

import static io.hookswitch.rules.Vocabulary.suggest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The words of {@code conditions.csv}, which cells of other tables use. A tenant adds words for its own tables and cannot
 * change those of all, so a word means the same wherever it is read.
 */
final class Words {

  static final String FILE = "conditions.csv";
  static final String YES = "yes";

  private static final List<String> REQUIRED = List.of("word", "of", "means");
  private static final List<String> COLUMNS = List.of("word", "of", "means", "why");
  private static final Map<String, Vocabulary> SUBJECTS = Map.of("call", Vocabulary.CALL, "device", Vocabulary.DEVICE);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 _'+-]{1,40}");
  static final Pattern WHY = Pattern.compile("[^\"\\\\\\p{Cntrl}]{0,200}");

  /**
   * A word and what it stands for.
   *
   * @param why the author's reason, {@code ""} without one
   */
  record Word(String name, String tenant, String subject, List<Condition> means, String why, String file, Cell at) {}

  private final List<RuleError> errors;
  private final Map<String, Word> known = new LinkedHashMap<>();
  private final List<Word> unused = new ArrayList<>();

  Words(List<RuleError> errors) {
    this.errors = errors;
  }

  /** The file of all first, then those of tenants. */
  void read(RuleFile file) {
    Table table = new Table(file, errors, COLUMNS, REQUIRED);
    for (Table.Row row : table.rows()) {
      Cell name = row.cell("word");
      Cell of = row.cell("of");
      Cell why = row.cell("why");
      Vocabulary subject = SUBJECTS.get(of.text());
      if (!NAME.matcher(name.text()).matches()) {
        table.wrong(name, "a word has 1 to 40 letters, digits, blanks and any of _'+-");
      } else if (name.text().equalsIgnoreCase(YES)) {
        table.wrong(name, "'" + name.text() + "' means always and cannot be given another meaning");
      }
      if (!WHY.matcher(why.text()).matches()) table.wrong(why, "a reason has up to 200 plain characters");
      if (subject == null) {
        table.wrong(of, "unknown subject '" + of.text() + "'" + suggest(of.text(), new TreeSet<>(SUBJECTS.keySet())));
        continue;
      }
      means(file, row.cell("means"), subject, table).ifPresent(means ->
        add(new Word(name.text(), file.tenant(), of.text(), means, why.text(), file.name(), name), table)
      );
    }
  }

  private java.util.Optional<List<Condition>> means(RuleFile file, Cell cell, Vocabulary subject, Table table) {
    int before = errors.size();
    if (cell.blank()) {
      table.wrong(cell, "a word without a meaning");
      return java.util.Optional.empty();
    }
    List<Condition> means = List.of();
    try {
      means = new ConditionReader(new TokenStream(file, cell, errors)).bare(subject);
    } catch (TokenStream.GiveUp reported) {
      return java.util.Optional.empty();
    }
    if (means.stream().anyMatch(one -> one.field().name().equals(Condition.TENANT))) {
      table.wrong(cell, "a word cannot ask for a tenant: put it into tenants/<tenant>/" + FILE);
    }
    return errors.size() == before ? java.util.Optional.of(means) : java.util.Optional.empty();
  }

  private void add(Word word, Table table) {
    Word other = find("", word.subject(), word.name());
    if (other == null) other = find(word.tenant(), word.subject(), word.name());
    if (other != null) {
      String place = other.file() + ":" + other.at().line();
      String tenants =
        word.tenant().isEmpty() || !other.tenant().isEmpty() ? "" : "; a tenant adds words, it cannot change them";
      table.wrong(word.at(), "'" + word.name() + "' already has a meaning at " + place + tenants);
      return;
    }
    known.put(key(word.tenant(), word.subject(), word.name()), word);
    unused.add(word);
  }

  /** The word as a table of this tenant sees it, or null. */
  private Word find(String tenant, String subject, String name) {
    return known.get(key(tenant, subject, name));
  }

  /** What a cell asks for: one list of words for each way of being allowed; never null. */
  List<List<Word>> ways(Cell cell, String tenant, Vocabulary words, Table table) {
    List<List<Word>> ways = new ArrayList<>();
    if (cell.blank()) return ways;
    String subject = words == Vocabulary.CALL ? "call" : "device";
    int at = 0;
    for (String way : cell.text().split("\\|", -1)) {
      List<Word> all = new ArrayList<>();
      for (String part : way.split("&", -1)) {
        Cell here = new Cell(part.strip(), cell.line(), cell.column() + at + part.indexOf(part.strip()));
        at += part.length() + 1;
        if (!here.text().equals(YES) || cell.text().strip().length() > YES.length()) {
          Word word = word(here, tenant, subject, table);
          if (word != null) all.add(word);
        }
      }
      if (!all.isEmpty() || cell.text().equals(YES)) ways.add(all);
      List<Condition> together = all
        .stream()
        .flatMap(word -> word.means().stream())
        .toList();
      if (!Condition.satisfiable(together)) table.wrong(cell, "'" + way.strip() + "' can never be so");
    }
    return ways;
  }

  private Word word(Cell cell, String tenant, String subject, Table table) {
    Word word = find(tenant, subject, cell.text());
    if (word == null) word = find("", subject, cell.text());
    if (word == null) {
      List<String> names = new ArrayList<>(List.of(YES));
      known
        .values()
        .stream()
        .filter(one -> one.subject().equals(subject) && (one.tenant().isEmpty() || one.tenant().equals(tenant)))
        .forEach(one -> names.add(one.name()));
      table.wrong(cell, "unknown word '" + cell.text() + "'" + suggest(cell.text(), names) + " (blank: not allowed)");
      return null;
    }
    unused.remove(word);
    return word;
  }

  /** Words that no cell uses. */
  List<Word> unused() {
    return unused;
  }

  private static String key(String tenant, String subject, String name) {
    return tenant + '\n' + subject + '\n' + name;
  }
}

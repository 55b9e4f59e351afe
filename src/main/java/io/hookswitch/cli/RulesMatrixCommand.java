package io.hookswitch.cli;

import io.hookswitch.rules.RuleMatrix;
import io.hookswitch.rules.RuleSet;
import io.hookswitch.rules.RulesException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hookswitch rules matrix}: what the rules really say, as tables to hand round. */
@Command(
  name = "matrix",
  description = "Prints what is allowed in which state, with overlays and exceptions worked in.",
  mixinStandardHelpOptions = true
)
final class RulesMatrixCommand implements Callable<Integer> {

  /** How tables are written. */
  enum Format {
    markdown,
    html,
    csv,
  }

  @Spec
  private CommandSpec spec;

  @Parameters(
    arity = "0..1",
    paramLabel = "FOLDER",
    description = "The folder of rules; the installation's own when left out."
  )
  private Path folder;

  @Option(names = "--tenant", paramLabel = "NAME", defaultValue = "", description = "As this tenant has it.")
  private String tenant;

  @Option(names = "--format", defaultValue = "markdown", description = "${COMPLETION-CANDIDATES}; default: markdown.")
  private Format format;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      for (RuleMatrix table : RuleMatrix.of(RuleSet.read(RulesCommand.folder(folder)), tenant)) {
        switch (format) {
          case markdown -> markdown(table, out);
          case html -> html(table, out);
          case csv -> csv(table, out);
        }
      }
      return ExitCode.DONE;
    } catch (RulesException mistakes) {
      out.println(mistakes.getMessage());
      return ExitCode.FAILED;
    }
  }

  private static void markdown(RuleMatrix table, PrintWriter out) {
    out.println("## " + table.title() + "\n");
    out.println("| " + String.join(" | ", table.header()) + " |");
    out.println("|" + " --- |".repeat(table.header().size()));
    table.rows().forEach(row -> out.println("| " + String.join(" | ", row) + " |"));
    out.println();
  }

  private static void html(RuleMatrix table, PrintWriter out) {
    out.println("<table>\n<caption>" + escaped(table.title()) + "</caption>");
    out.println(row(table.header(), "th"));
    table.rows().forEach(row -> out.println(row(row, "td")));
    out.println("</table>");
  }

  private static String row(List<String> cells, String tag) {
    StringBuilder row = new StringBuilder("<tr>");
    cells.forEach(cell ->
      row.append('<').append(tag).append('>').append(escaped(cell)).append("</").append(tag).append('>')
    );
    return row.append("</tr>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  private static void csv(RuleMatrix table, PrintWriter out) {
    UnaryOperator<String> cell = text -> text.contains(",") ? '"' + text + '"' : text;
    out.println("# " + table.title());
    out.println(String.join(",", table.header()));
    table.rows().forEach(row -> out.println(String.join(",", row.stream().map(cell).toList())));
  }
}

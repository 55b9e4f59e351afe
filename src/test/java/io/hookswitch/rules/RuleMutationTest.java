package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Mistakes made on purpose, one at a time, in the rules that ship: check, lints or scenarios must notice. */
class RuleMutationTest {

  private static final Map<String, String> SHIPPED = new TreeMap<>();
  private static final Map<String, Map<String, String>> MUTANTS = new LinkedHashMap<>();

  static {
    RuleFiles.read(Path.of("rules"))
      .files()
      .forEach(file -> SHIPPED.put(file.name(), file.text()));
    cells("capabilities.csv", 6);
    cells("devices.csv", 2);
    rows("capabilities.csv", "devices.csv", "conditions.csv", "recording.csv");
    words("conditions.csv", "recording.csv", "exceptions.drl");
    typos("capabilities.csv", "devices.csv", "conditions.csv", "recording.csv", "exceptions.drl");
  }

  @Test
  void nineteenOfTwentyMutantsAreNoticed() {
    RuleSet shipped = RuleSet.of(RuleFiles.of(SHIPPED));
    List<String> survivors = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    MUTANTS.forEach((name, files) -> {
      RuleReport report = RuleCheck.of(RuleFiles.of(files), Optional.empty());
      if (!report.good()) return;
      if (RuleDiff.between(shipped, report.set().orElseThrow()).isEmpty()) alike.add(name);
      else survivors.add(name);
    });
    System.out.printf(
      "%d mutants: %d caught; %d that decide as the shipped rules do: %s; %d that do not: %s%n",
      MUTANTS.size(),
      MUTANTS.size() - alike.size() - survivors.size(),
      alike.size(),
      alike,
      survivors.size(),
      survivors
    );
    assertThat(MUTANTS).hasSizeGreaterThanOrEqualTo(200);
    assertThat(alike.size() + survivors.size())
      .as("%s %s", alike, survivors)
      .isLessThanOrEqualTo(MUTANTS.size() / 20);
    assertThat(survivors).as("mutants that decide otherwise and nobody noticed").isEmpty();
  }

  /** Every cell: blank becomes yes, anything else becomes blank, a word becomes yes, and another word. */
  private static void cells(String file, int columns) {
    String[] lines = SHIPPED.get(file).split("\n");
    boolean header = false;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].startsWith("#")) continue;
      if (!header) {
        header = true;
        continue;
      }
      String[] cells = lines[i].split(",", -1);
      for (int column = 1; column <= columns; column++) {
        String word = cells[column];
        if (word.isEmpty()) cell(file, i, cells, column, "yes");
        else cell(file, i, cells, column, "");
        if (!word.isEmpty() && !word.equals("yes")) {
          cell(file, i, cells, column, "yes");
          cell(file, i, cells, column, file.startsWith("dev") ? "monitoring" : "conference owner");
        }
      }
    }
  }

  private static void cell(String file, int line, String[] cells, int column, String now) {
    if (cells[column].equals(now)) return;
    String[] changed = cells.clone();
    changed[column] = now;
    line(file, line, String.join(",", changed), cells[0] + " column " + column + " '" + now + "'");
  }

  private static void rows(String... files) {
    for (String file : files) {
      String[] lines = SHIPPED.get(file).split("\n");
      for (int i = 2; i < lines.length; i++) if (!lines[i].startsWith("#")) line(file, i, "", "row gone");
    }
  }

  /** Another operator, another value, another control, another verb. */
  private static void words(String... files) {
    Map<String, String> swaps = new LinkedHashMap<>();
    swaps.put("==", "!=");
    swaps.put("!=", "==");
    swaps.put("true", "false");
    swaps.put("false", "true");
    swaps.put("Supervisor", "Agent");
    swaps.put("Transfer", "Conference");
    swaps.put("Conference", "Transfer");
    swaps.put("Owner", "Member");
    swaps.put("ListenIn, ", "");
    swaps.put("Coach, ", "");
    swaps.put(" == None", " == Coach");
    swaps.put(" != None", " != Coach");
    swaps.put(", monitoring == None", ", role == Agent");
    swaps.put("Established ", "");
    swaps.put(" Held", "");
    swaps.put("Started", "Paused");
    swaps.put("Pending", "Failed");
    swaps.put("OnDemand ", "");
    swaps.put("OnDemand,", "Never,");
    swaps.put("AlwaysPauseResume", "Always");
    swaps.put(",pause,", ",pause_stop,");
    swaps.put(",resume,", ",none,");
    swaps.put("_stop", "");
    swaps.put(",record,", ",pause,");
    swaps.put("deny", "allow");
    swaps.put("Public", "Private");
    swaps.put("Operation.Answer", "Operation.Reject");
    swaps.put("Operation.Retrieve", "Operation.Hangup");
    swaps.put("Consultation.None", "Consultation.Transfer");
    swaps.put("PartyState.Held", "PartyState.Established");
    swaps.put("monitoredByOther", "loggedIn");
    for (String file : files) {
      String[] lines = SHIPPED.get(file).split("\n");
      for (int i = 0; i < lines.length; i++) {
        if (lines[i].startsWith("#") || lines[i].startsWith("//") || lines[i].contains("@Why")) continue;
        for (Map.Entry<String, String> swap : swaps.entrySet()) {
          Matcher found = Pattern.compile(Pattern.quote(swap.getKey())).matcher(lines[i]);
          while (found.find()) {
            String changed = lines[i].substring(0, found.start()) + swap.getValue() + lines[i].substring(found.end());
            line(file, i, changed, swap + " at " + found.start());
          }
        }
      }
    }
  }

  /** One letter too few. */
  private static void typos(String... files) {
    for (String file : files) {
      String[] lines = SHIPPED.get(file).split("\n");
      for (int i = 1; i < lines.length; i += 3) {
        if (lines[i].startsWith("#") || lines[i].startsWith("rule") || lines[i].contains("@Why")) continue;
        if (lines[i].length() > 3) line(file, i, lines[i].charAt(0) + lines[i].substring(2), "second letter gone");
      }
    }
  }

  private static void line(String file, int line, String now, String what) {
    String[] lines = SHIPPED.get(file).split("\n");
    lines[line] = now;
    Map<String, String> files = new TreeMap<>(SHIPPED);
    files.put(file, String.join("\n", lines) + "\n");
    MUTANTS.put(file + ":" + (line + 1) + " " + what, files);
  }
}

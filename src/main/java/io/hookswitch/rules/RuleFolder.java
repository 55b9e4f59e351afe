package io.hookswitch.rules;

import static io.hookswitch.rules.Vocabulary.suggest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a folder of rules once, so that everything after works on one state of it.
 *
 * <p>Strict about what lies there: a file that is silently left out is a rule that silently does not count.
 */
final class RuleFolder {

  static final int MAX_FILES = 1_000;
  static final int MAX_BYTES = 1 << 20;
  /** The tables, by the only names under which they count. */
  static final List<String> TABLES = List.of(
    "capabilities.csv",
    "devices.csv",
    "conditions.csv",
    "recording.csv",
    CalendarReader.FILE,
    MarkerReader.FILE
  );

  private static final List<String> LEFTOVERS = List.of("~", ".bak", ".orig", ".swp", ".swo", ".tmp", ".part");
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9_@+-][A-Za-z0-9_.@+-]{0,79}");

  private final List<RuleError> errors;
  private final List<RuleFile> files = new ArrayList<>();
  private int seen;

  RuleFolder(List<RuleError> errors) {
    this.errors = errors;
  }

  List<RuleFile> read(Path folder) {
    int before = errors.size();
    read(folder, "");
    if (files.isEmpty() && errors.size() == before) {
      wrong(folder.toString(), "no rule file (*.drl, capabilities.csv, ...) in this folder");
    }
    return files;
  }

  private void read(Path folder, String prefix) {
    for (Path path : list(folder, prefix)) {
      String name = prefix + path.getFileName();
      if (leftOver(path.getFileName().toString())) continue;
      if (Files.isDirectory(path)) folder(path, name);
      else if (!Files.isRegularFile(path) && Files.exists(path)) wrong(name, "not a regular file");
      else if (known(name)) text(path, name);
    }
  }

  private void folder(Path path, String name) {
    if (name.equals("tests") || name.equals("tenants")) read(path, name + "/");
    else if (!name.matches("tenants/[^/]*")) {
      wrong(name, "unknown folder" + suggest(name, List.of("tests", "tenants")));
    } else if (!TENANT.matcher(name.substring("tenants/".length())).matches()) {
      wrong(name, "a tenant's name has 1 to 80 letters, digits and any of _.@+-");
    } else {
      int before = files.size() + errors.size();
      read(path, name + "/");
      if (files.size() + errors.size() == before) wrong(name, "no rule file in this tenant's folder");
    }
  }

  /** Whether a file of this name counts; if not, that is written down. */
  boolean known(String name) {
    String place = name.substring(0, name.lastIndexOf('/') + 1);
    String last = name.substring(place.length());
    boolean good = switch (place) {
      case "tests/" -> last.endsWith(".csv");
      case "tenants/" -> false;
      default -> (place.isEmpty() || ofTenant(place)) && (last.endsWith(".drl") || TABLES.contains(last));
    };
    if (good) return true;
    if (place.equals("tests/")) wrong(name, "unknown kind of file, expected scenarios, a name that ends in '.csv'");
    else if (place.equals("tenants/")) wrong(name, "a tenant's rules lie in a folder, as tenants/<tenant>/" + last);
    else if (last.endsWith(".csv")) wrong(name, "unknown table '" + last + "'" + suggest(last, TABLES));
    else wrong(name, "unknown kind of file, expected a name that ends in '.drl', or " + String.join(", ", TABLES));
    return false;
  }

  private static boolean ofTenant(String place) {
    String tenants = "tenants/";
    return place.startsWith(tenants) && TENANT.matcher(place.substring(tenants.length(), place.length() - 1)).matches();
  }

  private List<Path> list(Path folder, String prefix) {
    String name = prefix.isEmpty() ? folder.toString() : prefix.substring(0, prefix.length() - 1);
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> paths = entries
        .limit(MAX_FILES + 1L)
        .sorted()
        .toList();
      seen += paths.size();
      if (seen <= MAX_FILES) return paths;
      wrong(name, "more than " + MAX_FILES + " files");
    } catch (NoSuchFileException missing) {
      wrong(name, "no such folder");
    } catch (NotDirectoryException file) {
      wrong(name, "not a folder");
    } catch (IOException unreadable) {
      wrong(name, "cannot be read: " + unreadable);
    }
    return List.of();
  }

  private void text(Path path, String name) {
    try {
      byte[] bytes = bytes(path);
      if (bytes.length > MAX_BYTES) wrong(name, "longer than " + MAX_BYTES + " bytes");
      else files.add(new RuleFile(name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
    } catch (CharacterCodingException garbled) {
      wrong(name, "not a text in UTF-8");
    } catch (NoSuchFileException gone) {
      wrong(name, "vanished while the folder was read");
    } catch (IOException unreadable) {
      wrong(name, "cannot be read: " + unreadable);
    }
  }

  private static byte[] bytes(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }

  /** Hidden files (also of a mounted Kubernetes volume) and what editors leave behind. */
  private static boolean leftOver(String name) {
    return name.startsWith(".") || name.startsWith("#") || LEFTOVERS.stream().anyMatch(name::endsWith);
  }

  private void wrong(String file, String message) {
    errors.add(new RuleError(file, 1, 1, message));
  }
}

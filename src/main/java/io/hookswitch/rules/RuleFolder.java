package io.hookswitch.rules;

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
import java.util.stream.Stream;

/**
 * Reads a folder of rules once, so that everything after works on one state of it.
 *
 * <p>Strict about what lies there: a file that is silently left out is a rule that silently does not count.
 */
final class RuleFolder {

  static final int MAX_FILES = 1_000;
  static final int MAX_BYTES = 1 << 20;

  private static final List<String> LEFTOVERS = List.of("~", ".bak", ".orig", ".swp", ".swo", ".tmp");

  private final List<RuleError> errors;

  RuleFolder(List<RuleError> errors) {
    this.errors = errors;
  }

  List<RuleFile> read(Path folder) {
    List<RuleFile> files = new ArrayList<>();
    int before = errors.size();
    for (Path path : list(folder)) {
      String name = path.getFileName().toString();
      if (leftOver(name)) continue;
      if (Files.isDirectory(path)) wrong(name, "a folder; rule files lie directly in the rules folder");
      else if (!name.endsWith(".drl")) wrong(name, "unknown kind of file, expected a name that ends in '.drl'");
      else if (!Files.isRegularFile(path)) wrong(name, "not a regular file");
      else read(path, name, files);
    }
    if (files.isEmpty() && errors.size() == before) wrong(folder.toString(), "no rule file (*.drl) in this folder");
    return files;
  }

  private List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> paths = entries
        .limit(MAX_FILES + 1L)
        .sorted()
        .toList();
      if (paths.size() <= MAX_FILES) return paths;
      wrong(folder.toString(), "more than " + MAX_FILES + " files");
    } catch (NoSuchFileException missing) {
      wrong(folder.toString(), "no such folder");
    } catch (NotDirectoryException file) {
      wrong(folder.toString(), "not a folder");
    } catch (IOException unreadable) {
      wrong(folder.toString(), "cannot be read: " + unreadable);
    }
    return List.of();
  }

  private void read(Path path, String name, List<RuleFile> files) {
    try {
      byte[] bytes = bytes(path);
      if (bytes.length > MAX_BYTES) {
        wrong(name, "longer than " + MAX_BYTES + " bytes");
        return;
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      files.add(new RuleFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (CharacterCodingException garbled) {
      wrong(name, "not a text in UTF-8");
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

package io.hookswitch.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Gets from a path to YAML nodes with their lines, or to an error that says what is in the way. */
final class DirectoryFile {

  /** Room for some 50,000 users; more belong in a data base. */
  static final int MAX_BYTES = 32 * 1024 * 1024;

  /** tenants, groups, users, devices: about ten levels, so twenty is a broken file. */
  private static final int MAX_DEPTH = 20;

  private DirectoryFile() {}

  static Node read(Path file) {
    LoaderOptions bounds = new LoaderOptions();
    bounds.setCodePointLimit(MAX_BYTES);
    bounds.setNestingDepthLimit(MAX_DEPTH);
    try {
      Node node = new Yaml(bounds).compose(new StringReader(text(file)));
      if (node == null) {
        throw refuse(file + ": expected tenants, found an empty file");
      }
      return node;
    } catch (MarkedYAMLException broken) {
      // Only the problem: the exception's message quotes the line, which may hold a hash.
      String where = file + ":" + (broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1);
      throw refuse(where + ": expected YAML, found: " + broken.getProblem());
    } catch (YAMLException broken) {
      throw refuse(file + ": expected YAML, found: " + broken.getMessage());
    }
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw refuse(file + ": expected at most " + MAX_BYTES + " bytes, found more");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException absent) {
      throw refuse(file + ": expected a directory file, found no such file");
    } catch (CharacterCodingException garbled) {
      throw refuse(file + ": expected UTF-8 text, found bytes that are not");
    } catch (IOException unreadable) {
      throw refuse(file + ": expected a readable file, found: " + unreadable);
    }
  }

  private static InvalidDirectoryException refuse(String mistake) {
    return new InvalidDirectoryException(List.of(mistake));
  }
}

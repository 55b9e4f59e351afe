package io.hookswitch.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Drools has said of rule sets, kept in a folder: to ask it costs a fraction of a second, to make it ready to be asked
 * costs seconds, and a node that starts has mostly the rules of last time. Only a help: what is missing, spoilt or made of
 * anything else than exactly these rules is asked for again. Several processes may share the folder.
 */
public final class VerdictMemory {

  /** Remembers nothing. */
  public static final VerdictMemory NONE = new VerdictMemory(null);

  private static final Logger LOG = LoggerFactory.getLogger(VerdictMemory.class);
  private static final String SUFFIX = ".verdicts";
  private static final String PART = ".part";
  private static final Duration LONGEST_WRITE = Duration.ofMinutes(10);
  /** Those used last stay: a cluster has one in force, one before, and some candidates. */
  static final int MOST = 16;

  private final Path folder;

  private VerdictMemory(Path folder) {
    this.folder = folder;
  }

  /** @param folder made when there is something to keep */
  public static VerdictMemory in(Path folder) {
    return new VerdictMemory(folder);
  }

  /** By the names of the rules that fire; empty when nothing is known of these rules. */
  Map<Set<String>, Verdict> recall(RuleSet set) {
    if (folder == null) return Map.of();
    Path file = file(set);
    try {
      Optional<byte[]> body = Sealed.open(Files.readAllBytes(file));
      if (body.isPresent()) {
        Map<Set<String>, Verdict> known = read(body.get());
        keep(file);
        return known;
      }
      LOG.warn("{} is spoilt: the rules are compiled", file);
    } catch (NoSuchFileException first) {
      return Map.of();
    } catch (IOException | IllegalArgumentException unreadable) {
      LOG.warn("{} cannot be read, the rules are compiled: {}", file, unreadable.toString());
    }
    return Map.of();
  }

  /** Never fails; what cannot be kept is worked out again the next time. */
  void keep(RuleSet set, Map<Set<String>, Verdict> verdicts) {
    if (folder == null) return;
    Path file = file(set);
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "part-", PART);
      try {
        Files.write(part, Sealed.seal(write(verdicts)));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
      tidy();
    } catch (IOException unable) {
      LOG.warn("{} cannot be written, the rules will be compiled at each start: {}", file, unable.toString());
    }
  }

  private Path file(RuleSet set) {
    return folder.resolve(Sealed.name(set) + SUFFIX);
  }

  private void tidy() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted(Comparator.comparing(VerdictMemory::used).reversed()).toList();
    }
    int kept = 0;
    for (Path file : files) {
      boolean whole = file.getFileName().toString().endsWith(SUFFIX);
      if (whole ? ++kept > MOST : abandoned(file)) Files.deleteIfExists(file);
    }
  }

  /** Whether its writer has died over it. */
  private static boolean abandoned(Path file) {
    return (
      file.getFileName().toString().endsWith(PART) &&
      used(file).toInstant().isBefore(Instant.now().minus(LONGEST_WRITE))
    );
  }

  /** So that it stays; where nothing may be written nothing is deleted either. */
  private static void keep(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException unable) {
      LOG.debug("{} cannot be marked as used: {}", file, unable.toString());
    }
  }

  private static FileTime used(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0); // by another process
    }
  }

  private static byte[] write(Map<Set<String>, Verdict> verdicts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WordsOut out = new WordsOut(bytes);
    out.number(verdicts.size());
    for (Map.Entry<Set<String>, Verdict> one : verdicts.entrySet()) {
      out.words(one.getKey());
      one.getValue().write(out);
    }
    return bytes.toByteArray();
  }

  private static Map<Set<String>, Verdict> read(byte[] body) throws IOException {
    WordsIn in = new WordsIn(body);
    Map<Set<String>, Verdict> verdicts = new HashMap<>();
    for (int left = in.number(); left > 0; left--) {
      Set<String> fired = in.words();
      verdicts.put(fired, Verdict.read(in, fired));
    }
    return verdicts;
  }
}

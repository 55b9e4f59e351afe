package io.hookswitch.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of the calling lists: each file that ends in {@code .csv} or {@code .json} is one. */
final class CallingListFolder {

  /** Most lists of one campaign: a request may have to look at each. */
  static final int MOST_OF_CAMPAIGN = 16;

  private static final long LARGEST_BYTES = 64L << 20;

  private CallingListFolder() {}

  /**
   * In the order of the files' names; none when there is no such folder.
   *
   * @throws InvalidCallingListException with every mistake of every file
   */
  static List<CallingList> read(Path dir) {
    if (Files.notExists(dir)) return List.of();
    List<String> mistakes = new ArrayList<>();
    List<CallingList> lists = new ArrayList<>();
    Map<String, String> taken = new HashMap<>();
    Map<String, Integer> ofCampaign = new HashMap<>();
    for (Path file : files(dir)) {
      String name = dir.getFileName() + "/" + file.getFileName();
      ListMistakes wrong = new ListMistakes(name);
      CallingList list = list(file, wrong);
      if (wrong.lines().isEmpty()) {
        String other = taken.putIfAbsent(list.id(), name);
        if (other != null) wrong.add("callingList: " + ListMistakes.quote(list.name()) + " is also that of " + other);
        int many = ofCampaign.merge(list.tenant() + "/" + list.campaign(), 1, Integer::sum);
        if (many > MOST_OF_CAMPAIGN) {
          wrong.add("campaign: expected at most " + MOST_OF_CAMPAIGN + " lists of one campaign, found more");
        }
      }
      mistakes.addAll(wrong.lines());
      lists.add(list);
    }
    if (lists.size() > Handle.LISTS) mistakes.add(dir.getFileName() + ": expected at most " + Handle.LISTS + " lists");
    if (!mistakes.isEmpty()) throw new InvalidCallingListException(mistakes);
    return lists;
  }

  private static List<Path> files(Path dir) {
    try (Stream<Path> all = Files.list(dir)) {
      return all
        .filter(file -> kind(file).equals("csv") || kind(file).equals("json"))
        .sorted()
        .toList();
    } catch (IOException closed) {
      throw new UncheckedIOException(dir + " cannot be read", closed);
    }
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * One file of the folder.
   *
   * @param name of the file, which must be in the folder itself
   * @throws InvalidCallingListException with every mistake, also when there is no such file
   */
  static CallingList read(Path dir, String name) {
    ListMistakes mistakes = new ListMistakes(dir.getFileName() + "/" + name);
    Path file = dir.resolve(name);
    boolean there = name.equals(String.valueOf(file.getFileName())) && Files.isRegularFile(file);
    if (!there || !(kind(file).equals("csv") || kind(file).equals("json"))) {
      throw new InvalidCallingListException(
        List.of("file: expected a *.csv or *.json file in the folder outbound.dir, found " + ListMistakes.quote(name))
      );
    }
    return whole(list(file, mistakes), mistakes);
  }

  /**
   * What a client has sent.
   *
   * @param csv as a file would have it
   * @throws InvalidCallingListException with every mistake
   */
  static CallingList read(String csv) {
    ListMistakes mistakes = new ListMistakes("csv");
    return whole(list("imported.csv", csv.getBytes(StandardCharsets.UTF_8), mistakes), mistakes);
  }

  private static CallingList whole(CallingList list, ListMistakes mistakes) {
    if (!mistakes.lines().isEmpty()) throw new InvalidCallingListException(mistakes.lines());
    return list;
  }

  private static CallingList list(Path file, ListMistakes mistakes) {
    return list(file.getFileName().toString(), bytes(file, mistakes), mistakes);
  }

  private static CallingList list(String name, byte[] bytes, ListMistakes mistakes) {
    ListDraft draft = new ListDraft(name.substring(0, name.lastIndexOf('.')), mistakes);
    String text = text(bytes, mistakes);
    if (mistakes.lines().isEmpty()) {
      if (name.toLowerCase(Locale.ROOT).endsWith(".csv")) new CsvListReader(draft, mistakes).read(text);
      else new JsonListReader(draft, mistakes).read(text);
    }
    return draft.finish(digest(bytes));
  }

  private static byte[] bytes(Path file, ListMistakes mistakes) {
    try {
      if (Files.size(file) <= LARGEST_BYTES) return Files.readAllBytes(file);
      mistakes.add("expected at most " + LARGEST_BYTES + " bytes, found " + Files.size(file));
    } catch (IOException closed) {
      mistakes.add("cannot be read: " + closed);
    }
    return new byte[0];
  }

  private static String text(byte[] bytes, ListMistakes mistakes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException garbled) {
      mistakes.add("expected UTF-8, found other bytes");
      return "";
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}

package io.hookswitch.rules;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A candidate for a rule set: the texts of a folder at one moment, not yet judged.
 *
 * @param files sorted by name
 * @param unread what could not be read, or does not belong in a folder of rules
 * @param origin the folder, for messages that blame no file
 */
public record RuleFiles(List<RuleFile> files, List<RuleError> unread, String origin) {
  public RuleFiles {
    files = files.stream().sorted(Comparator.comparing(RuleFile::name)).toList();
    unread = List.copyOf(unread);
  }

  /** The folder as it is now. A folder that cannot be read is a mistake in the answer, not an exception. */
  public static RuleFiles read(Path folder) {
    List<RuleError> unread = new ArrayList<>();
    return new RuleFiles(new RuleFolder(unread).read(folder), unread, folder.toString());
  }

  /** Texts that come from elsewhere, by their name in the folder ({@code tenants/acme/capabilities.csv}). */
  public static RuleFiles of(Map<String, String> texts) {
    List<RuleError> wrong = new ArrayList<>();
    List<RuleFile> files = new ArrayList<>();
    RuleFolder folder = new RuleFolder(wrong);
    texts.forEach((name, text) -> {
      if (folder.known(name)) files.add(new RuleFile(name, text));
    });
    if (files.isEmpty() && wrong.isEmpty()) wrong.add(new RuleError("rules", 1, 1, "no rule file among these texts"));
    return new RuleFiles(files, wrong, "rules");
  }

  /** Equal for equal names and texts, so that a folder that has not changed need not be compiled again. */
  public String fingerprint() {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      files.forEach(file ->
        hash.update((file.name() + '\0' + file.text().length() + '\0' + file.text()).getBytes(StandardCharsets.UTF_8))
      );
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

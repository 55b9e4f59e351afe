package io.hookswitch.south.sip;

import io.hookswitch.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file as {@code htdigest} writes it: name, realm and digest, with colons between them. No password is in it. */
final class Passwords {

  private static final Pattern ENTRY = Pattern.compile("([^:]{1,64}):([^:]{1,100}):([0-9a-fA-F]{32}|[0-9a-fA-F]{64})");

  private Passwords() {}

  /** @throws ConfigException with the first line that is something else; what is in it is not said */
  static Map<String, String> read(Path file, String realm) {
    Map<String, String> secrets = new HashMap<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new ConfigException(List.of("switch.sip.passwordFile: expected a file that can be read, found " + file));
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) continue;
      Matcher entry = ENTRY.matcher(lines.get(i).strip());
      if (!entry.matches()) throw new ConfigException(
        List.of("switch.sip.passwordFile: expected name:realm:digest in line " + (i + 1) + " of " + file)
      );
      if (entry.group(2).equals(realm)) secrets.put(entry.group(1), entry.group(3).toLowerCase(Locale.ROOT));
    }
    return secrets;
  }
}

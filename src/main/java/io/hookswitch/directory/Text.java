package io.hookswitch.directory;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One value of the file with its place.
 *
 * @param value as written, never guessed to be a number or a date: {@code +3212345670} stays what it is
 * @param path the keys that lead to it
 * @param line from 1
 */
record Text(String value, String path, int line, Mistakes mistakes) {
  /** The value where it has this form, else a mistake. */
  Optional<String> like(Pattern form, String expected) {
    return form.matcher(value).matches() ? Optional.of(value) : wrong(expected);
  }

  /** The meaning of one of the known words, else a mistake. */
  <T> Optional<T> oneOf(Map<String, T> words) {
    T meaning = words.get(value);
    if (meaning == null) {
      String expected = "one of " + String.join(", ", words.keySet());
      mistakes.add(line, path, expected, Mistakes.quote(value) + Spelling.hint(value, words.keySet()));
    }
    return Optional.ofNullable(meaning);
  }

  /** A whole number in these bounds, else a mistake. */
  Optional<Integer> number(int least, int most) {
    if (value.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    return wrong("a whole number from " + least + " to " + most);
  }

  /** Without the value: it may be a hash. */
  @Override
  public String toString() {
    return "Text[" + path + ", line " + line + "]";
  }

  <T> Optional<T> wrong(String expected) {
    mistakes.add(line, path, expected, Mistakes.quote(value));
    return Optional.empty();
  }

  /** Like {@link #wrong}, for a value that must not be shown. */
  <T> Optional<T> wrongSecret(String expected) {
    mistakes.add(line, path, expected, "something else (not shown)");
    return Optional.empty();
  }
}

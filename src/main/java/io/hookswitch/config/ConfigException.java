package io.hookswitch.config;

import java.util.List;

/** The settings are wrong; says everything that is wrong with them, in the words an operator gets to read. */
public final class ConfigException extends RuntimeException {

  private final List<String> mistakes;

  public ConfigException(List<String> mistakes) {
    super(String.join("\n", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** One line each: where, what was expected, what was found. Never empty. */
  public List<String> mistakes() {
    return mistakes;
  }
}

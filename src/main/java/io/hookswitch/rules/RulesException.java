package io.hookswitch.rules;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The rules folder cannot be used; says every mistake of every file, one a line. */
public final class RulesException extends RuntimeException {

  static final Comparator<RuleError> PLACE = Comparator.comparing(RuleError::file)
    .thenComparingInt(RuleError::line)
    .thenComparingInt(RuleError::column);

  private final transient List<RuleError> errors;

  RulesException(List<RuleError> errors) {
    this(errors, null);
  }

  RulesException(List<RuleError> errors, Throwable cause) {
    super(errors.stream().sorted(PLACE).map(RuleError::toString).collect(Collectors.joining("\n")), cause);
    this.errors = errors.stream().sorted(PLACE).toList();
  }

  /** By file, line and column; never empty. */
  public List<RuleError> errors() {
    return errors;
  }
}

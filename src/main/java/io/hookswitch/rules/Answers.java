package io.hookswitch.rules;

/**
 * The answers for all facts that share a tenant and the value of one field, one beside the other. Each other field adds
 * its step to the place of the answer; values that no rule tells apart have the same step, so there are as many answers
 * as there are facts that rules tell apart.
 *
 * @param steps {@link #STRIDE} for each field, in the order of the vocabulary without the tenant, then by the value's place
 * @param answers a decision each; the same object wherever it is the same decision
 */
record Answers(int[] steps, Object[] answers) {
  /** More values than any field has. */
  static final int STRIDE = 16;

  /** Where the steps of a field begin. */
  static int from(Vocabulary words, String field) {
    int place = 0;
    for (Vocabulary.Field one : words.fields().values()) {
      if (one.name().equals(field)) return place * STRIDE;
      if (!one.name().equals(Condition.TENANT)) place++;
    }
    throw new IllegalArgumentException("no field " + field);
  }

  /** The place of a flag's value among its values, which are {@code true} and {@code false}. */
  static int flag(boolean value) {
    return value ? 0 : 1;
  }
}

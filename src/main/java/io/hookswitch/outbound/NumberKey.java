package io.hookswitch.outbound;

/**
 * What two spellings of a number have in common: the last ten digits, so that a number is the same with a country code,
 * with a prefix, with punctuation and without. A name without digits is itself.
 */
record NumberKey(String tenant, String digits) {
  private static final int NATIONAL = 10;

  static NumberKey of(String tenant, String phoneNumber) {
    String digits = phoneNumber.replaceAll("[^0-9]", "");
    if (digits.isEmpty()) return new NumberKey(tenant, phoneNumber);
    return new NumberKey(tenant, digits.substring(Math.max(0, digits.length() - NATIONAL)));
  }

  /** No tenant has a name with a slash. */
  @Override
  public String toString() {
    return tenant + "/" + digits;
  }
}

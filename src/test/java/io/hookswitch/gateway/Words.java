package io.hookswitch.gateway;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Capability lists as the fact sheet writes them: UD and XFER stand for four operations each. */
final class Words {

  private Words() {}

  /** @param words names of operations, UD and XFER, with spaces between */
  static Set<String> of(String words) {
    String whole = words
      .replace("UD", "AttachUserData UpdateUserData DeleteUserData DeleteUserDataPair")
      .replace("XFER", "InitiateTransfer InitiateConference SingleStepTransfer SingleStepConference");
    return new TreeSet<>(Arrays.asList(whole.split(" ")));
  }
}

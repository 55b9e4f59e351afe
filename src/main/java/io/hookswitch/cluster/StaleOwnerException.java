package io.hookswitch.cluster;

/** Somebody who owned a shard acts for it, and somebody else owns it by now. Nothing of what was asked has been done. */
public final class StaleOwnerException extends RuntimeException {

  /** @param mine the fence of whoever acted */
  public StaleOwnerException(Object what, long mine) {
    super(what + " has a newer owner; my fence is " + mine, null, false, false);
  }
}

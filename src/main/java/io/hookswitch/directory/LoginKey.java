package io.hookswitch.directory;

import java.util.Arrays;

/** Stands for a login and its password, without telling either: an HMAC under a key that dies with the process. */
record LoginKey(byte[] mac) {
  @Override
  public boolean equals(Object other) {
    return other instanceof LoginKey key && Arrays.equals(mac, key.mac);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(mac);
  }

  @Override
  public String toString() {
    return "LoginKey[hidden]";
  }
}

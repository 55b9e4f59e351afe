package io.hookswitch.directory;

/**
 * A user together with what proves it.
 *
 * @param hash bcrypt, stays in this room
 */
record Account(User user, String hash) {
  @Override
  public String toString() {
    return "Account[" + user.id() + ", hash hidden]";
  }
}

package io.hookswitch.north;

import io.hookswitch.config.LoginConfig;
import io.hookswitch.directory.Directory;
import io.hookswitch.token.Tokens;

/** Doors as tests need them. */
final class Doors {

  private Doors() {}

  /** With the usual limits for wrong passwords, without tokens. */
  static Authenticator authenticator(Directory directory, Sessions sessions, boolean secureCookies) {
    Passwords passwords = new Passwords(directory, LoginConfig.DEFAULT, System::nanoTime);
    return new Authenticator(directory, sessions, passwords, Tokens.NONE, secureCookies);
  }
}

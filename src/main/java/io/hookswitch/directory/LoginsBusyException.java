package io.hookswitch.directory;

/** More passwords wait to be checked than this node promises to check; says nothing about what was typed. */
public final class LoginsBusyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  LoginsBusyException(int waiting) {
    super(waiting + " logins are waiting to be checked, try again later", null, false, false);
  }
}

package io.hookswitch.token;

/** Settings or files of keys that cannot be used; the message says which, what was expected and what was found. */
public final class TokenKeysException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TokenKeysException(String message) {
    super(message);
  }
}

package io.hookswitch.records;

/** Records cannot be read or written at the moment; trying again later may help. */
public final class RecordsUnavailableException extends RuntimeException {

  RecordsUnavailableException(String why, Throwable cause) {
    super(why, cause);
  }
}

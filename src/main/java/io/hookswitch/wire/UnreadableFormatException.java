package io.hookswitch.wire;

/** A form was written by a release that is more than one ahead of this one. */
public final class UnreadableFormatException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnreadableFormatException(String what, int format) {
    super(
      what +
        " has format " +
        format +
        "; this release writes " +
        Format.CURRENT +
        " and reads up to " +
        (Format.CURRENT + 1) +
        ": nodes may be one release apart, not more"
    );
  }
}

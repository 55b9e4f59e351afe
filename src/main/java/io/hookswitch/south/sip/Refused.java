package io.hookswitch.south.sip;

/** Why an order is not obeyed; everything is as it was. */
final class Refused extends RuntimeException {

  private static final String UNSUPPORTED = "not supported by this device: ";

  Refused(String why) {
    super(why, null, false, false);
  }

  /** What this switch, or this phone, does not do. */
  static Refused unsupported(String what) {
    return new Refused(UNSUPPORTED + what);
  }
}

package io.hookswitch.call;

/**
 * What facts are made of beside the call: known to whoever has the rules and the clock.
 *
 * @param hours of the tenant, at this moment
 * @param privacy how a call is marked as one that is not to be listened to or kept
 */
public record Circumstances(Hours hours, Marker privacy) {
  /** Of a tenant without a calendar and without marks. */
  public static final Circumstances USUAL = new Circumstances(Hours.Open, Marker.NONE);
}

package io.hookswitch.user;

/**
 * Where a phone's calls go instead. Resolved anew for each call, since whose number it is may change.
 *
 * @param number as the switch dials it
 * @param digits as the user typed it, and is shown it
 */
public record Forwarding(String number, String digits) {}

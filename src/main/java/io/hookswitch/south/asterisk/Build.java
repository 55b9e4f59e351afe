package io.hookswitch.south.asterisk;

/**
 * Which Asterisk it is, and what that one needs to be told otherwise.
 *
 * <p>The packages of Debian, and those made of them, behave as with a change of their own to main/translate.c: of what a channel is told, each packet
 * whose RTP sequence number is behind the last one's is dropped wherever it is translated. Numbers of two phones have nothing to do with each
 * other, so after a consultation or a transfer the new other end may not be heard: not in a recording, not by a supervisor, not by a
 * phone with another codec. What was mixed has no such numbers: there two people are mixed, as three are anyway.
 *
 * @param version as Asterisk says it, empty while it has not
 */
record Build(String version) {
  static final Build UNKNOWN = new Build("");

  private static final String PEOPLE = "mixing,dtmf_events";
  /** A bridge for conferences with video always mixes sound, however few are on it. */
  private static final String PEOPLE_ALWAYS_MIXED = PEOPLE + ",video_sfu";

  /** One that has not said what it is may be one that does. */
  boolean dropsWhatSomebodyElseSays() {
    return version.isEmpty() || version.contains("dfsg");
  }

  /** The type of a bridge in which people talk. */
  String bridge() {
    return dropsWhatSomebodyElseSays() ? PEOPLE_ALWAYS_MIXED : PEOPLE;
  }
}

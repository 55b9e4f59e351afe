package io.hookswitch.call;

/**
 * What became of one leg when a call was compared with the switch's own list.
 *
 * @param leg by the id that the gateway has chosen
 */
public record Verdict(PartyId leg, Why why) {
  /** What is done about a leg. */
  public enum Kind {
    /** Nothing: both say the same. */
    AGREED,
    /** The gateway takes what the switch has. */
    ADOPTED,
    /** What one of them has, and the other has not, is brought to its end. */
    CLOSED,
    /** Nothing yet: it cannot be decided. */
    REPORTED,
  }

  /** The reasons, in words for whoever reads logs. */
  public enum Why {
    SAME(Kind.AGREED, "the switch and the gateway say the same"),
    MISSED_EVENTS(Kind.ADOPTED, "the switch has done things with the leg that the gateway has not heard of"),
    UNHEARD_CALL(Kind.ADOPTED, "the switch has begun a call that the gateway has not heard of"),
    GONE(Kind.CLOSED, "the gateway has the leg, the list does not name it: the switch is asked how it ended"),
    LEFT_BEHIND(Kind.CLOSED, "the party has left, its leg is up: it is released"),
    NO_SUCH_PARTY(Kind.CLOSED, "the leg is up and is no party of its call: it is released"),
    NO_SUCH_CALL(Kind.CLOSED, "the leg is up and there is no such call: it is released"),
    ORDER_UNDER_WAY(Kind.REPORTED, "an order about the call is under way, which may explain it"),
    TOO_YOUNG(Kind.REPORTED, "it happened a moment ago, and may still be on its way to one of them");

    private final Kind kind;
    private final String words;

    Why(Kind kind, String words) {
      this.kind = kind;
      this.words = words;
    }

    public Kind kind() {
      return kind;
    }

    public String words() {
      return words;
    }
  }

  public Kind kind() {
    return why.kind();
  }
}

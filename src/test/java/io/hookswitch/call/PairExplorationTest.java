package io.hookswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two calls of one user, in all orders of events to a depth, see {@link PairExplorer}. The number is that of wishes and
 * phone actions. {@code -Dhookswitch.pairs.deeper=1} allows one more; that takes minutes.
 */
class PairExplorationTest {

  private static final Logger LOG = Logger.getLogger(PairExplorationTest.class.getName());
  private static final int DEEPER = Integer.getInteger("hookswitch.pairs.deeper", 0);

  @ParameterizedTest
  @CsvSource({
    "asked, Transfer, 3, false",
    "asked, Conference, 3, false",
    "talking, Transfer, 3, false",
    "talking, Conference, 3, false",
    "asked, Transfer, 2, true",
    "asked, Conference, 2, true",
    "talking, Transfer, 2, true",
    "talking, Conference, 2, true",
  })
  void noOrderOfEventsLeavesALegWithoutAPeerOrAnOwner(String from, Consultation purpose, int deeds, boolean losing) {
    explore(from, purpose, PairPlay.TWO_CALLS, deeds, losing);
  }

  @ParameterizedTest
  @CsvSource({
    "asked, Transfer, 2, false",
    "asked, Conference, 2, false",
    "talking, Transfer, 2, false",
    "talking, Conference, 2, false",
    "asked, Transfer, 1, true",
    "talking, Conference, 1, true",
  })
  void norDoOneStepTransfersDeflectionsAndConferences(String from, Consultation purpose, int deeds, boolean losing) {
    explore(from, purpose, PairPlay.CONFERENCES, deeds, losing);
  }

  @ParameterizedTest
  @CsvSource({
    "asked, Transfer, 2, false",
    "asked, Conference, 2, false",
    "talking, Transfer, 2, false",
    "talking, Conference, 2, false",
    "asked, Conference, 1, true",
    "talking, Transfer, 1, true",
  })
  void norDoConsultationsWithinConsultations(String from, Consultation purpose, int deeds, boolean losing) {
    explore(from, purpose, PairPlay.NESTED, deeds, losing);
  }

  @ParameterizedTest
  @CsvSource({
    "asked, Transfer, 2, false, alice, Call",
    "talking, Conference, 2, false, alice, Agent",
    "talking, Transfer, 1, false, bob, Call",
    "asked, Transfer, 1, false, carol, Agent",
    "asked, Conference, 1, true, alice, Call",
    "talking, Transfer, 1, true, carol, Call",
  })
  void norDoSupervisors(
    String from,
    Consultation purpose,
    int deeds,
    boolean losing,
    String whom,
    MonitoringScope scope
  ) {
    explore(from, purpose, PairPlay.watching(whom, scope), deeds, losing);
  }

  private static void explore(String from, Consultation purpose, PairPlay play, int deeds, boolean losing) {
    PairExplorer explorer = new PairExplorer(deeds + DEEPER, losing);
    explorer.explore(from.equals("asked") ? PairWorld.asked(purpose, play) : PairWorld.consulting(purpose, play));
    LOG.info(() -> "%s: %s, %s, %s".formatted(play, from, purpose, explorer));
    assertThat(explorer.rests()).as("places to rest").isGreaterThan(20);
  }
}

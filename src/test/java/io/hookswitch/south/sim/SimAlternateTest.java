package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.SwitchOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimAlternateTest {

  private static final SwitchOrder ALTERNATE = new SwitchOrder.Alternate(Desks.FIRST.party(0), Desks.SECOND.party(0));

  @Test
  void theHeldCallIsRetrievedAndTheOtherHeld() {
    Desks desks = Desks.consulted();
    assertThat(desks.alternate().heard()).containsExactly("7:0 Retrieved", "8:0 Held");
    assertThat(desks.alternate().heard()).containsExactly("8:0 Retrieved", "7:0 Held");
    desks.order(new SwitchOrder.Alternate(Desks.SECOND.party(0), Desks.FIRST.party(0)));
    assertThat(desks.heard()).containsExactly("7:0 Retrieved", "8:0 Held");
  }

  @Test
  void aRepeatedOrderChangesNothing() {
    Desks desks = Desks.consulted().alternate();
    desks.heard();
    assertThat(desks.order(5, ALTERNATE).heard()).containsExactly("7:0 Retrieved", "8:0 Held");
    desks.hangUp(Desks.SECOND.party(1)).heard();
    assertThat(desks.order(5, ALTERNATE).heard()).containsExactly("7:0 Retrieved", "8:0 Released Lost");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
    textBlock = """
    dialing,     'the leg is not connected: 8:0 Dialing'
    second gone, 'the switch does not know this leg: 8:0'
    first gone,  'the switch does not know this leg: 7:0'
    both held,   'both legs are Held'
    both talk,   'both legs are Established'
    not hers,    'not a leg of the same user: 8:1'
    """
  )
  void nothingChangesWhen(String situation, String reason) {
    Desks desks = switch (situation) {
      case "dialing" -> Desks.consulting(Numbers.CAROL);
      case "second gone" -> Desks.consulted().hangUp(Desks.SECOND.party(1));
      case "first gone" -> Desks.consulted().hangUp(Desks.FIRST.party(1));
      case "both held" -> Desks.consulted().order(new SwitchOrder.Hold(Desks.SECOND.party(0)));
      case "both talk" -> Desks.consulted().order(new SwitchOrder.Retrieve(Desks.FIRST.party(0)));
      default -> Desks.consulted();
    };
    desks.heard();
    SimCall first = desks.first();
    SimCall second = desks.second();
    int other = situation.equals("not hers") ? 1 : 0;
    desks.order(90, new SwitchOrder.Alternate(Desks.FIRST.party(0), Desks.SECOND.party(other)));
    assertThat(desks.heard()).containsExactly("7:0 OrderFailed 90: " + reason);
    assertThat(desks.first().legs()).isEqualTo(first.legs());
    assertThat(desks.second()).isEqualTo(second);
  }

  @Test
  void aChangeThatWasHalfDoneIsFinishedByItsRepeat() {
    Desks desks = Desks.consulted().tear(5, ALTERNATE);
    assertThat(desks.states(Desks.SECOND)).startsWith("0 Held");
    assertThat(desks.states(Desks.FIRST)).startsWith("0 Held");
    assertThat(desks.order(5, ALTERNATE).heard()).containsExactly("7:0 Retrieved", "8:0 Held");
  }

  @Test
  void aChangeThatWasHalfDoneIsUndoneWhenTheFirstCallHasEnded() {
    Desks desks = Desks.consulted().tear(5, ALTERNATE).hangUp(Desks.FIRST.party(1));
    desks.heard();
    desks.order(5, ALTERNATE);
    assertThat(desks.heard()).containsExactly("7:0 OrderFailed 5: the switch does not know this leg: 7:0");
    assertThat(desks.states(Desks.SECOND)).startsWith("0 Established");
  }
}

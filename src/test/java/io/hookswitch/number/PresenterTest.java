package io.hookswitch.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Endpoint;
import io.hookswitch.directory.Group;
import io.hookswitch.number.Presentation.Country;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresenterTest {

  private static final Group AGENTS = new Group("demo", "agents", "US", 4, 5, false);

  private final PhoneNumbers numbers = new PhoneNumbers();

  @Test
  void anExternalNumberIsShownWithCountryAndRegion() {
    assertThat(numbers.clickToDial(AGENTS, "9165550104")).isInstanceOfSatisfying(Destination.Dialled.class, dialled ->
      assertThat(numbers.present(Endpoint.network(dialled.number(), dialled.digits()))).isEqualTo(
        new Presentation(
          "+19165550104",
          "(916) 555-0104",
          "9165550104",
          "9165550104",
          Optional.of(new Country("United States", "US", "1")),
          Optional.of("California")
        )
      )
    );
  }

  @Test
  void anInternalNumberIsShownAsItIs() {
    assertThat(numbers.present(Endpoint.network("15001", "15001"))).isEqualTo(
      new Presentation("", "15001", "15001", "15001", Optional.empty(), Optional.empty())
    );
  }

  @Test
  void aNumberIsWrittenAsInItsOwnCountry() {
    assertThat(numbers.present(Endpoint.network("+3212345670", "012345670"))).isEqualTo(
      new Presentation(
        "+3212345670",
        "012 34 56 70",
        "012345670",
        "012345670",
        Optional.of(new Country("Belgium", "BE", "32")),
        Optional.of("Tongeren")
      )
    );
  }

  @Test
  void aMobileNumberHasACountryAndNoRegion() {
    Presentation mobile = numbers.present(Endpoint.network("+32470123456", "+32470123456"));
    assertThat(mobile.country()).contains(new Country("Belgium", "BE", "32"));
    assertThat(mobile.location()).isEmpty();
  }

  @Test
  void aNumberOfNoCountryIsShownWithoutOne() {
    Presentation freephone = numbers.present(Endpoint.network("+80012345678", "0080012345678"));
    assertThat(freephone.e164Number()).isEqualTo("+80012345678");
    assertThat(freephone.country()).isEmpty();
    assertThat(freephone.location()).isEmpty();
  }

  @Test
  void aNumberOfNoPlanIsShownAllTheSame() {
    assertThat(numbers.present(Endpoint.network("+9991234567", "+9991234567"))).isEqualTo(
      new Presentation("+9991234567", "+9991234567", "+9991234567", "+9991234567", Optional.empty(), Optional.empty())
    );
  }

  @Test
  void theDigitsAreTheCallersAlsoWhenTheNumberIsRemembered() {
    assertThat(numbers.present(Endpoint.network("+19165550104", "9165550104")).digits()).isEqualTo("9165550104");
    assertThat(numbers.present(Endpoint.network("+19165550104", "19165550104")).digits()).isEqualTo("19165550104");
  }

  @Test
  void noMoreThanTheLatestAreRemembered() {
    Presenter presenter = new Presenter();
    for (int i = 0; i < Presenter.MOST + 5; i++) {
      presenter.present("+999" + (1_000_000 + i), "1");
    }
    assertThat(presenter.remembered()).isEqualTo(Presenter.MOST);
  }

  @Test
  void warmingUpTakesAnyCountry() {
    numbers.warmUp(AGENTS);
    numbers.warmUp(new Group("demo", "island", "BV", 2, 6, false));
    assertThat(numbers.present(Endpoint.network("+19165550104", "9165550104")).location()).contains("California");
  }
}

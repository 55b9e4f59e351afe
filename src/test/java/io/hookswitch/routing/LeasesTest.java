package io.hookswitch.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One pool of three numbers in virtual time: 60 s to dial, 30 s of quarantine. */
class LeasesTest {

  private static final List<String> POOL = List.of("+321", "+322", "+323");
  private static final Duration TTL = Duration.ofSeconds(60);
  private static final Duration QUARANTINE = Duration.ofSeconds(30);
  private static final String MOBILE = "+32470123456";

  private Leases leases = Leases.none();
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");

  private static Anchor anchor(String user, String target) {
    Endpoint from = new Endpoint(
      "+3212345670",
      "+3212345670",
      new Endpoint.Subscriber(
        new UserId("foo", user),
        "d",
        UserRole.Agent,
        TelephonyNetwork.Public,
        true,
        RecordingMode.Never
      )
    );
    return new Anchor(Set.of(MOBILE, "1001"), from, Endpoint.network(target, target));
  }

  private Optional<String> lend(Anchor anchor) {
    Optional<String> number = leases.choose(anchor, POOL, 4, now);
    number.ifPresent(lent -> leases = leases.lend(lent, anchor, now, TTL, QUARANTINE));
    return number;
  }

  private Optional<Anchor> use(String number, String caller) {
    Optional<Anchor> anchor = leases.anchor(number, caller, now);
    if (anchor.isPresent()) leases = leases.use(number, now);
    return anchor;
  }

  private void pass(long seconds) {
    now = now.plusSeconds(seconds);
  }

  @Test
  void eachWishGetsANumberOfItsOwnUntilThereAreNone() {
    assertThat(lend(anchor("a", "1"))).contains("+321");
    assertThat(lend(anchor("b", "1"))).contains("+322");
    assertThat(lend(anchor("b", "2"))).contains("+323");
    assertThat(lend(anchor("c", "1"))).isEmpty();
  }

  @Test
  void theMobileThatWasNamedDialsItOnce() {
    Anchor wish = anchor("a", "1");
    lend(wish);
    assertThat(use("+321", MOBILE)).contains(wish);
    assertThat(use("+321", MOBILE)).isEmpty();
  }

  @Test
  void everyNameOfThePhoneWillDo() {
    lend(anchor("a", "1"));
    assertThat(use("+321", "1001")).isPresent();
  }

  @Test
  void whoeverElseDialsItGetsNothingAndTakesNothingAway() {
    lend(anchor("a", "1"));
    assertThat(use("+321", "+32470999999")).isEmpty();
    assertThat(use("+321", "")).isEmpty();
    assertThat(use("+322", MOBILE)).isEmpty();
    assertThat(use("+321", MOBILE)).isPresent();
  }

  @Test
  void aNumberCanBeDialledUntilJustBeforeItsTimeIsOver() {
    lend(anchor("a", "1"));
    now = now.plus(TTL).minusNanos(1);
    assertThat(leases.anchor("+321", MOBILE, now)).isPresent();
    now = now.plusNanos(1);
    assertThat(leases.anchor("+321", MOBILE, now)).isEmpty();
  }

  @Test
  void anExpiredNumberLiesInQuarantineBeforeItIsLentAgain() {
    lend(anchor("a", "1"));
    lend(anchor("b", "1"));
    lend(anchor("c", "1"));
    pass(89);
    assertThat(lend(anchor("d", "1"))).isEmpty();
    pass(1);
    assertThat(lend(anchor("d", "1"))).contains("+321");
  }

  @Test
  void aDialledNumberLiesInQuarantineFromThenOn() {
    lend(anchor("a", "1"));
    pass(10);
    lend(anchor("b", "1"));
    lend(anchor("c", "1"));
    use("+321", MOBILE);
    pass(29);
    assertThat(lend(anchor("d", "1"))).isEmpty();
    pass(1);
    assertThat(lend(anchor("d", "1"))).contains("+321");
  }

  @Test
  void theNumberThatWasFreeLongestIsLentFirst() {
    lend(anchor("a", "1"));
    use("+321", MOBILE);
    pass(100);
    assertThat(lend(anchor("a", "1"))).contains("+322");
    use("+322", MOBILE);
    pass(100);
    assertThat(lend(anchor("a", "1"))).contains("+323");
    use("+323", MOBILE);
    pass(100);
    assertThat(lend(anchor("a", "1"))).contains("+321");
  }

  @Test
  void theSameWishAgainGetsTheSameNumberForLonger() {
    lend(anchor("a", "1"));
    pass(59);
    assertThat(lend(anchor("a", "1"))).contains("+321");
    pass(59);
    assertThat(use("+321", MOBILE)).isPresent();
    assertThat(lend(anchor("a", "1"))).contains("+322");
  }

  @Test
  void oneUserCannotHoldAllNumbers() {
    List<String> large = List.of("+321", "+322", "+323", "+324", "+325", "+326");
    for (int target = 1; target <= 4; target++) {
      Anchor wish = anchor("a", "" + target);
      String number = leases.choose(wish, large, 4, now).orElseThrow();
      leases = leases.lend(number, wish, now, TTL, QUARANTINE);
    }
    assertThat(leases.choose(anchor("a", "5"), large, 4, now)).isEmpty();
    assertThat(leases.choose(anchor("a", "4"), large, 4, now)).contains("+324");
    assertThat(leases.choose(anchor("b", "5"), large, 4, now)).contains("+325");
    pass(60);
    assertThat(leases.choose(anchor("a", "5"), large, 4, now)).contains("+325");
  }

  @Test
  void aNumberThatLeftThePoolIsNotLentButCanStillBeDialled() {
    lend(anchor("a", "1"));
    assertThat(leases.choose(anchor("b", "1"), List.of(), 4, now)).isEmpty();
    assertThat(use("+321", MOBILE)).isPresent();
  }

  @Test
  void leasesSurviveTheStore() {
    lend(anchor("a", "1"));
    lend(anchor("b", "2"));
    use("+322", MOBILE);
    assertThat(WireJson.read(WireJson.write(leases), Leases.class)).isEqualTo(leases);
  }

  @Test
  void anAnchorBelongsToAUser() {
    Endpoint network = Endpoint.network("+1", "1");
    assertThatThrownBy(() -> new Anchor(Set.of(), network, network)).hasMessageContaining("+1");
  }
}

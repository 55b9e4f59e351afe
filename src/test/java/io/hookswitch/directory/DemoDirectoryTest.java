package io.hookswitch.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The directory that is shipped, through the door. */
@ExtendWith(VertxExtension.class)
class DemoDirectoryTest {

  static final Path FILE = Path.of("config", "directory.yaml");
  private static final String AGENT1_PHONE = "631608b3-ceb1-472b-ba05-2ae39555b0d1";

  private Directory directory;

  @BeforeEach
  void load(Vertx vertx) {
    directory = YamlDirectory.load(vertx, FILE, Ownership.USUAL);
  }

  @Test
  void theAgentIsAsTheSamplePagesHaveIt() {
    User agent = user("demo", "agent1");
    assertThat(agent.role()).isEqualTo(UserRole.Agent);
    assertThat(agent.level()).isEqualTo(User.Level.EndUser);
    assertThat(agent.recording()).isEqualTo(RecordingMode.OnDemandUserStart);
    assertThat(agent.features()).containsExactlyInAnyOrder("api-voice", "api-voice-outbound", "api-voice-recording");
    assertThat(agent.devices()).containsExactly(AGENT1_PHONE);
    assertThat(agent.uid()).matches("[0-9a-f]{32}").isNotEqualTo(user("demo", "agent2").uid());
    assertThat(directory.device(AGENT1_PHONE)).contains(
      new Device(
        AGENT1_PHONE,
        agent.id(),
        "15001",
        "Desk phone of agent1",
        TelephonyNetwork.Private,
        true,
        Optional.empty()
      )
    );
    assertThat(directory.device("efe1ab32-53f9-43ce-b65e-5768c61f7d4a").map(Device::number)).contains("15002");
  }

  @Test
  void theOthersAreAsTheyShouldBe() {
    assertThat(user("demo", "agent2").recording()).isEqualTo(RecordingMode.Unassigned);
    assertThat(user("demo", "supervisor1").role()).isEqualTo(UserRole.Supervisor);
    assertThat(user("demo", "supervisor1").features()).contains("api-supervisor-monitoring");
    assertThat(user("demo", "operator1").operator()).isTrue();
    assertThat(user("demo", "operator1").devices()).isEmpty();
    assertThat(user("foo", "foouser").addressOfRecord()).isEqualTo("LP_foouser@sip.netaxis.be");
    assertThat(user("foo", "foouser").recording()).isEqualTo(RecordingMode.OnDemandUserStart);
    assertThat(user("foo", "baruser").recording()).isEqualTo(RecordingMode.Never);
    assertThat(user("foo", "baruser").number()).contains("+3212345671");
    assertThat(user("foo", "fooadmin").level().number()).isEqualTo(12);
    assertThat(directory.group("demo", "agents")).contains(new Group("demo", "agents", "US", 4, 5, false));
    assertThat(directory.tenant("demo").map(Tenant::id)).contains("4c4ebfd1-6bd8-4e4c-9d2b-2f0d7a0d6a51");
    assertThat(directory.devices()).hasSize(11);
  }

  @Test
  void someHaveMoreThanOneLocation() {
    assertThat(
      user("foo", "foouser")
        .devices()
        .stream()
        .flatMap(id -> directory.device(id).stream())
    )
      .extracting(Device::location, Device::pulls, Device::address)
      .containsExactly(
        tuple(Optional.empty(), false, Optional.empty()),
        tuple(Optional.of(Location.SharedCallAppearance), false, Optional.of("LP_foouser_home@sip.netaxis.be")),
        tuple(Optional.of(Location.Mobility), false, Optional.of("+32470123456"))
      );
    assertThat(
      user("acme", "acmeuser1")
        .devices()
        .stream()
        .flatMap(id -> directory.device(id).stream())
    )
      .extracting(Device::pulls)
      .containsExactly(false, true, false);
  }

  @Test
  void ofTheFirstPhonesOnlyTheAgentsWaitForAClient() {
    assertThat(
      directory
        .devices()
        .stream()
        .filter(device -> device.location().isEmpty())
    ).allSatisfy(device ->
      assertThat(device.answersAfter()).isEqualTo(
        device.user().tenant().equals("demo") ? Optional.empty() : Optional.of(Duration.ofMillis(500))
      )
    );
  }

  @Test
  void fooHasRoutingNumbersAndAMobileToDialThem() {
    RoutingPool pool = directory.routingPool("foo").orElseThrow();
    assertThat(pool.numbers()).hasSize(8).startsWith("+3236548290").endsWith("+3236548297");
    assertThat(pool.ttl()).isEqualTo(Duration.ofSeconds(60));
    assertThat(pool.quarantine()).isEqualTo(Duration.ofSeconds(30));
    assertThat(directory.routingPoolOf("+3236548297")).contains(pool);
    assertThat(directory.routingPoolOf("+3236548298")).isEmpty();
    assertThat(directory.routingPool("acme")).isEmpty();
    assertThat(directory.devices()).anyMatch(device -> device.number().equals("+32470123456"));
  }

  @Test
  void nobodyUnknownIsFound() {
    assertThat(directory.tenant("bar")).isEmpty();
    assertThat(directory.group("foo", "agents")).isEmpty();
    assertThat(directory.user(new UserId("acme", "foouser"))).isEmpty();
    assertThat(directory.device("631608b3")).isEmpty();
  }

  @Test
  void anExtensionLeadsToTheUserOfTheSameTenant() {
    assertThat(directory.endpointFor(group("foo", "foogroup"), "1001", "10-01").subscriber().user()).isEqualTo(
      new UserId("foo", "foouser")
    );
    assertThat(directory.endpointFor(group("acme", "acmegroup"), "1001", "1001").subscriber().user()).isEqualTo(
      new UserId("acme", "acmeuser1")
    );
    assertThat(directory.endpointFor(group("demo", "agents"), "1001", "1001")).isEqualTo(
      Endpoint.network("1001", "1001")
    );
  }

  @Test
  void aNumberLeadsToTheUserWithinTheTenantAndToTheNetworkFromAnother() {
    Endpoint inside = directory.endpointFor(group("foo", "foogroup"), "+3212345671", "012345671");
    assertThat(inside.number()).isEqualTo("+3212345671");
    assertThat(inside.digits()).isEqualTo("012345671");
    assertThat(inside.subscriber().user()).isEqualTo(new UserId("foo", "baruser"));
    assertThat(directory.endpointFor(group("acme", "acmegroup"), "+3212345671", "012345671").internal()).isFalse();
  }

  @Test
  void anEndPointCarriesWhatACallNeeds() {
    Device phone = directory.device(AGENT1_PHONE).orElseThrow();
    assertThat(directory.endpointOf(phone)).isEqualTo(
      new Endpoint(
        "15001",
        "15001",
        new Endpoint.Subscriber(
          new UserId("demo", "agent1"),
          AGENT1_PHONE,
          UserRole.Agent,
          TelephonyNetwork.Private,
          true,
          RecordingMode.OnDemandUserStart
        )
      )
    );
    assertThat(directory.endpointFor(group("demo", "agents"), "15001", "15001")).isEqualTo(directory.endpointOf(phone));
    assertThat(directory.endpointFor(group("demo", "agents"), "911", "911").emergency()).isTrue();
    assertThat(directory.endpointFor(group("foo", "foogroup"), "112", "112").emergency()).isTrue();
    assertThat(directory.endpointFor(group("foo", "foogroup"), "911", "911").emergency()).isFalse();
    assertThat(directory.endpointFor(group("demo", "agents"), "+19165550104", "9165550104").emergency()).isFalse();
  }

  private User user(String tenant, String name) {
    return directory.user(new UserId(tenant, name)).orElseThrow();
  }

  private Group group(String tenant, String name) {
    return directory.group(tenant, name).orElseThrow();
  }
}

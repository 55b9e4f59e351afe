package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.user.DeviceFacts;
import io.hookswitch.user.DeviceOperation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules about phones that ship, against the table of the fact sheet, for all facts there can be. */
class ShippedDeviceRulesTest {

  private static CompiledRules rules;

  private final FactTable capabilities = new FactTable("device-capabilities.csv", DeviceFacts.class);

  @BeforeAll
  static void load() {
    rules = Shipped.rules();
  }

  @Test
  void everyCombinationOfFactsDecidesAsTheSheetSays() {
    AtomicInteger combinations = new AtomicInteger();
    AllFacts.forEach(DeviceFacts.class, "acme", facts -> {
      combinations.incrementAndGet();
      Set<DeviceOperation> wanted = EnumSet.noneOf(DeviceOperation.class);
      capabilities.all(facts, "capabilities").forEach(cell -> wanted.addAll(operations(cell)));
      assertThat(rules.decide(facts).allowed()).as(facts.toString()).isEqualTo(wanted);
    });
    assertThat(combinations.get()).isEqualTo(1152);
  }

  @Test
  void everyOperationThatTheGatewayKnowsHowToDoIsAllowedSomewhere() {
    Set<DeviceOperation> allowed = EnumSet.noneOf(DeviceOperation.class);
    AllFacts.forEach(DeviceFacts.class, "acme", facts -> allowed.addAll(rules.decide(facts).allowed()));
    assertThat(allowed).isEqualTo(EnumSet.allOf(DeviceOperation.class));
  }

  @Test
  void rulesOfPhonesSayNothingOfCallsAndTheOtherWayRound() {
    AllFacts.forEach(DeviceFacts.class, "acme", facts ->
      assertThat(rules.decide(facts).rules()).allMatch(rule -> rule.startsWith("devices.csv:"))
    );
    CallFacts idle = idle();
    assertThat(rules.decide(idle).rules()).containsExactly("capabilities.csv:4 Dial");
  }

  private static Set<DeviceOperation> operations(String cell) {
    Set<DeviceOperation> operations = EnumSet.noneOf(DeviceOperation.class);
    Arrays.stream(cell.split(" ")).forEach(word -> {
      if (word.equals("STATES")) {
        operations.addAll(EnumSet.range(DeviceOperation.Ready, DeviceOperation.Offline));
      } else {
        operations.add(DeviceOperation.valueOf(word));
      }
    });
    return operations;
  }

  private static CallFacts idle() {
    UserId user = new UserId("acme", "ann");
    return CallFacts.idle(
      new Endpoint.Subscriber(user, "d", UserRole.Agent, TelephonyNetwork.Private, true, RecordingMode.Never),
      Circumstances.USUAL
    );
  }
}

package io.hookswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.config.AsteriskConfig;
import io.hookswitch.config.SimConfig;
import io.hookswitch.config.SipConfig;
import io.hookswitch.config.SwitchConfig;
import io.hookswitch.config.SwitchConfig.Kind;
import io.hookswitch.config.SwitchEntry;
import io.hookswitch.config.TenantSwitch;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SwitchPlanTest {

  private static final Set<String> TENANTS = Set.of("demo", "foo");

  private static SwitchEntry entry(String name, Kind kind) {
    return new SwitchEntry(name, kind, AsteriskConfig.DEFAULT, SipConfig.DEFAULT, SimConfig.DEFAULT);
  }

  private static SwitchPlan plan(List<SwitchEntry> further, TenantSwitch... tenants) {
    return SwitchPlan.of(SwitchConfig.DEFAULT.with(further, List.of(tenants)), TENANTS);
  }

  @Test
  void withoutMoreAllTenantsAreOnTheOneSwitch() {
    SwitchPlan plan = plan(List.of());
    assertThat(plan.of("demo")).isEqualTo("default");
    assertThat(plan.kind("default")).isEqualTo("sim");
  }

  @Test
  void aTenantIsOnTheSwitchThatItIsGiven() {
    SwitchPlan plan = plan(List.of(entry("pbx", Kind.ASTERISK)), new TenantSwitch("demo", "pbx"));
    assertThat(plan.of("demo")).isEqualTo("pbx");
    assertThat(plan.of("foo")).isEqualTo("default");
  }

  @Test
  void allThatCannotBeIsSaidAtOnceAndWhere() {
    List<SwitchEntry> further = List.of(
      entry("pbx", Kind.ASTERISK),
      entry("pbx", Kind.SIP),
      entry("again", Kind.ASTERISK),
      entry("more", Kind.SIM),
      entry("a b", Kind.SIP)
    );
    assertThatThrownBy(() ->
      plan(further, new TenantSwitch("bar", "pbx"), new TenantSwitch("foo", "px"), new TenantSwitch("foo", "pbx"))
    ).hasMessage(
      """
      switch.connectors[1].name: there is another switch called pbx
      switch.connectors[2].asterisk.url: pbx is the same Asterisk
      switch.connectors[3].kind: there is one simulated switch in a cluster, which is default
      switch.connectors[4].name: expected letters, digits, dot, dash, underscore, at most 64
      switch.tenants[0].tenant: the directory has no tenant bar
      switch.tenants[1].connector: there is no switch px; there are default, pbx, again, more, a b
      switch.tenants[2].tenant: foo is given a switch twice"""
    );
  }

  @Test
  void whatAConnectorSaysOfItsSettingsIsSaidOfItsEntry() {
    SwitchPlan plan = plan(List.of(entry("pbx", Kind.ASTERISK)), new TenantSwitch("demo", "pbx"));
    List<String> said = List.of(
      "switch.asterisk: expected passwordFile, or HOOKSWITCH_SWITCH_ASTERISK_PASSWORD in the environment",
      "switch.asterisk.url: expected no user in it, but in switch.asterisk.user"
    );
    assertThat(plan.inWordsOf(plan.entries().getLast(), said)).containsExactly(
      "switch.connectors[0].asterisk: expected passwordFile",
      "switch.connectors[0].asterisk.url: expected no user in it, but in switch.connectors[0].asterisk.user"
    );
    assertThat(plan.inWordsOf(plan.entries().getFirst(), said)).isEqualTo(said);
  }
}

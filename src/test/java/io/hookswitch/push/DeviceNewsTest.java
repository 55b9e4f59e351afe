package io.hookswitch.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.user.AgentState;
import io.hookswitch.user.Channel;
import io.hookswitch.user.ContactCenterSession;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceOperation;
import io.hookswitch.user.Presence;
import io.hookswitch.user.PresenceInput;
import io.hookswitch.user.PresenceMachine;
import io.hookswitch.user.Seat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviceNewsTest {

  @Test
  void newsOfPhonesSurviveTheStore() {
    Instant at = Instant.parse("2026-05-04T10:00:00.123456Z");
    UserId user = new UserId("acme", "ann");
    DeviceDecision decision = new DeviceDecision(
      Set.of(DeviceOperation.StartContactCenterSession, DeviceOperation.DoNotDisturbOff),
      List.of("a", "b")
    );
    ContactCenterSession session = new ContactCenterSession("desk", Set.of(Channel.Voice), "", "");
    Presence presence = PresenceMachine.step(
      new Seat(user, UserRole.Agent, List.of("desk")),
      Presence.unknown(user),
      decision,
      new PresenceInput.StartSession(session, AgentState.AUX_WORK),
      at
    ).next();
    StreamEvent news = new StreamEvent.DeviceNews(presence, Map.of("desk", decision), Set.of("desk"), true, at);
    assertThat(StreamEvent.of(news.json())).isEqualTo(news);
  }
}

package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.UserId;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever was found on a call is not looked for again, unless it is not there any more. */
final class LastSeenTest {

  private static final String HOLD = "{\"operationName\":\"Hold\"}";

  private Desk desk;
  private User agent;
  private User colleague;
  private CallId call;

  @BeforeEach
  void talk() {
    desk = new Desk();
    agent = desk.book.add("agent1@demo", Desk.FIRST_DEVICE, "15001", RecordingMode.Unassigned, PhoneBook.ALL);
    colleague = desk.book.add("agent2@demo", Desk.SECOND_DEVICE, "15002", RecordingMode.Unassigned, PhoneBook.ALL);
    desk.book.add(
      "agent3@demo",
      "0e2f1ad0-4b5e-4c1a-9c0c-2f5b0f5b7a11",
      "15003",
      RecordingMode.Unassigned,
      PhoneBook.ALL
    );
    call = desk.established(agent, "15002");
    desk.board.lists = 0;
  }

  private Answer look(User user, CallId which) {
    return desk.get(user, "genesysGetCall", Map.of("id", GenesysIds.callUuid(which)), Map.of());
  }

  private void hangsUp(CallId which) {
    for (int party : new int[] { 0, 1 })
      desk.board.tell(new SwitchEvent.Released(which.party(party), desk.board.event(), ReleaseCause.Hangup));
  }

  @Test
  void theListIsAskedOnce() {
    for (int time = 0; time < 3; time++) assertThat(look(agent, call).status()).isEqualTo(200);
    assertThat(desk.operate(agent, call, HOLD).status()).isEqualTo(200);
    assertThat(desk.board.lists).isEqualTo(1);
  }

  @Test
  void nobodyGetsAtACallBecauseSomebodyElseHasLookedAtIt() {
    User stranger = desk.book.user(new UserId("demo", "agent3")).orElseThrow();
    assertThat(look(agent, call).status()).isEqualTo(200);
    assertThat(look(stranger, call).status()).isEqualTo(404);
    assertThat(desk.operate(stranger, call, HOLD).status()).isEqualTo(404);
    assertThat(desk.board.calls.get(call).party(0).orElseThrow().state()).isEqualTo(PartyState.Established);
  }

  @Test
  void whoeverHasLeftIsNotThereAnyMore() {
    assertThat(look(agent, call).status()).isEqualTo(200);
    assertThat(look(colleague, call).status()).isEqualTo(200);
    hangsUp(call);
    assertThat(look(agent, call).status()).isEqualTo(404);
    assertThat(desk.operate(colleague, call, HOLD).status()).isEqualTo(404);
  }

  @Test
  void aCallThatWentIntoAnotherIsFoundThere() {
    assertThat(look(agent, call).status()).isEqualTo(200);
    CallId other = desk.established(agent, "15003");
    hangsUp(call);
    desk.board.known.put(other, call.party(0));
    assertThat(look(agent, call).body().encode()).contains("15003");
    Answer held = desk.operate(agent, call, HOLD);
    assertThat(held.status()).as("%s", held.body()).isEqualTo(200);
    assertThat(desk.board.calls.get(other).orders()).isNotEmpty();
  }
}

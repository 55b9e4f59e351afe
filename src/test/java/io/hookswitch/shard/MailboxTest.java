package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.UserId;
import io.hookswitch.user.UserInput;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.UserAsk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** So many wait, and no more, but for those who cannot come back. */
class MailboxTest {

  private static final CallId CALL = new CallId(4711);

  private final Mailbox mailbox = new Mailbox(2);
  private final List<String> told = new ArrayList<>();

  private final Asker asker = new Asker() {
    @Override
    public void reply(Object answer) {
      told.add("reply " + answer);
    }

    @Override
    public void fail(int code, String why) {
      told.add("fail " + code + " " + why);
    }
  };

  private static Ask ask(CallInput input, boolean urgent) {
    return new Ask(CALL, "foo", 0, input, Ask.Until.ACCEPTED, Instant.MAX, urgent, "c");
  }

  private static Ask hold() {
    return ask(new Command.Hold(CALL.party(0)), false);
  }

  private void fill() {
    mailbox.enter(hold(), asker);
    mailbox.enter(ask(null, false), asker);
  }

  @Test
  void aboveTheBoundCommandsAndLooksAreRefused() {
    fill();
    assertThat(mailbox.enter(hold(), asker)).isEmpty();
    assertThat(mailbox.enter(ask(null, false), asker)).isEmpty();
    assertThat(mailbox.waiting()).isEqualTo(2);
    assertThat(mailbox.refused()).isEqualTo(2);
    assertThat(told).isEmpty();
  }

  @Test
  void urgentAsksFactsAndAppendsAreTakenAndCounted() {
    fill();
    assertThat(mailbox.enter(ask(new Command.Hangup(CALL.party(0)), true), asker)).isPresent();
    assertThat(mailbox.enter(ask(null, true), asker)).isPresent();
    assertThat(mailbox.enter(ask(new SwitchEvent.Held(CALL.party(0), 1), false), asker)).isPresent();
    UserId user = new UserId("foo", "anna");
    UserInput append = new UserInput.Happened(1, "{}", null);
    assertThat(mailbox.enter(new UserAsk(user, append, 0, 0, Instant.MAX), asker)).isPresent();
    assertThat(mailbox.enter(new UserAsk(user, null, 0, 0, Instant.MAX), asker)).isEmpty();
    assertThat(mailbox.waiting()).isEqualTo(6);
    assertThat(mailbox.most()).isEqualTo(6);
  }

  @Test
  void factsAreTakenInUntilThereAreManyTimesMoreThanTheBound() {
    SwitchEvent fact = new SwitchEvent.Held(CALL.party(0), 1);
    for (int i = 1; i < 16; i++) assertThat(mailbox.enter(ask(fact, false), asker))
      .as("%d", i)
      .isPresent();
    assertThat(mailbox.enter(ask(fact, false), asker)).isEmpty();
    assertThat(mailbox.waiting()).isEqualTo(15);
    assertThat(mailbox.refused()).isEqualTo(1);
    assertThat(mailbox.enter(ask(new Command.Hangup(CALL.party(0)), true), asker)).isPresent();
  }

  @Test
  void whoIsToldMakesRoomOnce() {
    Asker first = mailbox.enter(hold(), asker).orElseThrow();
    mailbox.enter(hold(), asker);
    first.reply("done");
    first.fail(Undelivered.NOT_HERE, "again");
    assertThat(mailbox.waiting()).isEqualTo(1);
    assertThat(told).containsExactly("reply done", "fail 1 again");
    assertThat(mailbox.enter(hold(), asker)).isPresent();
  }
}

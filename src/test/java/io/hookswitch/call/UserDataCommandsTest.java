package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.step;
import static io.hookswitch.call.Scene.tell;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserDataCommandsTest {

  private final Scene scene = Scene.talking();

  @Test
  void attachAddsAndTellsEverybodyAtOnce() {
    Call before = scene.call;
    Step step = scene.ask(new Command.AttachUserData(ALICE, Map.of("case", 42)));
    assertThat(step).isEqualTo(
      step(
        before.withUserData(List.of(new UserDatum("case", 42))).next(),
        tell(ALICE, News.UserData),
        tell(BOB, News.UserData)
      )
    );
  }

  @Test
  void attachNeverReplaces() {
    scene.ask(new Command.AttachUserData(ALICE, Map.of("case", 42)));
    scene.ask(new Command.AttachUserData(BOB, Map.of("case", 43)));
    assertThat(scene.call.userData()).containsExactly(new UserDatum("case", 42), new UserDatum("case", 43));
  }

  @Test
  void updateReplacesAllPairsWithTheKey() {
    scene.ask(new Command.AttachUserData(ALICE, Map.of("case", 42)));
    scene.ask(new Command.AttachUserData(ALICE, Map.of("case", 43)));
    scene.ask(new Command.AttachUserData(ALICE, Map.of("name", "Kim")));
    scene.ask(new Command.UpdateUserData(ALICE, Map.of("case", 44)));
    assertThat(scene.call.userData()).containsExactly(new UserDatum("name", "Kim"), new UserDatum("case", 44));
  }

  @Test
  void aPairOrAllPairsCanBeDeleted() {
    scene.ask(new Command.AttachUserData(ALICE, Map.of("case", 42)));
    scene.ask(new Command.AttachUserData(ALICE, Map.of("name", "Kim")));
    scene.ask(new Command.DeleteUserDataPair(ALICE, "case"));
    assertThat(scene.call.userData()).containsExactly(new UserDatum("name", "Kim"));
    scene.ask(new Command.DeleteUserData(BOB));
    assertThat(scene.call.userData()).isEmpty();
  }

  @Test
  void dispositionIsAPairThatIsReplaced() {
    scene.ask(new Command.SetDisposition(ALICE, "disposition", "no sale"));
    scene.ask(new Command.SetDisposition(ALICE, "disposition", "sold"));
    assertThat(scene.call.userData()).containsExactly(new UserDatum("disposition", "sold"));
  }

  @Test
  void aClientHearsOfItsCommandEvenWhenNothingIsDifferent() {
    Call before = scene.call;
    Step step = scene.ask(new Command.DeleteUserDataPair(ALICE, "unknown"));
    assertThat(step.next()).isSameAs(before);
    assertThat(step.effects()).containsExactly(tell(ALICE, News.UserData), tell(BOB, News.UserData));
  }
}

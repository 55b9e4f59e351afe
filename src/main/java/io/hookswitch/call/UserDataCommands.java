package io.hookswitch.call;

import io.hookswitch.call.Effect.News;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Attached data: kept by the gateway with the call, so these come true at once. */
final class UserDataCommands {

  private UserDataCommands() {}

  static Step attach(Draft draft, Map<String, Object> added) {
    List<UserDatum> next = new ArrayList<>(draft.call().userData());
    added.forEach((key, value) -> next.add(new UserDatum(key, value)));
    return changed(draft, next);
  }

  static Step update(Draft draft, Map<String, Object> replaced) {
    List<UserDatum> next = new ArrayList<>(without(draft.call().userData(), replaced.keySet()));
    replaced.forEach((key, value) -> next.add(new UserDatum(key, value)));
    return changed(draft, next);
  }

  static Step set(Draft draft, String key, String value) {
    return update(draft, Map.of(key, value));
  }

  static Step deleteAll(Draft draft) {
    return changed(draft, List.of());
  }

  static Step delete(Draft draft, String key) {
    return changed(draft, without(draft.call().userData(), List.of(key)));
  }

  static List<UserDatum> without(List<UserDatum> pairs, Collection<String> keys) {
    return pairs
      .stream()
      .filter(pair -> !keys.contains(pair.key()))
      .toList();
  }

  /** Also told when nothing is different: a client waits for the news of its own command. */
  private static Step changed(Draft draft, List<UserDatum> next) {
    return draft.userData(next).tellAll(News.UserData).done();
  }
}

package io.hookswitch.wire;

import io.hookswitch.call.Call;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Refusal;

/**
 * The owner's answer to an {@link Ask}.
 *
 * @param call as it is now, also with a refusal; {@code null} when there is none that the asker may know of
 * @param decision what the asking party may do now
 * @param refusal why the command was not accepted, {@code null} when it was
 * @param failure what the switch said when it failed an accepted command, {@code null} when it did not
 * @param replayed whether the command had been here before under its name, and this is what became of it then
 */
public record Reply(Call call, Decision decision, Refusal refusal, String failure, boolean replayed) {
  public Reply(Call call, Decision decision, Refusal refusal, String failure) {
    this(call, decision, refusal, failure, false);
  }
}

package io.hookswitch.user;

import java.util.List;

/**
 * What an input leads to.
 *
 * @param next the state afterwards
 * @param offset of the appended event, 0 when nothing was appended
 * @param effects what the shell has to do, in order
 */
public record UserStep(UserState next, long offset, List<UserEffect> effects) {
  public UserStep {
    effects = List.copyOf(effects);
  }
}

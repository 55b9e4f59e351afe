package io.hookswitch.south.sip;

import io.hookswitch.call.ReleaseCause;

/** What lines tell, as turns. */
final class Telling implements LineEvents {

  private Switchboard board;
  private Transfers transfers;

  /** Lines know of it before those who listen are made. */
  void to(Switchboard calls, Transfers wishes) {
    board = calls;
    transfers = wishes;
  }

  @Override
  public void ringing(String line, boolean talks, boolean early) {
    board.turn(turn -> Facts.ringing(turn, line, talks, early));
  }

  @Override
  public void answered(String line) {
    board.turn(turn -> Facts.answered(turn, line));
  }

  @Override
  public void failed(String line, ReleaseCause cause) {
    board.turn(turn -> Facts.failed(turn, line, cause));
  }

  @Override
  public void ended(String line, ReleaseCause cause) {
    board.turn(turn -> Facts.ended(turn, line, cause));
  }

  @Override
  public void held(String line) {
    board.turn(turn -> Facts.held(turn, line));
  }

  @Override
  public void retrieved(String line) {
    board.turn(turn -> Facts.retrieved(turn, line));
  }

  @Override
  public void pressed(String line, char key) {
    board.turn(turn -> Facts.pressed(turn, line, key));
  }

  @Override
  public void referred(String line, ReferTo to) {
    transfers.asked(line, to);
  }
}

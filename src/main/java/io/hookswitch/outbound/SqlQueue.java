package io.hookswitch.outbound;

import io.hookswitch.database.Database;
import io.hookswitch.outbound.ChainState.Held;
import io.hookswitch.outbound.ChainState.Turn;
import io.hookswitch.outbound.ChainState.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of a list whose chains are in the database: what {@link CallQueue} does in memory, in the same order, decided by
 * the same {@link OutboundMachine}. The list's row is locked from the beginning to the commit, so whatever two nodes do at
 * once, they do it one after the other.
 */
final class SqlQueue implements Database.Work<QueueAnswer> {

  /** As in {@link CallQueue}: the rest is left to the next inputs. */
  private static final int MOST_LOST = 100;

  private final int list;
  private final QueueInput input;

  SqlQueue(int list, QueueInput input) {
    this.list = list;
    this.input = input;
  }

  @Override
  public QueueAnswer in(Connection connection) throws SQLException {
    Optional<ListRow> row = ListRow.locked(connection, list);
    if (row.isEmpty()) return QueueAnswer.none(Outcome.UNKNOWN);
    return new Step(new ChainRows(connection, list), row.get(), connection).take(input);
  }

  /** With the list locked. */
  private record Step(ChainRows chains, ListRow list, Connection connection) {
    QueueAnswer take(QueueInput input) throws SQLException {
      for (ChainRow held : chains.runOut(input.now(), MOST_LOST)) put(held, new ChainInput.Lost(input.now()));
      return switch (input) {
        case QueueInput.Resume resume -> resume(resume.user(), resume.now(), resume.until());
        case QueueInput.Next next -> next(next);
        case QueueInput.Look look -> QueueAnswer.seen(look(look));
        case QueueInput.Withhold withhold -> withhold(withhold);
        case QueueInput.Ask ask -> ask(chains.find(ask.chain()), ask.chain(), ask.wish());
        case QueueInput.Release release -> release(release);
        case QueueInput.Reserve reserve -> reserve();
        case QueueInput.Enter enter -> enter(enter);
        case QueueInput.Join join -> join(join.chain());
      };
    }

    private QueueAnswer resume(String user, long now, long until) throws SQLException {
      Optional<ChainRow> mine = mine(user, now);
      if (mine.isEmpty()) return QueueAnswer.none(Outcome.NONE);
      return ask(mine, mine.get().chain(), new ChainInput.Keep(user, now, until));
    }

    /** A hold that has run out and was left alone so far ends now: an agent has one at most. */
    private Optional<ChainRow> mine(String user, long now) throws SQLException {
      Optional<ChainRow> mine = chains.heldBy(user);
      if (mine.isEmpty() || !(mine.get().state().orElseThrow() instanceof Held held) || held.until() > now) return mine;
      put(mine.get(), new ChainInput.Lost(now));
      return Optional.empty();
    }

    private QueueAnswer next(QueueInput.Next next) throws SQLException {
      QueueAnswer mine = resume(next.user(), next.now(), next.until());
      if (mine.outcome() == Outcome.DONE) return mine;
      List<ChainRow> picked = chains.ready(next.user(), next.now(), 1);
      if (picked.isEmpty()) return QueueAnswer.none(chains.soonest(next.user()));
      ChainRow first = picked.getFirst();
      Waiting before = (Waiting) first.standing(next.now()).orElseThrow();
      return put(first.as(before), new ChainInput.Hand(next.user(), next.now(), next.until())).after(before);
    }

    private List<Integer> look(QueueInput.Look look) throws SQLException {
      return chains.ready(look.user(), look.now(), look.most()).stream().map(ChainRow::chain).toList();
    }

    private QueueAnswer withhold(QueueInput.Withhold withhold) throws SQLException {
      List<ChainRow> moved = new ArrayList<>();
      for (QueueInput.Later later : withhold.later()) {
        ChainState now = chains
          .find(later.chain())
          .flatMap(row -> row.standing(withhold.now()))
          .orElse(null);
        if (!(now instanceof Waiting waiting) || waiting.due() > withhold.now()) continue;
        moved.add(
          later.due() == QueueInput.Later.NEVER
            ? ChainRow.done(later.chain(), waiting.attempts())
            : ChainRow.of(later.chain(), new Waiting(later.due(), waiting.turn(), waiting.only(), waiting.attempts()))
        );
      }
      chains.update(moved, withhold.now());
      return QueueAnswer.none(Outcome.DONE);
    }

    private QueueAnswer ask(Optional<ChainRow> row, int chain, ChainInput.Wish wish) throws SQLException {
      boolean touched = row.flatMap(ChainRow::state).isPresent();
      return touched ? put(row.get(), wish) : new QueueAnswer(Outcome.NOT_HELD, chain, 0);
    }

    private QueueAnswer put(ChainRow row, ChainInput input) throws SQLException {
      ChainState before = row.state().orElseThrow();
      ChainStep step = OutboundMachine.step(before, input);
      int attempts = step.next().orElse(before).attempts();
      if (step.outcome() == Outcome.DONE) {
        ChainRow next = step
          .next()
          .map(state -> ChainRow.of(row.chain(), state))
          .orElseGet(() -> ChainRow.done(row.chain(), attempts));
        chains.update(List.of(next), input.now());
        attempt(row.chain(), attempts, input);
      }
      return new QueueAnswer(step.outcome(), row.chain(), attempts);
    }

    private void attempt(int chain, int number, ChainInput input) throws SQLException {
      switch (input) {
        case ChainInput.Dial dial -> chains.attempt(chain, number, dial.user(), "DIALLED", dial.now());
        case ChainInput.Reject reject -> chains.attempt(chain, number, reject.user(), "REJECTED", reject.now());
        default -> {
          // Nobody has tried anything.
        }
      }
    }

    private QueueAnswer release(QueueInput.Release release) throws SQLException {
      Optional<ChainRow> mine = chains.heldBy(release.user());
      if (mine.isEmpty()) return QueueAnswer.none(Outcome.NONE);
      return put(mine.get(), new ChainInput.Lost(release.now()));
    }

    private QueueAnswer reserve() throws SQLException {
      if (list.records() >= CallQueue.CAPACITY || list.chains() >= Handle.CHAINS) return QueueAnswer.none(Outcome.FULL);
      list.grow(connection, 1);
      return new QueueAnswer(Outcome.DONE, list.chains() + 1, 0);
    }

    private QueueAnswer enter(QueueInput.Enter enter) throws SQLException {
      // A repeated input finds the chain as it has become meanwhile.
      if (chains.find(enter.chain()).isEmpty()) {
        chains.insert(List.of(ChainRow.of(enter.chain(), new Waiting(enter.now(), Turn.LAST, null, 0))));
      }
      return new QueueAnswer(Outcome.DONE, enter.chain(), 0);
    }

    private QueueAnswer join(int chain) throws SQLException {
      if (chain < 1 || chain > list.chains()) return QueueAnswer.none(Outcome.UNKNOWN);
      Optional<ChainState> state = chains.find(chain).flatMap(row -> row.standing(0));
      if (state.isEmpty()) return QueueAnswer.none(Outcome.FINISHED);
      if (list.records() >= CallQueue.CAPACITY) return QueueAnswer.none(Outcome.FULL);
      list.grow(connection, 0);
      return new QueueAnswer(Outcome.DONE, chain, state.get().attempts());
    }
  }
}

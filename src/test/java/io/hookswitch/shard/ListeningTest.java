package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.UserId;
import io.hookswitch.push.Streams.Ear;
import io.hookswitch.push.Streams.Position;
import io.hookswitch.push.Streams.Streamed;
import io.hookswitch.user.KeptEvent;
import io.hookswitch.wire.StreamNews;
import io.hookswitch.wire.UserReply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is asked for what may have been missed, and what comes of it. */
class ListeningTest {

  private static final UserId ANNA = new UserId("foo", "anna");
  private static final UserId BOB = new UserId("foo", "bob");

  private final Vertx vertx = Vertx.vertx();
  private final List<UserId> asked = new ArrayList<>();
  private final Queue<Future<UserReply>> answers = new ArrayDeque<>();
  private final Set<UserId> followed = new HashSet<>();
  private final List<Streamed> heard = new ArrayList<>();
  private final Listening listening = new Listening(vertx, (user, epoch, after) -> {
    asked.add(user);
    return answers.isEmpty() ? Promise.<UserReply>promise().future() : answers.poll();
  });

  @BeforeEach
  void listens() {
    listening.add(
      new Ear() {
        @Override
        public boolean follows(UserId user) {
          return followed.contains(user);
        }

        @Override
        public void hear(Streamed event) {
          heard.add(event);
        }
      }
    );
  }

  @AfterEach
  void ends() {
    vertx.close().await();
  }

  /** Of all the users of a cluster a node has a few: it would ask for all of them whenever a node is lost. */
  @Test
  void whomNobodyHereFollowsIsNotAskedFor() {
    followed.add(ANNA);
    listening.hear(news(ANNA, 1));
    listening.hear(news(BOB, 1));
    listening.doubt();
    assertThat(asked).containsExactly(ANNA);
    assertThat(heard).extracting(Streamed::user).containsExactly(ANNA);
  }

  @Test
  void whoIsNotFollowedAnyMoreIsForgotten() {
    followed.add(ANNA);
    listening.hear(news(ANNA, 1));
    followed.clear();
    listening.hear(news(ANNA, 2));
    followed.add(ANNA);
    // Whoever comes back says where it begins, and hears from there.
    listening.begin(ANNA, new UserReply(7, 3, true, List.of()));
    listening.hear(news(ANNA, 4));
    assertThat(asked).isEmpty();
    assertThat(heard).extracting(Streamed::at).containsExactly(new Position(7, 1), new Position(7, 4));
  }

  @Test
  void aPlaceOfSomebodyWhomNobodyFollowsIsNotKept() {
    listening.begin(BOB, new UserReply(7, 3, true, List.of()));
    followed.add(BOB);
    listening.doubt();
    assertThat(asked).isEmpty();
  }

  @Test
  void whatWasMissedIsHeardBeforeWhatCameLater() {
    followed.add(ANNA);
    listening.hear(news(ANNA, 1));
    answers.add(Future.succeededFuture(new UserReply(7, 3, true, List.of(event(2), event(3)))));
    listening.hear(news(ANNA, 3));
    assertThat(asked).containsExactly(ANNA);
    assertThat(heard)
      .extracting(one -> one.at().offset())
      .containsExactly(1L, 2L, 3L);
  }

  private static KeptEvent event(long offset) {
    return new KeptEvent(7, offset, offset, Instant.EPOCH, Follower.event((int) offset).json(), null);
  }

  private static StreamNews news(UserId user, long offset) {
    return new StreamNews(user, event(offset));
  }
}

package io.hookswitch.push;

import io.hookswitch.call.Endpoint;
import io.hookswitch.wire.Notice;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds notices to the streams of the users they are for. Thread-safe; the order of one call's notices is kept. */
public final class StreamNotifier implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(StreamNotifier.class);

  private final Streams streams;
  private final AtomicLong lost = new AtomicLong();

  public StreamNotifier(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void publish(Notice notice) {
    Endpoint.Subscriber subscriber = notice.call().party(notice.party()).orElseThrow().endpoint().subscriber();
    streams
      .append(subscriber.user(), new StreamEvent.CallNews(notice))
      // The stream itself tells its readers that something is missing.
      .onFailure(why ->
        LOG.warn(
          "news of call {} did not get into the stream of {} ({} lost since the start): {}",
          notice.call().id(),
          subscriber.user(),
          lost.incrementAndGet(),
          why.getMessage()
        )
      );
  }
}

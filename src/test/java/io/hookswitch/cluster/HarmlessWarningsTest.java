package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the configuration that a node has, as Hazelcast's own loggers use it. */
class HarmlessWarningsTest {

  private static final String MIGRATION = "com.hazelcast.internal.partition.operation.MigrationRequestOperation";
  private static final String INVOCATION = "com.hazelcast.spi.impl.operationservice.impl.Invocation";

  private final LoggerContext logging = new LoggerContext();
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();

  @BeforeEach
  void configure() throws Exception {
    URL file = Thread.currentThread().getContextClassLoader().getResource("logback.xml");
    JoranConfigurator reader = new JoranConfigurator();
    reader.setContext(logging);
    reader.doConfigure(file);
    told.setContext(logging);
    told.start();
    Logger root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(told);
  }

  private List<String> heard() {
    return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void whatIsPartOfComingAndGoingIsNotTold() {
    logging
      .getLogger(MIGRATION)
      .warn(
        "Failure while executing MigrationInfo{}",
        new IllegalStateException(
          "Migration operation is received before startup is completed. Sender: [127.0.0.1]:15702"
        )
      );
    String late = "Future.complete(Object) on completed future. Request: Invocation{}, current value: Packet{}";
    logging.getLogger(INVOCATION).warn(late, new Exception(late));
    assertThat(heard()).isEmpty();
  }

  @Test
  void anythingElseOfTheSamePlacesIs() {
    logging.getLogger(MIGRATION).warn("one", new IllegalStateException("the partition is lost"));
    logging.getLogger(MIGRATION).warn("two", new IllegalStateException());
    logging.getLogger(INVOCATION).warn("three");
    logging
      .getLogger("io.hookswitch.cluster.Copies")
      .warn("four", new Exception("Migration operation is received before startup is completed"));
    logging.getLogger(INVOCATION).error("five", new Exception("Future.complete(Object) on completed future"));
    assertThat(heard()).containsExactly("one", "two", "three", "four", "five");
  }
}

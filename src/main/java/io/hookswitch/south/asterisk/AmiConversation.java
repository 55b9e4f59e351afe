package io.hookswitch.south.asterisk;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.HashMap;
import java.util.Map;

/** One line to Asterisk's manager interface: a question, its answer, the next question. */
final class AmiConversation {

  private static final int LARGEST = 16_384;
  private static final int LONGEST_WORDS = 200;

  private final NetSocket line;
  private Promise<Answer> awaited = Promise.promise();

  /** What Asterisk says to one question. */
  record Answer(Map<String, String> fields) {
    boolean good() {
      return "Success".equals(fields.get("Response"));
    }

    /** Why not, in Asterisk's words. */
    String words() {
      String message = fields.getOrDefault("Message", "no reason given");
      return message.substring(0, Math.min(message.length(), LONGEST_WORDS));
    }

    String challenge() {
      return fields.getOrDefault("Challenge", "");
    }
  }

  AmiConversation(NetSocket line) {
    this.line = line;
    RecordParser blocks = RecordParser.newDelimited("\r\n\r\n", line).maxRecordSize(LARGEST);
    blocks.handler(this::take);
    blocks.exceptionHandler(this::broken);
    line.closeHandler(closed -> broken(new IllegalStateException("Asterisk's manager interface has hung up")));
  }

  /** To be asked when the last answer is there. */
  Future<Answer> ask(String action, String... fields) {
    awaited = Promise.promise();
    StringBuilder text = new StringBuilder("Action: ").append(action).append("\r\n");
    for (String field : fields) {
      if (field.indexOf('\r') >= 0 || field.indexOf('\n') >= 0) {
        return Future.failedFuture(new IllegalArgumentException("no line may end within a field of " + action));
      }
      text.append(field).append("\r\n");
    }
    Promise<Answer> answer = awaited;
    return line.write(text.append("\r\n").toString()).compose(sent -> answer.future());
  }

  /** Whatever is no answer is an event, and not of interest. */
  private void take(Buffer block) {
    Map<String, String> fields = new HashMap<>();
    for (String row : block.toString().split("\r\n")) {
      int colon = row.indexOf(": ");
      if (colon > 0) fields.put(row.substring(0, colon), row.substring(colon + 2));
    }
    if (fields.containsKey("Response")) awaited.tryComplete(new Answer(fields));
  }

  private void broken(Throwable why) {
    awaited.tryFail(why);
  }

  Future<Void> close() {
    return line.close();
  }
}

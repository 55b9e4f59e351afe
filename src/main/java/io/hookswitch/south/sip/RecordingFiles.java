package io.hookswitch.south.sip;

import io.hookswitch.call.PartyId;
import io.hookswitch.south.RecordingFile;
import io.hookswitch.south.sip.Shelf.Piece;
import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.Format;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What was recorded, on whichever node: each is asked for its own folder. Files of a leg are counted in the order in which they were
 * finished; those of a node that is not there are not counted. On any event loop.
 */
final class RecordingFiles {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String DOES = "does";
  private static final String READ = "read";
  private static final String LIST = "list";
  private static final String FORGET = "forget";
  private static final String LEG = "leg";
  private static final int FAILED = 1;

  private final Vertx vertx;
  private final Peers peers;
  private final Shelf shelf;
  private MessageConsumer<JsonObject> questions;

  RecordingFiles(Vertx vertx, Peers peers, Shelf shelf) {
    this.vertx = vertx;
    this.peers = peers;
    this.shelf = shelf;
  }

  /** A file and who has it. */
  private record Held(String node, Piece piece) {}

  /** Done when other nodes can ask this one. */
  Future<Void> start() {
    questions = vertx.eventBus().consumer(Addresses.recordings(peers.self()), this::asked);
    return questions.completion();
  }

  Future<Void> close() {
    return questions == null ? Future.succeededFuture() : questions.unregister();
  }

  private void asked(Message<JsonObject> question) {
    JsonObject body = question.body();
    Format.check(body.toBuffer().getBytes(), "a question about recordings");
    Future<?> answer = switch (question.headers().get(DOES)) {
      case READ -> shelf.read(
        body.getString("name"),
        body.getLong("from"),
        Math.min(body.getInteger("most"), Pieces.EACH)
      );
      case FORGET -> shelf.forget(PartyId.parse(body.getString(LEG)));
      default -> shelf.of(PartyId.parse(body.getString(LEG))).map(RecordingFiles::written);
    };
    answer.onSuccess(question::reply).onFailure(why -> question.fail(FAILED, why.toString()));
  }

  private static JsonArray written(List<Piece> pieces) {
    return new JsonArray(Buffer.buffer(SipJson.writeAll(pieces)));
  }

  Future<Integer> count(PartyId leg) {
    return all(leg).map(List::size);
  }

  /** @param take 1 for the first one */
  Future<Optional<RecordingFile>> file(PartyId leg, int take) {
    return all(leg).map(files ->
      take < 1 || take > files.size() ? Optional.empty() : Optional.of(file(files.get(take - 1)))
    );
  }

  private RecordingFile file(Held held) {
    Piece piece = held.piece();
    Pieces bytes = new Pieces(vertx.getOrCreateContext(), piece.sizeBytes(), from ->
      this.<Buffer>ask(
        held.node(),
        READ,
        question().put("name", piece.name()).put("from", from).put("most", Pieces.EACH)
      )
    );
    return new RecordingFile(OptionalLong.of(piece.sizeBytes()), bytes, bytes::abandon);
  }

  /** Failed when a node does not say that it has none any more; who is not a member is not asked. */
  Future<Void> forget(PartyId leg) {
    return Future.join(
      peers
        .members()
        .stream()
        .map(node -> ask(node, FORGET, about(leg)))
        .toList()
    ).mapEmpty();
  }

  private static JsonObject about(PartyId leg) {
    return question().put(LEG, leg.toString());
  }

  private static JsonObject question() {
    return new JsonObject().put("v", Format.CURRENT);
  }

  private <T> Future<T> ask(String node, String does, JsonObject body) {
    DeliveryOptions options = new DeliveryOptions().addHeader(DOES, does).setSendTimeout(PATIENCE.toMillis());
    return vertx.eventBus().<T>request(Addresses.recordings(node), body, options).map(Message::body);
  }

  /** Failed when a node does not say what it has: files would have other numbers. */
  private Future<List<Held>> all(PartyId leg) {
    JsonObject question = about(leg);
    Map<String, Future<JsonArray>> answers = new HashMap<>();
    peers.members().forEach(node -> answers.put(node, ask(node, LIST, question)));
    return Future.all(List.copyOf(answers.values())).map(done -> {
      List<Held> files = new ArrayList<>();
      answers.forEach((node, answer) -> {
        SipJson.readAll(answer.result().toBuffer().getBytes(), Piece.class).forEach(piece ->
          files.add(new Held(node, piece))
        );
      });
      return complete(files);
    });
  }

  /** Nodes may have one folder between them; whoever writes a file knows that it grows. */
  private static List<Held> complete(List<Held> files) {
    Set<String> known = new HashSet<>();
    files
      .stream()
      .filter(held -> held.piece().growing())
      .forEach(held -> known.add(held.piece().name()));
    return files
      .stream()
      .sorted(Comparator.comparing((Held held) -> held.piece().at()).thenComparing(held -> held.piece().name()))
      .filter(held -> known.add(held.piece().name()))
      .toList();
  }
}

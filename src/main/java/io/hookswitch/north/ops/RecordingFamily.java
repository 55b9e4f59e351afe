package io.hookswitch.north.ops;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Download;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.records.CallRecord;
import io.hookswitch.records.PartyRecord;
import io.hookswitch.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ops/calls/{call}/recordings}: what was said on a call, for those few who may hear it. */
public final class RecordingFamily implements OpsFamily {

  private static final Logger LOG = LoggerFactory.getLogger(RecordingFamily.class);

  /** What a login needs beside being an operator's; nobody has it who was not given it. */
  static final String FEATURE = "ops-recordings";
  /** Files that one node sends at the same time. */
  static final int MOST_DOWNLOADS = 16;

  private final Records records;
  private final Recordings recordings;
  private final AtomicInteger downloads = new AtomicInteger();

  /** The switch's files. */
  public interface Recordings {
    /** How many there are of a leg. */
    Future<Integer> count(PartyId leg);

    /**
     * @param take 1 for the first one of the leg
     * @return empty when there is none
     */
    Future<Optional<Download>> file(PartyId leg, int take);
  }

  public RecordingFamily(Records records, Recordings recordings) {
    this.records = records;
    this.recordings = recordings;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of("opsListRecordings", this::list, "opsGetRecording", this::file);
  }

  private static void mayHear(Request request) {
    if (request.who().user().features().contains(FEATURE)) return;
    throw Problem.of(
      Problem.Kind.FORBIDDEN,
      "This login may not hear recordings: it lacks the feature " + FEATURE
    ).refused();
  }

  private Future<Answer> list(Request request) {
    mayHear(request);
    CallId call = RecordRequests.call(request);
    return records
      .history(call, Records.Place.START, 1)
      .compose(found ->
        found
          .map(history -> list(history.call().record()))
          .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, "call: nothing is remembered of it.").refused())
      );
  }

  private Future<Answer> list(CallRecord call) {
    JsonArray list = new JsonArray();
    Future<Void> all = Future.succeededFuture();
    for (PartyRecord party : call.parties()) {
      if (party.recorded().isEmpty()) continue;
      all = all
        .compose(done -> recordings.count(call.id().party(party.party())))
        .onSuccess(takes -> {
          for (int take = 1; take <= takes; take++) list.add(entry(party, take));
        })
        .mapEmpty();
    }
    return all.map(done -> Answer.ok(new JsonObject().put("recordings", list)));
  }

  private static JsonObject entry(PartyRecord party, int take) {
    JsonObject entry = new JsonObject()
      .put("recording", party.party() + "-" + take)
      .put("party", party.party())
      .put("number", party.number());
    if (party.user() != null) entry.put("user", party.user().toString());
    return entry;
  }

  private Future<Answer> file(Request request) {
    mayHear(request);
    CallId call = RecordRequests.call(request);
    String[] parts = request.path().get("recording").split("-");
    PartyId leg = call.party(Integer.parseInt(parts[0]));
    if (downloads.incrementAndGet() > MOST_DOWNLOADS) {
      downloads.decrementAndGet();
      throw Problem.of(
        Problem.Kind.UNAVAILABLE,
        "This node sends " + MOST_DOWNLOADS + " recordings already."
      ).refused();
    }
    // Who has heard what is to be found afterwards.
    LOG.info("{} fetches {} of call {} [{}]", request.who().user().id(), leg, call, request.correlation());
    // Composed: a switch that refuses by throwing has refused too, and the place is given back.
    return Future.succeededFuture(Integer.parseInt(parts[1]))
      .compose(take -> recordings.file(leg, take))
      .map(found ->
        found.orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, "recording: there is no such file.").refused())
      )
      .onFailure(none -> downloads.decrementAndGet())
      .map(file -> Answer.file(file.counted(downloads::decrementAndGet)));
  }
}

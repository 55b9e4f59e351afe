package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Personality;
import io.hookswitch.call.Recording;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.Refusal;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.token.Issued;
import io.hookswitch.wire.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Calls and outcomes in the words of this dialect. */
final class TenantV1Answers {

  /** UTC without saying so; milliseconds, written with six digits as clients are used to. */
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'000'").withZone(
    ZoneOffset.UTC
  );

  private final Directory directory;

  TenantV1Answers(Directory directory) {
    this.directory = directory;
  }

  /** Answers a POST of a call. */
  Answer started(Reply reply) {
    if (reply.refusal() == null) {
      HalfId id = new HalfId(reply.call().id(), 0);
      JsonObject body = new JsonObject().put("callId", id.toString()).put("externalTrackingId", tracking(reply));
      return Answer.of(201, body).replayed(reply);
    }
    return TenantV1Errors.of(
      switch (reply.refusal().why()) {
        case NOT_ALLOWED -> TenantV1Errors.invalidCallingUser();
        case BAD_ARGUMENT -> TenantV1Errors.invalid(reply.refusal().detail());
        case TOO_MANY_ORDERS -> TenantV1Errors.tooManyOrders();
        case CHANGED -> Problem.changed();
        case KEY_REUSED -> Problem.keyReused();
        case NO_SUCH_CALL, ALREADY_EXISTS, IN_PROGRESS -> throw new IllegalStateException(
          "a new call is " + reply.refusal()
        );
      }
    );
  }

  /** Answers the POST that pulls a call. */
  Answer started(CallId temporary, boolean replayed) {
    JsonObject ids = new JsonObject().put("callId", new HalfId(temporary, 0).toString());
    Answer answer = Answer.of(201, ids.put("externalTrackingId", Call.tracking(temporary).toString()));
    return replayed ? answer.replayed() : answer;
  }

  /**
   * Answers a PUT or DELETE.
   *
   * @param asked the half as it was before
   */
  Answer done(Action action, User user, Halves.Listed asked, Reply reply) {
    if (reply.refusal() != null && reply.refusal().why() == Refusal.Why.CHANGED) {
      Optional<Half> left = asked
        .half()
        .now(reply)
        .filter(half -> !half.released());
      if (left.isPresent()) return changed(user, new Halves.Listed(left.get(), asked.appearance()));
    }
    return done(action, asked.half(), reply);
  }

  /** Answers a command that was meant for another version of the call, with the one there is. */
  Answer changed(User user, Halves.Listed now) {
    Answer error = TenantV1Errors.of(Problem.changed());
    JsonObject body = error.body().copy().put("call", details(user, now).body());
    return Answer.of(error.status(), body).tagged(now.half().call());
  }

  Answer done(Action action, Half asked, Reply reply) {
    return settled(action, asked, reply).replayed(reply);
  }

  private static Answer settled(Action action, Half asked, Reply reply) {
    if (reply.refusal() != null) return refused(action, asked, reply);
    Optional<Half> left = asked.now(reply).filter(half -> !half.released());
    if (reply.failure() == null || (action == Action.release && left.isEmpty())) return Answer.ok(new JsonObject());
    // Who is left alone by a transfer that came too late is told so, although the call is gone as well.
    if (left.isPresent() || action == Action.consultativeTransfer) {
      return TenantV1Errors.of(Legality.failed(action, reply.failure()));
    }
    return TenantV1Errors.of(TenantV1Errors.callNotFound());
  }

  private static Answer refused(Action action, Half asked, Reply reply) {
    if (reply.refusal().why() == Refusal.Why.KEY_REUSED) return TenantV1Errors.of(Problem.keyReused());
    Optional<Half> left = asked.now(reply).filter(half -> !half.released());
    if (left.isEmpty()) return TenantV1Errors.of(TenantV1Errors.callNotFound());
    return switch (reply.refusal().why()) {
      case NO_SUCH_CALL, NOT_ALLOWED -> TenantV1Errors.of(Legality.refused(action, left.get()));
      case BAD_ARGUMENT -> TenantV1Errors.of(TenantV1Errors.invalid(reply.refusal().detail()));
      case TOO_MANY_ORDERS -> TenantV1Errors.of(TenantV1Errors.tooManyOrders());
      case IN_PROGRESS -> TenantV1Errors.of(Objection.TRANSFER_IN_PROGRESS);
      case CHANGED -> TenantV1Errors.of(Problem.changed());
      case ALREADY_EXISTS, KEY_REUSED -> throw new IllegalStateException(asked.id() + ": " + reply.refusal());
    };
  }

  Answer details(User user, Halves.Listed listed) {
    Half half = listed.half();
    JsonObject body = described(new JsonObject().put("callId", half.id().toString()), user, listed);
    Recording recording = half.party().recording();
    body.put("recorded", recording.ever());
    // A recording ends with the half.
    if (recording.state() != RecordingState.None && half.state() != HalfState.Detached) {
      body.put("recordingState", recording.state().name());
    }
    if (recording.mode() != RecordingMode.Unassigned) {
      body.put("allowedRecordingControls", control(half));
    }
    return Answer.ok(body).tagged(half.call());
  }

  Answer list(User user, List<Halves.Listed> all, boolean details) {
    JsonArray calls = new JsonArray();
    for (Halves.Listed listed : all) {
      JsonObject item = entry(user, listed.half());
      calls.add(details ? described(item, user, listed) : item);
    }
    return Answer.ok(new JsonObject().put("calls", calls));
  }

  /** Names only what limits the user: an administrator of a tenant is not bound to a group. */
  Answer loggedIn(User user, Optional<Issued> token) {
    JsonObject ids = new JsonObject();
    if (user.level().compareTo(User.Level.TenantAdmin) <= 0) ids.put("tenant_id", user.id().tenant());
    if (user.level().compareTo(User.Level.GroupAdmin) <= 0) ids.put("group_id", user.group());
    if (user.level() == User.Level.EndUser) ids.put("user_id", user.id().name());
    JsonObject profile = new JsonObject()
      .put("user_level", user.level().number())
      .put("is_first_login", user.firstLogin());
    JsonObject body = new JsonObject().put("ids", ids).put("profile", profile);
    token.ifPresent(issued ->
      body
        .put("access_token", issued.token())
        .put("token_type", "Bearer")
        .put("expires_in", issued.lifetime().toSeconds())
    );
    return Answer.ok(body).beginningSession(user.id());
  }

  private static JsonObject entry(User user, Half half) {
    String uri =
      "/api/v1/tenants/" +
      user.id().tenant() +
      "/groups/" +
      user.group() +
      "/users/" +
      user.id().name() +
      "/services/calls/" +
      half.id() +
      "/";
    return new JsonObject()
      .put("callId", half.id().toString())
      .put("inConference", half.inConference())
      .put("uri", uri);
  }

  private JsonObject described(JsonObject body, User user, Halves.Listed listed) {
    Half half = listed.half();
    RemoteParty remote = RemoteParty.of(half, directory);
    body
      .put("externalTrackingId", half.call().tracking().toString())
      .put("personality", personality(half.party().personality()))
      .put("state", half.state().word())
      .put("remoteParty", new JsonObject().put("address", remote.address()).put("callType", remote.callType()))
      .put("endpoint", new JsonObject().put("addressOfRecord", address(user, half)))
      .put("appearance", listed.appearance())
      .put("startTime", time(half.party().joinedAt()));
    Instant answered = half.party().answeredAt();
    return answered == null ? body : body.put("answerTime", time(answered));
  }

  /** Of the phone that the half is at; while that is not known, or is the user's own, of the user. */
  private String address(User user, Half half) {
    if (half.party().personality() == Personality.ClickToDial) return user.addressOfRecord();
    return directory
      .device(half.party().endpoint().subscriber().device())
      .flatMap(Device::address)
      .orElse(user.addressOfRecord());
  }

  private static String personality(Personality personality) {
    return switch (personality) {
      case ClickToDial -> "Click-to-Dial";
      case Originator -> "Originator";
      case Terminator -> "Terminator";
    };
  }

  private static String control(Half half) {
    return half.recordingControl().name().replace('_', '-');
  }

  private static String tracking(Reply reply) {
    return reply.call().tracking().toString();
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }
}

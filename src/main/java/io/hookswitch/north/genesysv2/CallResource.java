package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallType;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Recording;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.UserDatum;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.number.Presentation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A call as one of its users sees it; the same in answers and in notifications. */
final class CallResource {

  private final Directory directory;
  private final PhoneNumbers numbers;

  CallResource(Directory directory, PhoneNumbers numbers) {
    this.directory = directory;
    this.numbers = numbers;
  }

  /**
   * Shows a call. What does not apply is left out, as the fact that it is absent tells clients something.
   *
   * @param me the user's party, with a subscriber
   * @param decision what it may do
   * @param baseUrl scheme, host and port for links, without a final slash
   * @param at now, for the duration
   */
  JsonObject of(Call call, Party me, Decision decision, String baseUrl, Instant at) {
    String id = GenesysIds.callUuid(me.knownAs(call.id()).call());
    JsonObject shown = new JsonObject()
      .put("id", id)
      .put("state", me.state().name())
      .put("callUuid", id)
      .put("connId", GenesysIds.connId(me.knownAs(call.id()).call()))
      .put("deviceUri", baseUrl + "/api/v2/devices/" + me.endpoint().subscriber().device())
      .put("participants", participants(call, me))
      .put("dnis", dnis(call));
    ani(call).ifPresent(number -> shown.put("ani", number));
    shown.put("callType", call.type().name()).put("capabilities", capabilities(me, decision));
    if (!call.userData().isEmpty()) shown.put("userData", userData(call.userData()));
    boolean mute = me.muted() || me.monitoring() == Monitoring.ListenIn;
    shown.put("duration", duration(me, at)).put("mute", mute ? "On" : "Off");
    recordingState(me).ifPresent(state -> shown.put("recordingState", state));
    monitoring(call, me, shown);
    shown.put("uri", baseUrl + "/api/v2/me/calls/" + id).put("path", "/calls/" + id);
    // Who is consulted has no business with the call that it is about, and could not follow the link.
    if (call.parent() != null && me.index() == 0) {
      String parent = GenesysIds.callUuid(call.parent());
      shown.put("parentCallUri", baseUrl + "/api/v2/me/calls/" + parent).put("parentCallPath", "/calls/" + parent);
    }
    return shown;
  }

  private JsonArray participants(Call call, Party me) {
    JsonArray shown = new JsonArray();
    opposite(call, me).forEach(party -> shown.add(participant(numbers.present(party.endpoint()))));
    return shown;
  }

  /**
   * The other parties, without those who are only being called while this one already talks. When this party has left,
   * those it left behind; where nobody was left, the last to go and all who were cleared away together.
   */
  private static List<Party> opposite(Call call, Party me) {
    List<Party> there = call
      .visible(me)
      .stream()
      .filter(party -> party.live() || !me.state().connected())
      .toList();
    if (!there.isEmpty() || me.state() != PartyState.Released) return there;
    List<Party> gone = call
      .parties()
      .stream()
      .filter(party -> party.index() != me.index() && party.monitoring() == Monitoring.None)
      .toList();
    Optional<Instant> last = gone.stream().map(Party::releasedAt).max(Comparator.naturalOrder());
    return gone
      .stream()
      .filter(party -> party.cause() == ReleaseCause.Cleared || last.filter(party.releasedAt()::equals).isPresent())
      .toList();
  }

  private static JsonObject participant(Presentation number) {
    JsonObject shown = new JsonObject().put("e164Number", number.e164Number());
    number.location().ifPresent(location -> shown.put("location", location));
    shown.put("formattedPhoneNumber", number.formattedPhoneNumber());
    number
      .country()
      .ifPresent(country ->
        shown.put(
          "country",
          new JsonObject()
            .put("name", country.name())
            .put("code", country.code())
            .put("callingCode", country.callingCode())
        )
      );
    return shown.put("phoneNumber", number.phoneNumber()).put("digits", number.digits());
  }

  /** What the caller dialled, for both ends and whoever joins later: it is an attribute of the call. */
  private static String dnis(Call call) {
    return call
      .party(1)
      .map(called -> called.endpoint().digits())
      .orElse("");
  }

  /** The network's word for who calls; there is none for calls from within, and none when the caller hides it. */
  private static Optional<String> ani(Call call) {
    return call.type() == CallType.Inbound
      ? call
          .party(0)
          .map(caller -> caller.endpoint().digits())
          .filter(digits -> !digits.isBlank())
      : Optional.empty();
  }

  private List<String> capabilities(Party me, Decision decision) {
    if (!me.live()) return List.of();
    Set<String> features = directory.user(me.endpoint().subscriber().user()).map(User::features).orElse(Set.of());
    return Capabilities.shown(decision.allowed(), features);
  }

  /** An object has one value for a key: of a key that was attached more than once, the last. */
  private static JsonObject userData(List<UserDatum> pairs) {
    JsonObject shown = new JsonObject();
    pairs.forEach(pair -> shown.put(pair.key(), pair.value()));
    return shown;
  }

  private static String duration(Party me, Instant at) {
    if (me.joinedAt() == null) return "0";
    Instant until = me.releasedAt() == null ? at : me.releasedAt();
    return Long.toString(Math.max(0, Duration.between(me.joinedAt(), until).toSeconds()));
  }

  /** Shown of a call that could be recorded: one with a recording service, from the moment somebody talked. */
  private static Optional<String> recordingState(Party me) {
    Recording recording = me.recording();
    boolean service = recording.mode() != RecordingMode.Unassigned && recording.mode() != RecordingMode.Never;
    return service && me.answeredAt() != null ? Optional.of(word(recording.state())) : Optional.empty();
  }

  private static String word(RecordingState state) {
    return switch (state) {
      case Started -> "Recording";
      case Paused -> "Paused";
      case None, Pending, Failed -> "Stopped";
    };
  }

  private static void monitoring(Call call, Party me, JsonObject shown) {
    boolean supervisor = me.monitoring() != Monitoring.None;
    shown.put("supervisorListeningIn", !supervisor && call.monitored(me));
    shown.put("monitoredUserMuted", call.userMuted(me));
    shown.put("monitoring", supervisor);
    if (supervisor) shown.put("supervisorMonitoringState", new JsonObject().put("state", me.monitoring().name()));
  }
}

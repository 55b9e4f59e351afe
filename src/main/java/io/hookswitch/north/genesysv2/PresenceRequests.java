package io.hookswitch.north.genesysv2;

import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.north.Problem;
import io.hookswitch.user.AgentState;
import io.hookswitch.user.AgentStates;
import io.hookswitch.user.Availability;
import io.hookswitch.user.Channel;
import io.hookswitch.user.ContactCenterSession;
import io.hookswitch.user.PresenceInput;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What clients post about themselves, in the core's words. */
final class PresenceRequests {

  static final String START = "StartContactCenterSession";
  static final String END = "EndContactCenterSession";

  private final Directory directory;
  private final AgentStates states;

  PresenceRequests(Directory directory, AgentStates states) {
    this.directory = directory;
    this.states = states;
  }

  /** {@code POST /me}. */
  PresenceInput me(User user, JsonObject body) {
    return switch (body.getString("operationName")) {
      case START -> start(user, body);
      case END -> new PresenceInput.EndSession();
      default -> agentState(body, true);
    };
  }

  /** {@code POST /me/channels/voice}. */
  PresenceInput voice(JsonObject body) {
    return agentState(body, false);
  }

  private PresenceInput agentState(JsonObject body, boolean sessionToo) {
    String name = body.getString("operationName");
    AgentState state = states.called(name).orElseThrow(() -> unknown(sessionToo));
    String reason = body.getString("reason", "");
    if (reason.isBlank()) return new PresenceInput.ChangeAgentState(state);
    if (state.availability() != Availability.NotReady) {
      throw Problem.of(Problem.Kind.INVALID, "reason: " + name + " has none").refused();
    }
    return new PresenceInput.ChangeAgentState(state.because(reason.strip()));
  }

  private RuntimeException unknown(boolean sessionToo) {
    Set<String> known = new TreeSet<>();
    if (sessionToo) known.addAll(List.of(START, END));
    states.all().forEach(state -> known.add(state.operationName()));
    String expected = String.join(", ", known);
    return Problem.of(Problem.Kind.INVALID, "operationName: expected one of " + expected).refused();
  }

  /** The channels that a client wants to log in to, in its order. */
  static List<String> channels(JsonObject body) {
    return body.getJsonArray("channels").stream().map(String.class::cast).toList();
  }

  private PresenceInput start(User user, JsonObject body) {
    if (!channels(body).contains(Channels.VOICE)) {
      // Where every channel fails, the original answers with the one reason.
      throw Problem.of(Problem.Kind.UNAVAILABLE, Channels.NO_MULTIMEDIA).refused();
    }
    String place = body.getString("place", "");
    ContactCenterSession session = new ContactCenterSession(
      phone(user, body.getString("devicePath"), place),
      Set.of(Channel.Voice),
      place,
      body.getString("queue", "")
    );
    return new PresenceInput.StartSession(session, states.first());
  }

  /** A place is where a phone stands: one that bears the number of one of the user's phones says which; others do not. */
  private String phone(User user, String path, String place) {
    if (path != null) return own(user, path.substring(path.lastIndexOf('/') + 1));
    Optional<String> there = user
      .devices()
      .stream()
      .flatMap(id -> directory.device(id).stream())
      .filter(device -> device.number().equals(place))
      .map(Device::id)
      .findFirst();
    return there
      .or(() -> user.devices().stream().findFirst())
      .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, "This user has no device").refused());
  }

  private static String own(User user, String id) {
    if (user.devices().contains(id)) return id;
    throw Problem.of(Problem.Kind.NOT_FOUND, "Device not found").refused();
  }
}

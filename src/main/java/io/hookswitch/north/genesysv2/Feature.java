package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Operation;
import io.hookswitch.directory.User;
import io.hookswitch.north.Problem;
import io.hookswitch.user.DeviceOperation;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What may be switched on for a user of this dialect; most operations demand one. */
enum Feature {
  VOICE("api-voice", "Voice", "Make, take and control calls"),
  OUTBOUND("api-voice-outbound", "Outbound", "Dial records of calling lists"),
  RECORDING("api-voice-recording", "Call recording", "Start, pause, resume and stop the recording of calls"),
  PREDICTIVE("api-voice-predictive-calls", "Predictive calls", "Take calls that a dialler made"),
  MONITORING("api-supervisor-monitoring", "Monitoring", "Listen in to, coach and join the calls of agents"),
  AGENT_CONTROL("api-supervisor-agent-control", "Agent control", "Change the states of agents");

  private final String id;
  private final String displayName;
  private final String description;

  Feature(String id, String displayName, String description) {
    this.id = id;
    this.displayName = displayName;
    this.description = description;
  }

  /** The feature without which an operation is neither listed nor accepted. */
  static Feature neededFor(Operation operation) {
    return switch (operation) {
      case StartCallRecording, PauseCallRecording, ResumeCallRecording, StopCallRecording -> RECORDING;
      case SwitchToListenIn, SwitchToBargeIn, MuteMonitoredUser, UnmuteMonitoredUser -> MONITORING;
      default -> VOICE;
    };
  }

  static Feature neededFor(DeviceOperation operation) {
    return switch (operation) {
      case ListenIn, Coach, BargeIn, CancelSupervisorMonitoring -> MONITORING;
      default -> VOICE;
    };
  }

  /** @throws io.hookswitch.north.Refused unless the user may change things and has the feature */
  void demand(User user) {
    if (user.readOnly()) {
      throw Problem.of(Problem.Kind.FORBIDDEN, "This user may look, and not change anything").refused();
    }
    if (!user.features().contains(id)) {
      throw Problem.of(Problem.Kind.FORBIDDEN, "This user lacks the feature " + id).refused();
    }
  }

  boolean in(Set<String> features) {
    return features.contains(id);
  }

  static List<JsonObject> resources(Set<String> features, String baseUrl) {
    return Arrays.stream(values())
      .filter(feature -> feature.in(features))
      .map(feature -> feature.resource(baseUrl))
      .toList();
  }

  private JsonObject resource(String baseUrl) {
    return new JsonObject()
      .put("id", id)
      .put("displayName", displayName)
      .put("description", description)
      .put("autoAssignOnContactCenterCreate", false)
      .put("uri", baseUrl + "/api/v2/features/" + id)
      .put("path", "/features/" + id);
  }
}

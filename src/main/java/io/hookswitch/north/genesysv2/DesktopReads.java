package io.hookswitch.north.genesysv2;

import io.hookswitch.directory.Directory;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.user.AgentStates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a desktop reads at its start beside the user: release, colleagues, services, and collections empty here. */
final class DesktopReads implements OperationFamily {

  /** The release whose shapes these are; clients switch on it, so it is not the gateway's own. */
  private static final String VERSION = "8.5.202.96";

  private final Contacts contacts;
  private final AgentStates states;

  DesktopReads(Directory directory, AgentStates states) {
    this.contacts = new Contacts(directory);
    this.states = states;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of(
      "genesysGetVersion",
      request -> Future.succeededFuture(GenesysV2Answers.with("version", VERSION)),
      "genesysListAgentStates",
      request -> Future.succeededFuture(GenesysV2Answers.settings("id", agentStates())),
      "genesysListContacts",
      request -> members("contacts", contacts.list(request)),
      "genesysGetContact",
      this::contact,
      "genesysListServices",
      request -> members("services", List.of(voice(request.baseUrl()))),
      // No groups of people, no work items: a desktop takes an empty list for that.
      "genesysListGroups",
      request -> members("groups", List.of()),
      "genesysListMyGroups",
      request -> members("groups", List.of()),
      "genesysListWorkbins",
      request -> members("workbins", List.of())
    );
  }

  private Future<Answer> contact(Request request) {
    JsonObject found = contacts
      .one(request)
      .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, "Contact not found").refused());
    return Future.succeededFuture(Answer.ok(new JsonObject().put("statusCode", 0).put("contact", found)));
  }

  private List<JsonObject> agentStates() {
    return states.all().stream().map(AgentStateResource::setting).toList();
  }

  /** A node that answers is connected to its switch, or has not started. */
  private static JsonObject voice(String baseUrl) {
    return new JsonObject()
      .put("id", "voice")
      .put("name", "Voice")
      .put("type", "Voice")
      .put("state", "Active")
      .put("uri", baseUrl + "/api/v2/services/voice")
      .put("path", "/services/voice");
  }

  private static Future<Answer> members(String name, List<JsonObject> members) {
    return Future.succeededFuture(Answer.ok(new JsonObject().put("statusCode", 0).put(name, new JsonArray(members))));
  }
}

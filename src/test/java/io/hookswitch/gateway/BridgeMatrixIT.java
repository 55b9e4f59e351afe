package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every address that anybody might think of, asked for by every kind of user in every direction: what is not meant for
 * it is refused, and a refused feed tells nothing.
 *
 * <p>Expected is what is written here, by role; not what the gateway has in its own lists.
 */
class BridgeMatrixIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private static final Set<String> OWN = Set.of(
    "hookswitch.me",
    "hookswitch.me.calls",
    "hookswitch.me.devices",
    "hookswitch.me.channels",
    "hookswitch.me.outbound"
  );

  private static final List<String> NOBODYS = List.of(
    "",
    "hookswitch",
    "hookswitch.",
    "hookswitch.*",
    "hookswitch.stream",
    "hookswitch.node.x",
    "hookswitch.yield.x",
    "hookswitch.do.",
    "hookswitch.do.genesysNotifications",
    "hookswitch.do.tenantLogin",
    "hookswitch.me.",
    "hookswitch.me.chats",
    "hookswitch.me.calls.x",
    "hookswitch.me.calls\n",
    "HOOKSWITCH.ME",
    "hookswitch.users.agent1",
    "hookswitch.users.agent1.outbound",
    "hookswitch.users..calls",
    "hookswitch.users.nobody.calls",
    "hookswitch.users.acmeuser1.calls",
    "hookswitch.users.foouser.calls",
    "hookswitch.users.agent1@demo.calls",
    "hookswitch.users.*.calls",
    "cometd.logged-out",
    "eventbus.logged-out",
    "/v2/me/calls",
    "vertx.cluster",
    "__vertx.subs",
    "__vertx.reply.1",
    "hz:impl:mapService",
    "http-sessions"
  );

  private static final List<String> COLLEAGUES = List.of(
    "hookswitch.users.agent1.calls",
    "hookswitch.users.agent2.devices",
    "hookswitch.users.supervisor1.channels"
  );

  private enum Role {
    STRANGER(null),
    AGENT("agent1"),
    SUPERVISOR("supervisor1"),
    OPERATOR("operator1"),
    OTHER_TENANT("acmeuser1");

    final String login;

    Role(String login) {
      this.login = login;
    }

    BridgeSocket open() {
      return login == null ? BridgeSocket.stranger(GATEWAY.uri()) : BridgeSocket.of(GATEWAY.uri(), login);
    }

    boolean mayRegister(String address) {
      if (this == STRANGER) return false;
      return OWN.contains(address) || (this == SUPERVISOR && COLLEAGUES.contains(address));
    }

    /** Operators are asked for a token with what is theirs, and these have a session. */
    boolean maySend(String address) {
      return this != STRANGER && address.startsWith("hookswitch.do.genesys") && !address.contains("Notifications");
    }
  }

  @Test
  void nothingLeaks() {
    List<String> leaks = new ArrayList<>();
    int asked = 0;
    for (Role role : Role.values()) {
      for (String address : addresses()) {
        try (BridgeSocket socket = role.open()) {
          for (String direction : List.of("register", "send", "publish", "unregister")) {
            asked++;
            String leak = leak(socket, role, direction, address);
            if (!leak.isEmpty()) leaks.add(role + " " + direction + " " + address + ": " + leak);
          }
        }
      }
    }
    System.out.println("BridgeMatrixIT: " + asked + " combinations, " + leaks.size() + " leaks");
    assertThat(leaks).isEmpty();
    assertThat(asked).isGreaterThan(1000);
  }

  /** What is wrong with the answer; empty when it is as it should be. */
  private static String leak(BridgeSocket socket, Role role, String direction, String address) {
    if (address.isEmpty() && !socket.isOpen()) return "";
    String reply = "reply-" + direction;
    socket.say(
      new JsonObject()
        .put("type", direction)
        .put("address", address)
        .put("body", new JsonObject())
        .put("replyAddress", reply)
    );
    if (address.isEmpty()) return socket.closed() == 4003 ? "" : "an empty address did not close the socket";
    // The answer to what comes after it: by then the answer to it is there, if there is one.
    JsonObject answer = switch (direction) {
      case "register" -> socket.await("an answer", frame -> address.equals(frame.getString("address")));
      case "send" -> socket.await("an answer", frame -> reply.equals(frame.getString("address")));
      case "publish" -> socket.error();
      default -> null;
    };
    boolean refused = answer == null || answer.getString("type").equals("err");
    int code = answer == null ? 0 : answer.getInteger("failureCode", 200);
    return switch (direction) {
      case "register" -> role.mayRegister(address) == refused ? answer.encode() : "";
      // Those that may are let through to the operation, which has its own opinion of an empty body.
      case "send" -> role.maySend(address)
        ? denied(answer)
          ? answer.encode()
          : ""
        : refused && code == 403
          ? ""
          : answer.encode();
      case "publish" -> refused && code == 403 ? "" : answer.encode();
      default -> "";
    };
  }

  private static boolean denied(JsonObject answer) {
    return answer.getString("message", "").startsWith("address: ");
  }

  private static Set<String> addresses() {
    Set<String> all = new TreeSet<>(NOBODYS);
    all.addAll(OWN);
    all.addAll(COLLEAGUES);
    operationIds().forEach(id -> all.add("hookswitch.do." + id));
    all.removeIf(address -> address.startsWith("hookswitch.do.genesysOperateMe"));
    return all;
  }

  private static Set<String> operationIds() {
    Set<String> ids = new TreeSet<>();
    try {
      JsonObject contract = new JsonObject(
        new YAMLMapper().readerForMapOf(Object.class).<Map<String, Object>>readValue(Path.of("openapi.yaml").toFile())
      );
      contract
        .getJsonObject("paths")
        .stream()
        .flatMap(path -> new JsonObject(JsonObject.mapFrom(path.getValue()).encode()).stream())
        .filter(operation -> operation.getValue() instanceof JsonObject)
        .forEach(operation -> ids.add(((JsonObject) operation.getValue()).getString("operationId")));
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
    return ids;
  }
}

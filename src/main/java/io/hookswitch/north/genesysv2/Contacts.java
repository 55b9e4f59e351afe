package io.hookswitch.north.genesysv2;

import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.north.Request;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The people of the caller's tenant who have a phone: whom an agent can call without typing a number. */
final class Contacts {

  private static final int LIMIT = 100;

  private final Directory directory;

  Contacts(Directory directory) {
    this.directory = directory;
  }

  /** Those whose name or number contains the filter, sorted by name. Every filter name means this one. */
  List<JsonObject> list(Request request) {
    String sought = request.query().getOrDefault("filterParameters", "").toLowerCase(Locale.ROOT);
    Comparator<User> byName = Comparator.comparing(Contacts::name, String.CASE_INSENSITIVE_ORDER).thenComparing(
      User::uid
    );
    boolean descending = "Descending".equals(request.query().get("order"));
    return colleagues(request)
      .filter(user -> matches(user, sought))
      .sorted(descending ? byName.reversed() : byName)
      .skip(number(request, "offset", 0))
      .limit(number(request, "limit", LIMIT))
      .map(user -> contact(user, request))
      .toList();
  }

  Optional<JsonObject> one(Request request) {
    String id = request.path().get("id");
    return colleagues(request)
      .filter(user -> user.uid().equals(id))
      .findFirst()
      .map(user -> contact(user, request));
  }

  private Stream<User> colleagues(Request request) {
    String tenant = request.who().user().id().tenant();
    return directory
      .devices()
      .stream()
      .filter(phone -> phone.user().tenant().equals(tenant))
      .flatMap(phone -> directory.user(phone.user()).stream())
      .distinct();
  }

  private boolean matches(User user, String sought) {
    boolean name = Stream.of(name(user), user.id().name()).anyMatch(text ->
      text.toLowerCase(Locale.ROOT).contains(sought)
    );
    return name || phones(user).anyMatch(phone -> phone.number().contains(sought));
  }

  /** With the URIs of the phones for those who may monitor them, since that is how they name whom they monitor. */
  private JsonObject contact(User user, Request request) {
    String baseUrl = request.baseUrl();
    boolean supervisor = Feature.MONITORING.in(request.who().user().features());
    JsonArray numbers = new JsonArray();
    phones(user).forEach(phone -> {
      JsonObject number = new JsonObject().put("phoneNumber", phone.number()).put("description", phone.description());
      if (supervisor) number.put("deviceUri", baseUrl + "/api/v2/devices/" + phone.id());
      numbers.add(number);
    });
    String path = "/contacts/" + user.uid();
    return new JsonObject()
      .put("id", user.uid())
      .put("name", name(user))
      .put("type", "User")
      .put("phoneNumbers", numbers)
      .put("userName", user.id().name())
      .put("firstName", user.firstName())
      .put("lastName", user.lastName())
      .put("employeeId", user.id().name())
      .put("uri", baseUrl + "/api/v2" + path)
      .put("path", path);
  }

  private Stream<Device> phones(User user) {
    return user
      .devices()
      .stream()
      .flatMap(id -> directory.device(id).stream());
  }

  private static String name(User user) {
    return (user.firstName() + " " + user.lastName()).trim();
  }

  private static int number(Request request, String parameter, int otherwise) {
    return Optional.ofNullable(request.query().get(parameter)).map(Integer::parseInt).orElse(otherwise);
  }
}

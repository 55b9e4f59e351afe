package io.hookswitch.directory;

import io.hookswitch.call.UserId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Reads a directory file whole, collecting mistakes, and gives what it says only if there are none. */
final class DirectoryReader {

  /** All of them ring when a call is pulled. */
  private static final int MOST_LOCATIONS = 15;
  private static final int LEAST_EXTENSION = 2;
  private static final int MOST_EXTENSION = 20;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Mistakes mistakes;
  private final List<Tenant> tenants = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Account> accounts = new ArrayList<>();
  private final List<Device> devices = new ArrayList<>();
  private final Map<UserId, Text> logins = new LinkedHashMap<>();
  private final Numbers numbers = new Numbers();
  private final List<RoutingPool> pools = new ArrayList<>();
  private final PoolReader poolReader = new PoolReader(numbers);
  private final Unique names = new Unique();
  private LocationCodes locationCodes = new LocationCodes();
  private final UserReader users = new UserReader(numbers);
  private final DeviceReader phones = new DeviceReader(numbers);

  private DirectoryReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  static Subscribers read(Path file) {
    DirectoryReader reader = new DirectoryReader(new Mistakes(file.toString()));
    reader.file(Section.root(DirectoryFile.read(file), reader.mistakes));
    reader.mistakes.throwIfAny();
    return new Subscribers(reader.tenants, reader.groups, reader.accounts, reader.devices, reader.pools);
  }

  private void file(Section root) {
    root.named("tenants", "tenants by name").forEach(this::tenant);
    root.done();
    reservedLogins();
  }

  private void tenant(Text name, Section section) {
    name.like(Words.NAME, "a tenant name of letters, digits, dot, dash and underscore");
    String id = section
      .text("id")
      .flatMap(text -> text.like(Words.UUID, "a UUID in lower case"))
      .orElseGet(() -> UUID.nameUUIDFromBytes(("tenant " + name.value()).getBytes(StandardCharsets.UTF_8)).toString());
    Tenant tenant = new Tenant(name.value(), id, section.flag("extensionsAcrossGroups", false), reseller(section));
    numbers.tenant(tenant.extensionsAcrossGroups());
    tenants.add(tenant);
    section.section("imrn").ifPresent(content -> pools.add(poolReader.read(tenant.name(), content)));
    locationCodes = new LocationCodes();
    section.named("groups", "groups by name").forEach((group, content) -> group(tenant, group, content));
    groups.replaceAll(group -> group.tenant().equals(tenant.name()) ? group.knowing(locationCodes.all()) : group);
    section.done();
  }

  private void group(Tenant tenant, Text name, Section section) {
    name.like(Words.NAME, "a group name of letters, digits, dot, dash and underscore");
    String country = section
      .required("country", "a country of two letters (ISO 3166)")
      .flatMap(this::country)
      .orElse("");
    Optional<Section> range = section.section("extensions");
    int least = bound(range, "min", LEAST_EXTENSION, LEAST_EXTENSION);
    int most = bound(range, "max", least, Math.max(least, 6));
    range.ifPresent(Section::done);
    Group group = new Group(
      tenant.name(),
      name.value(),
      country,
      least,
      most,
      section.flag("featureCodes", false),
      departments(section),
      reseller(section),
      List.of()
    );
    groups.add(group);
    section
      .text("locationCode")
      .flatMap(locationCodes::code)
      .ifPresent(code -> locationCodes.add(group, code));
    section.named("users", "users by name").forEach((user, content) -> user(group, user, content));
    section.done();
  }

  private static Set<String> departments(Section section) {
    Set<String> departments = new TreeSet<>();
    section.texts("departments").forEach(text -> {
      text.like(Words.NAME, "a department's name of letters, digits, dot, dash and underscore");
      if (!departments.add(text.value())) text.wrong("each department once");
    });
    return Collections.unmodifiableSet(departments);
  }

  private static Optional<String> reseller(Section section) {
    return section.text("reseller").flatMap(text -> text.like(Words.NAME, Words.A_RESELLER));
  }

  private Optional<String> country(Text text) {
    return COUNTRIES.contains(text.value()) ? Optional.of(text.value()) : text.wrong("two capital letters of ISO 3166");
  }

  private static int bound(Optional<Section> range, String key, int least, int usual) {
    return range
      .flatMap(section -> section.text(key))
      .flatMap(text -> text.number(least, MOST_EXTENSION))
      .orElse(usual);
  }

  private void user(Group group, Text name, Section section) {
    name.like(Words.USER_NAME, "a user name of letters, digits, dot, dash, underscore and @");
    names.claim(group.tenant(), name.path(), name, "a user name of its own within the tenant");
    UserId id = new UserId(group.tenant(), name.value());
    logins.put(id, name);
    List<Device> own = new ArrayList<>();
    boolean first = true;
    for (Section device : section.sections("devices")) {
      phones.read(device, id, group, first).ifPresent(own::add);
      first = false;
    }
    long locations = own
      .stream()
      .filter(device -> device.location().isPresent())
      .count();
    if (locations > MOST_LOCATIONS) {
      mistakes.add(
        section.line(),
        section.path() + ".devices",
        "at most " + MOST_LOCATIONS + " further locations",
        locations + ""
      );
    }
    devices.addAll(own);
    users.read(section, id, group, own).ifPresent(accounts::add);
  }

  /** A user called {@code a@b} must not be mistaken for user {@code a} of tenant {@code b}. */
  private void reservedLogins() {
    Set<String> full = new HashSet<>();
    logins.keySet().forEach(id -> full.add(id.toString()));
    logins.forEach((id, name) -> {
      if (full.contains(id.name())) {
        name.wrong("a name that is not the full login (user@tenant) of another user");
      }
    });
  }
}

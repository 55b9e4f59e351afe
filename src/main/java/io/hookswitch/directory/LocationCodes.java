package io.hookswitch.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The location codes of one tenant, in the order of the file. */
final class LocationCodes {

  private static final Pattern CODE = Pattern.compile("[1-9][0-9]{0,5}");

  private final List<Group.LocationCode> all = new ArrayList<>();

  /** One that begins another would leave it open what is meant. */
  Optional<String> code(Text text) {
    return text
      .like(CODE, "a location code of 1 to 6 digits that does not start with 0")
      .flatMap(code ->
        all.stream().anyMatch(other -> other.code().startsWith(code) || code.startsWith(other.code()))
          ? text.wrong("a location code that does not begin another one of the tenant, nor with one")
          : Optional.of(code)
      );
  }

  void add(Group group, String code) {
    all.add(new Group.LocationCode(code, group.name(), group.extensionMin(), group.extensionMax()));
  }

  List<Group.LocationCode> all() {
    return List.copyOf(all);
  }
}

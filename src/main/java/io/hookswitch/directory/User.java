package io.hookswitch.directory;

import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A user of the gateway.
 *
 * @param id tenant and name; the name is what the tenant dialect's URLs and a login use
 * @param uid 32 hexadecimal digits, what the Genesys dialect shows as the user's id
 * @param group the user's group within the tenant
 * @param level what the tenant dialect calls {@code user_level}
 * @param operator whether the user may use the operations interface
 * @param readOnly may look, may not change
 * @param extension dialled within the group
 * @param number E.164 with "+"
 * @param addressOfRecord the line/port of the primary device
 * @param devices ids, the primary one first
 * @param department of the group, where the user is in one
 * @param reseller whose tenants and groups the user administers, instead of those that its level names
 * @param firstLogin whether the password is a temporary one that the user should have changed
 */
public record User(
  UserId id,
  String uid,
  String group,
  String firstName,
  String lastName,
  String email,
  UserRole role,
  Level level,
  boolean operator,
  boolean readOnly,
  Optional<String> extension,
  Optional<String> number,
  String addressOfRecord,
  RecordingMode recording,
  Set<String> features,
  List<String> devices,
  Optional<String> department,
  Optional<String> reseller,
  boolean firstLogin
) {
  /** A user of no department and no reseller, with a password of its own. */
  public User(
    UserId id,
    String uid,
    String group,
    String firstName,
    String lastName,
    String email,
    UserRole role,
    Level level,
    boolean operator,
    boolean readOnly,
    Optional<String> extension,
    Optional<String> number,
    String addressOfRecord,
    RecordingMode recording,
    Set<String> features,
    List<String> devices
  ) {
    this(
      id,
      uid,
      group,
      firstName,
      lastName,
      email,
      role,
      level,
      operator,
      readOnly,
      extension,
      number,
      addressOfRecord,
      recording,
      features,
      devices,
      Optional.empty(),
      Optional.empty(),
      false
    );
  }

  /** Administration levels, with the numbers that the tenant dialect shows. */
  public enum Level {
    EndUser(0),
    DepartmentAdmin(4),
    GroupAdmin(8),
    TenantAdmin(12),
    SystemAdmin(16);

    private final int number;

    Level(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }
  }
}

package io.hookswitch.call;

/**
 * A person or seat that uses phones.
 *
 * @param tenant the tenant that owns the user
 * @param name unique within the tenant
 */
public record UserId(String tenant, String name) {
  @Override
  public String toString() {
    return name + "@" + tenant;
  }
}

package io.hookswitch.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What resellers reach, under each of the settings. */
class ReachTest {

  private static final String FILE = """
  tenants:
    ops:
      groups:
        desk:
          country: BE
          users:
            system: { password: HASH, level: SystemAdmin, reseller: kiwi }
            plain: { password: HASH, level: SystemAdmin }
    whole:
      reseller: kiwi
      groups:
        own: { country: BE, users: { a: { password: HASH } } }
        sold: { country: BE, reseller: emu, users: { b: { password: HASH } } }
    parts:
      reseller: emu
      groups:
        bought: { country: BE, reseller: kiwi, users: { c: { password: HASH } } }
        rest:
          country: BE
          users:
            d: { password: HASH }
            tenant: { password: HASH, level: TenantAdmin, reseller: kiwi }
    free:
      groups:
        none: { country: BE, users: { e: { password: HASH } } }
  """.replace("HASH", "$2a$10$JZuAGVCWtVNCBsQmoSAB0ekK54.Rq9giU85QDjE3C27Jfja7YTvrK");

  private static Vertx vertx;

  @TempDir
  static Path folder;

  @BeforeAll
  static void write() throws IOException {
    vertx = Vertx.vertx();
    Files.writeString(folder.resolve("directory.yaml"), FILE);
  }

  @AfterAll
  static void close() {
    vertx.close();
  }

  @Test
  void usuallyAResellerReachesItsGroupsAndGroupsOfItsTenantsThatNobodyElseOwns() {
    assertThat(reached("system", true, false)).isEqualTo("ac");
    assertThat(reached("tenant", true, false)).isEqualTo("c");
  }

  @Test
  void theTenantMayHaveToBeTheResellersInsteadOrToo() {
    assertThat(reached("system", false, true)).isEqualTo("ab");
    assertThat(reached("system", true, true)).isEqualTo("a");
    assertThat(reached("tenant", false, true)).isEmpty();
  }

  @Test
  void withBothSettingsOffAndWithoutAResellerTheLevelDecides() {
    assertThat(reached("system", false, false)).isEqualTo("abcde");
    assertThat(reached("plain", true, true)).isEqualTo("abcde");
    assertThat(reached("tenant", false, false)).isEqualTo("cd");
  }

  @Test
  void everybodyReachesItself() {
    Directory directory = YamlDirectory.load(vertx, folder.resolve("directory.yaml"), new Ownership(true, true));
    for (String name : new String[] { "system", "tenant", "d" }) {
      User user = directory.byLogin(name).orElseThrow();
      assertThat(directory.reaches(user, user)).as(name).isTrue();
    }
  }

  private static String reached(String caller, boolean groups, boolean tenants) {
    Directory directory = YamlDirectory.load(vertx, folder.resolve("directory.yaml"), new Ownership(groups, tenants));
    StringBuilder reached = new StringBuilder();
    for (String name : new String[] { "a", "b", "c", "d", "e" }) {
      User user = directory.byLogin(name).orElseThrow();
      if (directory.reaches(directory.byLogin(caller).orElseThrow(), user)) reached.append(name);
    }
    return reached.toString();
  }
}

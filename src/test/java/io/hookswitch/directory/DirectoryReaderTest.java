package io.hookswitch.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hookswitch.call.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with mistakes, and what is said of them. */
class DirectoryReaderTest {

  private static final String HASH = "$2a$10$JZuAGVCWtVNCBsQmoSAB0ekK54.Rq9giU85QDjE3C27Jfja7YTvrK";

  @TempDir
  Path folder;

  @Test
  void allMistakesAreToldAtOnceWithTheirLines() throws IOException {
    assertThat(
      mistakes(
        """
        tenants:
          foo:
            groups:
              one:
                country: be
                extensions: { min: 1, max: 30 }
                users:
                  ann:
                    password: secret
                    levl: EndUser
                    role: agnt
                    readOnly: maybe
                    number: 012345678
                    email: nobody
                    addressOfRecord: sip:ann@foo
                    recording: On Demnd
                    features: [api-voise]
                    devices:
                      - id: 123
                        number: a
                        network: private
                        after: 1s
        """
      )
    ).containsExactly(
      "5: tenants.foo.groups.one.country: expected two capital letters of ISO 3166, found \"be\"",
      "6: tenants.foo.groups.one.extensions.min: expected a whole number from 2 to 20, found \"1\"",
      "6: tenants.foo.groups.one.extensions.max: expected a whole number from 2 to 20, found \"30\"",
      at(9, "password") +
        "expected a bcrypt hash ($2a$, $2b$ or $2y$) of cost 10 to 14, found something else (not shown)",
      at(10, "").replace(".ann.", ".ann") +
        "expected only known keys (addressOfRecord, department, devices, email, extension, features, firstLogin," +
        " firstName, lastName, level, number, operator, password, readOnly, recording, reseller, role)," +
        " found unknown key \"levl\" (did you mean \"level\"?)",
      at(11, "role") + "expected one of agent, supervisor, found \"agnt\" (did you mean \"agent\"?)",
      at(12, "readOnly") + "expected true or false, found \"maybe\"",
      at(13, "number") + "expected an E.164 number such as +3212345670, found \"012345678\"",
      at(14, "email") + "expected an e-mail address, found \"nobody\"",
      at(15, "addressOfRecord") + "expected user@host without \"sip:\", found \"sip:ann@foo\"",
      at(16, "recording") +
        "expected one of unassigned, Never, Always, Always with Pause/Resume, On Demand," +
        " On Demand with User Initiated Start, found \"On Demnd\" (did you mean \"On Demand\"?)",
      at(17, "features[0]") +
        "expected one of api-voice, api-voice-outbound, api-voice-recording, api-voice-predictive-calls," +
        " api-supervisor-monitoring, api-supervisor-agent-control, ops-recordings, found \"api-voise\" (did you mean \"api-voice\"?)",
      at(19, "devices[0].id") + "expected a UUID in lower case, found \"123\"",
      at(20, "devices[0].number") + "expected an extension of 2 to 6 digits that does not start with 0, found \"a\"",
      at(21, "devices[0].network") + "expected one of Private, Public, found \"private\" (did you mean \"Private\"?)",
      at(22, "devices[0].after") + "expected nothing here, or \"answers: itself\" beside it, found \"1s\""
    );
  }

  @Test
  void locationsThatAreNoneAreTold() throws IOException {
    StringBuilder file = new StringBuilder(
      """
      tenants:
        foo:
          groups:
            one:
              country: BE
              users:
                ann:
                  password: HASH
                  devices:
                    - { id: ID0, number: 20, location: Mobility, addressOfRecord: ann@foo }
                    - { id: ID1, number: 21, pull: true }
                    - { id: ID2, number: 22, location: Mobilty, pull: perhaps, addressOfRecord: sip:ann@foo }
                ben:
                  password: HASH
                  devices:
                    - { id: ID3, number: 30, pull: true }
      """
    );
    for (int phone = 1; phone <= 16; phone++) {
      int id = 3 + phone;
      file.append("              - { id: ID" + id + ", number: " + (30 + phone) + ", location: Anywhere }\n");
    }
    String text = file.toString().replace("HASH", HASH);
    for (int id = 19; id >= 0; id--) {
      text = text.replace("ID" + id, "631608b3-ceb1-472b-ba05-2ae39555b0" + (10 + id));
    }
    String ann = "tenants.foo.groups.one.users.ann.devices";
    assertThat(mistakes(text)).containsExactly(
      "10: " +
        ann +
        "[0].location: expected nothing here: the first phone is a location where there is another," +
        " found \"Mobility\"",
      "10: " +
        ann +
        "[0].addressOfRecord: expected nothing here: the first phone has its user's addressOfRecord," +
        " found \"ann@foo\"",
      "11: " + ann + "[1].pull: expected a \"location\" beside it, found \"true\"",
      "12: " +
        ann +
        "[2].location: expected one of SharedCallAppearance, Anywhere, Mobility, found \"Mobilty\"" +
        " (did you mean \"Mobility\"?)",
      "12: " + ann + "[2].pull: expected true or false, found \"perhaps\"",
      "12: " + ann + "[2].addressOfRecord: expected user@host without \"sip:\", found \"sip:ann@foo\"",
      "14: tenants.foo.groups.one.users.ben.devices: expected at most 15 further locations, found 16"
    );
  }

  @Test
  void whatMustBeOneUsersAloneIsNotSharedByTwo() throws IOException {
    assertThat(
      mistakes(
        """
        tenants:
          foo:
            groups:
              one:
                country: BE
                users:
                  ann: { password: HASH, extension: 11, number: +3212345670, devices: [ { id: ID, number: 12 } ] }
                  ben: { password: HASH, extension: 11, devices: [ { id: ID, number: 13 } ] }
              two:
                country: BE
                users:
                  ann: { password: HASH, extension: 11 }
                  ann: { password: HASH }
          bar:
            groups:
              one:
                country: BE
                users:
                  cid: { password: HASH, extension: 11, number: +3212345670 }
                  ann@foo: { password: HASH }
        """
          .replace("HASH", HASH)
          .replace("ID", "631608b3-ceb1-472b-ba05-2ae39555b0d1")
      )
    ).containsExactly(
      "8: tenants.foo.groups.one.users.ben.devices[0].id: expected a device id of its own," +
        " found \"631608b3-ceb1-472b-ba05-2ae39555b0d1\" of line 7 again",
      "8: tenants.foo.groups.one.users.ben.extension: expected an extension of its own, found \"11\" of line 7 again",
      "12: tenants.foo.groups.two.users.ann: expected a user name of its own within the tenant," +
        " found \"ann\" of line 7 again",
      "13: tenants.foo.groups.two.users.ann: expected each name once, found it again (first in line 12)",
      "19: tenants.bar.groups.one.users.cid.number: expected a number of its own, found \"+3212345670\" of line 7 again",
      "20: tenants.bar.groups.one.users.ann@foo: expected a name that is not the full login (user@tenant) of another" +
        " user, found \"ann@foo\""
    );
  }

  @Test
  void extensionsAcrossGroupsMustBeUniqueInTheTenant() throws IOException {
    String file = """
    tenants:
      foo:
        extensionsAcrossGroups: true
        groups:
          one: { country: BE, users: { ann: { password: HASH, extension: 11 } } }
          two: { country: BE, users: { ben: { password: HASH, extension: 11 } } }
    """.replace("HASH", HASH);
    assertThat(mistakes(file)).containsExactly(
      "6: tenants.foo.groups.two.users.ben.extension: expected an extension of its own, found \"11\" of line 5 again"
    );
    assertThat(read(file.replace("Groups: true", "Groups: false")).user(new UserId("foo", "ben"))).isPresent();
  }

  @Test
  void otherGroupsAreReachedByExtensionWhereTheTenantAllowsIt() throws IOException {
    String file = """
    tenants:
      foo:
        extensionsAcrossGroups: true
        groups:
          one: { country: BE, users: { ann: { password: HASH, extension: 11 } } }
          two:
            country: BE
            users:
              ben:
                password: HASH
                extension: 12
                devices:
                  - { id: 631608b3-ceb1-472b-ba05-2ae39555b0d1, number: 13 }
                  - { id: efe1ab32-53f9-43ce-b65e-5768c61f7d4a, number: 14 }
    """.replace("HASH", HASH);
    Subscribers open = read(file);
    Group one = open.group("foo", "one").orElseThrow();
    assertThat(open.dialled(one, "12").map(Device::number)).contains("13");
    assertThat(open.dialled(one, "14").map(Device::number)).contains("14");
    assertThat(open.dialled(one, "11")).as("a user without a phone").isEmpty();
    assertThat(read(file.replace("Groups: true", "Groups: false")).dialled(one, "12")).isEmpty();
  }

  @Test
  void routingNumbersAreListedOrRangesAndKeepTheirTimes() throws IOException {
    Subscribers read = read(
      """
      tenants:
        foo:
          imrn:
            numbers: ["+3236548297", "+3236548300..+3236548302"]
            ttl: 45s
            quarantine: 0s
          groups: {}
        bar:
          imrn: { numbers: ["+3236548298"] }
          groups: {}
      """
    );
    RoutingPool pool = read.routingPool("foo").orElseThrow();
    assertThat(pool.numbers()).containsExactly("+3236548297", "+3236548300", "+3236548301", "+3236548302");
    assertThat(pool.ttl()).isEqualTo(Duration.ofSeconds(45));
    assertThat(pool.quarantine()).isZero();
    assertThat(read.routingPool("bar").orElseThrow().ttl()).isEqualTo(Duration.ofSeconds(60));
    assertThat(read.routingPoolOf("+3236548298").map(RoutingPool::tenant)).contains("bar");
    assertThat(read.routingPool("nobody")).isEmpty();
  }

  @Test
  void mistakesAboutRoutingNumbersAreAllTold() {
    assertThat(
      mistakes(
        """
        tenants:
          foo:
            imrn:
              numbers:
                - "+3236548297"
                - "+3236548297"
                - 1001
                - "+3236548309..+3236548300"
                - "+3236548300..+3236550300"
                - "+3212345670"
              ttl: 1s
              quarantine: long
              size: 3
            groups:
              one: { country: BE, users: { ann: { password: HASH, number: "+3212345670" } } }
          bar:
            imrn: { ttl: 60s }
            groups: {}
        """.replace("HASH", HASH)
      )
    ).containsExactly(
      "6: tenants.foo.imrn.numbers[1]: expected a number that is nobody else's, found \"+3236548297\" of line 5 again",
      "7: tenants.foo.imrn.numbers[2]: expected an E.164 number such as +3236548297, or a range such as" +
        " +3236548290..+3236548299, found \"1001\"",
      "8: tenants.foo.imrn.numbers[3]: expected a range upwards of at most 999 numbers of the same length," +
        " found \"+3236548309..+3236548300\"",
      "9: tenants.foo.imrn.numbers[4]: expected a range upwards of at most 999 numbers of the same length," +
        " found \"+3236548300..+3236550300\"",
      "11: tenants.foo.imrn.ttl: expected a duration such as 45s or 500ms, from 5s to 600s, found \"1s\"",
      "12: tenants.foo.imrn.quarantine: expected a duration such as 45s or 500ms, from 0s to 3600s, found \"long\"",
      "13: tenants.foo.imrn: expected only known keys (numbers, quarantine, ttl), found unknown key \"size\"",
      "15: tenants.foo.groups.one.users.ann.number: expected a number of its own, found \"+3212345670\" of line 10" +
        " again",
      "17: tenants.bar.imrn.numbers: expected a list of E.164 numbers, or ranges such as +3236548290..+3236548299," +
        " found nothing"
    );
  }

  @Test
  void anExtensionIsNoEmergencyNumber() {
    assertThat(
      mistakes(
        "tenants: { foo: { groups: { one: { country: BE, users: { ann: { password: HASH, extension: 112 } } } } } }".replace(
          "HASH",
          HASH
        )
      )
    ).containsExactly(
      "1: tenants.foo.groups.one.users.ann.extension: expected an extension that is not an emergency number of BE," +
        " found \"112\""
    );
  }

  @Test
  void otherGroupsAreReachedBehindTheirLocationCode() throws IOException {
    String file = """
    tenants:
      foo:
        groups:
          one: { country: BE, users: { ann: { password: HASH } } }
          two:
            country: BE
            locationCode: 81
            users:
              ben:
                password: HASH
                extension: 12
                devices:
                  - { id: 631608b3-ceb1-472b-ba05-2ae39555b0d1, number: 13 }
    """.replace("HASH", HASH);
    Subscribers read = read(file);
    Group one = read.group("foo", "one").orElseThrow();
    assertThat(one.locationCodes()).containsExactly(new Group.LocationCode("81", "two", 2, 6));
    assertThat(read.dialled(one, "8112").map(Device::number)).contains("13");
    assertThat(read.dialled(one, "8113").map(Device::number)).contains("13");
    assertThat(read.dialled(one, "12")).isEmpty();
    assertThat(read.dialled(one, "8212")).isEmpty();
    assertThat(mistakes(file.replace("country: BE, users", "country: BE, locationCode: 8, users"))).containsExactly(
      "7: tenants.foo.groups.two.locationCode: expected a location code that does not begin another one of the tenant," +
        " nor with one, found \"81\""
    );
    assertThat(mistakes(file.replace("Code: 81", "Code: \"081\""))).containsExactly(
      "7: tenants.foo.groups.two.locationCode: expected a location code of 1 to 6 digits that does not start with 0," +
        " found \"081\""
    );
  }

  @Test
  void anythingOfTheWrongKindIsAMistakeAndNoMore() throws IOException {
    assertThat(mistakes("- a\n")).containsExactly(
      "1: expected keys and values, found a list",
      "1: tenants: expected tenants by name, found nothing"
    );
    assertThat(mistakes("tenants:\n  foo:\n")).containsExactly(
      "2: tenants.foo: expected keys and values, found nothing",
      "2: tenants.foo.groups: expected groups by name, found nothing"
    );
    assertThat(mistakes("tenants: { foo: { groups: { one: { country: [], users: { ann: x } } } } }")).contains(
      "1: tenants.foo.groups.one.country: expected a text, found a list",
      "1: tenants.foo.groups.one.users.ann: expected keys and values, found a text"
    );
    assertThat(mistakes("tenants: { ? [a] : b }")).contains("1: tenants: expected a name as key, found a list");
  }

  @Test
  void aliasesAreRefusedSoThatASmallFileStaysSmall() throws IOException {
    assertThat(mistakes("tenants: { a: &x { groups: {} }, b: *x, c: *x }")).contains(
      "1: tenants.b: expected each part written out, found an alias (*x)"
    );
    assertThat(mistakes("tenants: &loop { a: *loop }")).contains(
      "1: tenants.a: expected each part written out, found an alias (*loop)"
    );
  }

  @Test
  void aFileThatIsNoYamlIsRefusedWithItsLineAndWithoutItsContent() throws IOException {
    assertThat(mistakes("tenants:\n  a: {\n  password: " + HASH + "\n"))
      .singleElement()
      .satisfies(mistake -> assertThat(mistake).matches("[0-9]+: expected YAML, found: .*").doesNotContain(HASH));
    assertThat(mistakes("")).containsExactly(" expected tenants, found an empty file");
    assertThat(mistakes("a: " + "[".repeat(50) + "]".repeat(50)))
      .singleElement()
      .satisfies(mistake -> assertThat(mistake).contains("expected YAML, found: Nesting Depth exceeded max 20"));
    Path garbled = Files.write(folder.resolve("garbled.yaml"), new byte[] { 't', (byte) 0xff });
    assertThatThrownBy(() -> DirectoryReader.read(garbled)).hasMessageContaining("expected UTF-8 text");
  }

  @Test
  void aFileThatIsNotThereOrTooLargeIsRefused() throws IOException {
    Path absent = folder.resolve("absent.yaml");
    assertThatThrownBy(() -> DirectoryReader.read(absent)).hasMessage(
      absent + ": expected a directory file, found no such file"
    );
    Path large = Files.write(folder.resolve("large.yaml"), new byte[DirectoryFile.MAX_BYTES + 1]);
    assertThatThrownBy(() -> DirectoryReader.read(large)).hasMessageContaining("found more");
  }

  @Test
  void aFileFullOfMistakesIsNotRepeatedWhole() throws IOException {
    StringBuilder file = new StringBuilder("tenants: {}\n");
    for (int i = 0; i < 150; i++) {
      file.append("k").append(i).append(": 1\n");
    }
    assertThat(mistakes(file.toString())).hasSize(101).last().isEqualTo(" and 50 more mistakes");
  }

  @Test
  void noTextShowsAHash() throws IOException {
    Subscribers read = read(
      "tenants: { foo: { groups: { one: { country: BE, users: { ann: { password: " + HASH + " } } } } } }"
    );
    Account account = read.login("ann").orElseThrow();
    assertThat(account.hash()).isEqualTo(HASH);
    assertThat(account.toString()).doesNotContain(HASH).contains("ann@foo");
    assertThat(account.user().toString()).doesNotContain(HASH);
    assertThat(new Text(HASH, "a.password", 3, new Mistakes("f"))).hasToString("Text[a.password, line 3]");
  }

  @Test
  void anExtensionMustNotEndInAnythingButDigits() throws IOException {
    assertThat(
      mistakes(
        (
          "tenants: { foo: { groups: { one: { country: BE, users: { ann: { password: HASH, extension: \"11\\n\" }," +
          " ben: { password: HASH, extension: \"011\" } } } } } }"
        ).replace("HASH", HASH)
      )
    ).hasSize(2);
  }

  @Test
  void departmentsAndResellersAreWhereTheyMakeSense() throws IOException {
    assertThat(
      mistakes(
        """
        tenants:
          foo:
            reseller: "*"
            groups:
              one:
                country: BE
                departments: [inside, inside]
                users:
                  ann: { password: HASH, level: DepartmentAdmin }
                  ben: { password: HASH, department: outside }
                  cid: { password: HASH, level: GroupAdmin, reseller: kiwi }
        """.replace("HASH", HASH)
      )
    ).containsExactly(
      "3: tenants.foo.reseller: expected a reseller's name of letters, digits, dot, dash and underscore, found \"*\"",
      "7: tenants.foo.groups.one.departments[1]: expected each department once, found \"inside\"",
      "9: tenants.foo.groups.one.users.ann.department: expected the department that a DepartmentAdmin looks after," +
        " found nothing",
      "10: tenants.foo.groups.one.users.ben.department: expected a department of group one (inside), found \"outside\"",
      "11: tenants.foo.groups.one.users.cid.reseller: expected nothing here, or the level TenantAdmin or SystemAdmin," +
        " found \"kiwi\""
    );
  }

  private static String at(int line, String key) {
    return line + ": tenants.foo.groups.one.users.ann." + key + ": ";
  }

  private Subscribers read(String text) throws IOException {
    return DirectoryReader.read(Files.writeString(folder.resolve("directory.yaml"), text, StandardCharsets.UTF_8));
  }

  /** Without the name of the file in front. */
  private List<String> mistakes(String text) {
    InvalidDirectoryException refusal = catchThrowableOfType(InvalidDirectoryException.class, () -> read(text));
    assertThat(refusal).as("refusal of the file").isNotNull();
    String file = folder.resolve("directory.yaml") + ":";
    assertThat(refusal.mistakes()).allSatisfy(mistake -> assertThat(mistake).startsWith(file));
    return refusal
      .mistakes()
      .stream()
      .map(mistake -> mistake.substring(file.length()))
      .toList();
  }
}

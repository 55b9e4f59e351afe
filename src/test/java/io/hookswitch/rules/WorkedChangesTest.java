package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Hours;
import io.hookswitch.call.Operation;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The changes that docs/rules.md works through with facts from user data and from the calendar. */
class WorkedChangesTest {

  private static final String OFFICE = """
  days,from,until,zone,why
  Mon-Fri,08:00,18:00,Europe/Berlin,
  2026-12-25,closed,,,Christmas
  """;

  private final Map<String, String> files = new TreeMap<>();

  WorkedChangesTest() {
    RuleFiles.read(Path.of("rules"))
      .files()
      .forEach(file -> files.put(file.name(), file.text()));
  }

  @Test
  void aRecordingIsPausedOnlyWhereUserDataMarksTheCallAsPrivate() {
    pauseOnlyWhenPrivate();
    files.put(
      "tests/privacy.csv",
      """
      test,state,recordingMode,recordingState,privacy,allowed,forbidden,recording
      a private call is paused,Established,OnDemandUserStart,Started,true,PauseCallRecording StopCallRecording,,pause_stop
      no other call is,Established|Held,OnDemandUserStart,Started,false,,PauseCallRecording,stop
      what is paused goes on whatever it is,Established,OnDemandUserStart,Paused,,ResumeCallRecording,,resume_stop
      """
    );
    // What the scenarios that ship say of pausing is no longer so: it is changed with the rules.
    files.computeIfPresent("tests/recording.csv", (name, text) -> without("user start: pause or stop", text));
    assertGood();
    assertThat(RuleDiff.between(RuleSet.read(Path.of("rules")), set())).containsExactly(
      "~ recording pause_stop -> stop   when state Established or Held, recordingMode OnDemandUserStart, recordingState Started, privacy false",
      "~ private calls   none -> Privacy is 1 or true or yes"
    );
  }

  @Test
  void nobodyDialsOutsideOfficeHours() {
    dialInOfficeHours();
    files.put(
      "tests/hours.csv",
      """
      test,state,hours,emergency,allowed,forbidden
      dial in office hours,Null,Open,,Dial,
      and not outside,Null,Closed,false,,Dial
      but always for help,Null,,true,Dial,
      what goes on goes on,Established|Held,Closed,,Hangup,
      """
    );
    files.computeIfPresent("tests/calls.csv", (name, text) -> without("an idle user dials", text));
    assertGood();
    assertThat(RuleDiff.between(RuleSet.read(Path.of("rules")), set())).containsExactly(
      "- Dial   when state Null, hours Closed, emergency false",
      "~ office hours   always -> Mon 08:00-18:00, Tue 08:00-18:00, Wed 08:00-18:00, Thu 08:00-18:00, Fri 08:00-18:00, 2026-12-25 closed (Europe/Berlin)"
    );
  }

  @Test
  void whoeverForgetsThoseWhoCallForHelpIsToldSoUntilARuleSaysWhy() {
    dialInOfficeHours();
    files.computeIfPresent("tests/calls.csv", (name, text) -> without("an idle user dials", text));
    files.computeIfPresent("capabilities.csv", (name, text) ->
      text.replace("office hours | emergency", "office hours")
    );
    files.computeIfPresent("conditions.csv", (name, text) -> text.replace("emergency,call,emergency == true,\n", ""));
    assertThat(mistakes()).containsExactly(
      "capabilities.csv:1:1: an emergency number cannot be dialled: state Null, hours Closed; if that is meant, deny Dial in" +
        " a .drl file with a @Why where emergency == true"
    );
    files.put(
      "house.drl",
      """
      rule "nobody calls for help from here"
        @Why("The desks are not where their users are: help is called from the phone")
      when CallFacts( state == PartyState.Null, emergency == true )
      then decision.deny(Operation.Dial);
      end
      """
    );
    assertGood();
  }

  @Test
  void theClockDecidesThroughTheCalendarOfTheTenant() {
    dialInOfficeHours();
    files.put("tenants/acme/calendars.csv", "days,from,until,zone\nany,00:00,24:00,Europe/Berlin\n");
    CompiledRules rules = CompiledRules.of(set());
    Instant before = Instant.parse("2026-12-24T16:59:59Z");
    Instant strikes = Instant.parse("2026-12-24T17:00:00Z");

    assertThat(mayDial(rules, "globex", before)).isTrue();
    assertThat(mayDial(rules, "globex", strikes)).isFalse();
    assertThat(mayDial(rules, "globex", before))
      .as("a clock that was set back")
      .isTrue();
    assertThat(mayDial(rules, "acme", strikes)).isTrue();
    assertThat(rules.turn(before)).isEqualTo(strikes);
    // The 25th is a Friday, and closed.
    assertThat(rules.turn(strikes)).isEqualTo(Instant.parse("2026-12-28T07:00:00Z"));
    assertThat(rules.circumstances("globex", strikes).hours()).isEqualTo(Hours.Closed);
  }

  @Test
  void aFactWithoutItsFileAndAFileWithoutARuleAreMistakes() {
    pauseOnlyWhenPrivate();
    dialInOfficeHours();
    files.remove("userdata.csv");
    files.remove("calendars.csv");
    assertThat(mistakes()).containsExactly(
      "capabilities.csv:4:6: \"capabilities.csv:4 Dial if office hours\" asks for hours, and there is no calendars.csv",
      "recording.csv:10:44: \"recording.csv:10 pause_stop if private\" asks for privacy, and there is no userdata.csv",
      "recording.csv:12:44: \"recording.csv:12 stop if not private\" asks for privacy, and there is no userdata.csv"
    );
    files.clear();
    RuleFiles.read(Path.of("rules"))
      .files()
      .forEach(file -> files.put(file.name(), file.text()));
    files.put("calendars.csv", OFFICE);
    files.put("tenants/acme/userdata.csv", "fact,key,values\nprivacy,Privacy,yes\n");
    assertThat(mistakes()).containsExactly(
      "calendars.csv:1:1: no rule asks for hours",
      "tenants/acme/userdata.csv:1:1: no rule asks for privacy"
    );
  }

  @Test
  void everyMistakeInUserdataIsSaidWithItsPlace() {
    files.put("userdata.csv", "fact,key,values\nprivate,Privacy,yes\nprivacy,,yes | Yes\nprivacy,A,|\n");
    assertThat(mistakes()).containsExactly(
      "userdata.csv:2:1: unknown fact 'private', did you mean 'privacy'?",
      "userdata.csv:3:9: expected a key of user data, found an empty cell",
      "userdata.csv:3:10: 'yes' is listed twice; upper and lower case are the same",
      "userdata.csv:4:1: a second row for 'privacy'",
      "userdata.csv:4:11: expected values as yes | true | 1, found an empty one",
      "userdata.csv:4:11: expected values as yes | true | 1, found an empty one"
    );
  }

  private void pauseOnlyWhenPrivate() {
    files.put("userdata.csv", "fact,key,values,why\nprivacy,Privacy,yes | true | 1,\n");
    files.merge(
      "conditions.csv",
      "private,call,privacy == true,\nnot private,call,privacy == false,\n",
      String::concat
    );
    files.computeIfPresent("recording.csv", (name, text) ->
      text
        .replace("call state,control,why", "call state,control,when,why")
        .replaceAll("(?m)^((?!#|mode|OnDemandUserStart,Started).*),(.*)$", "$1,,$2")
        .replace(
          "OnDemandUserStart,Started,Established Held,pause_stop,\n",
          "OnDemandUserStart,Started,Established Held,pause_stop,private,\n"
        )
        .concat("OnDemandUserStart,Started,Established Held,stop,not private,\n")
    );
  }

  private static String without(String scenario, String text) {
    return text.replaceFirst("(?m)^" + scenario + ",.*\n", "");
  }

  private void dialInOfficeHours() {
    files.put("calendars.csv", OFFICE);
    files.merge(
      "conditions.csv",
      "office hours,call,hours == Open,\nemergency,call,emergency == true,\n",
      String::concat
    );
    files.computeIfPresent("capabilities.csv", (name, text) ->
      text.replace("Dial,yes,", "Dial,office hours | emergency,")
    );
  }

  private void assertGood() {
    RuleReport report = RuleCheck.of(RuleFiles.of(files), Optional.empty());
    assertThat(report.mistakes()).isEmpty();
    assertThat(report.scenarios()).allMatch(ScenarioResult::good);
  }

  private List<String> mistakes() {
    return RuleCheck.of(RuleFiles.of(files), Optional.empty()).mistakes().stream().map(RuleError::toString).toList();
  }

  private RuleSet set() {
    return RuleSet.of(RuleFiles.of(files));
  }

  private static boolean mayDial(CompiledRules rules, String tenant, Instant at) {
    Circumstances circumstances = rules.circumstances(tenant, at);
    Endpoint.Subscriber ann = new Endpoint.Subscriber(
      new UserId(tenant, "ann"),
      "d",
      UserRole.Agent,
      TelephonyNetwork.Private,
      true,
      RecordingMode.Never
    );
    Set<Operation> allowed = rules.decide(CallFacts.idle(ann, circumstances)).allowed();
    return allowed.contains(Operation.Dial);
  }
}

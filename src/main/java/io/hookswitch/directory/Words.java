package io.hookswitch.directory;

import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserRole;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The words and forms that the file may use, as an operator writes them. */
final class Words {

  static final Map<String, UserRole> ROLES = inOrder(
    List.of(Map.entry("agent", UserRole.Agent), Map.entry("supervisor", UserRole.Supervisor))
  );

  static final Map<String, User.Level> LEVELS = byName(User.Level.values(), User.Level::name);

  static final Map<String, TelephonyNetwork> NETWORKS = byName(TelephonyNetwork.values(), TelephonyNetwork::name);

  static final Map<String, Location> LOCATIONS = byName(Location.values(), Location::name);

  /** The texts by which the tenant dialect's family of APIs knows them. */
  static final Map<String, RecordingMode> RECORDING = inOrder(
    List.of(
      Map.entry("unassigned", RecordingMode.Unassigned),
      Map.entry("Never", RecordingMode.Never),
      Map.entry("Always", RecordingMode.Always),
      Map.entry("Always with Pause/Resume", RecordingMode.AlwaysPauseResume),
      Map.entry("On Demand", RecordingMode.OnDemand),
      Map.entry("On Demand with User Initiated Start", RecordingMode.OnDemandUserStart)
    )
  );

  /** Whether a simulated phone answers by itself. */
  static final Map<String, Boolean> ANSWERS = inOrder(List.of(Map.entry("itself", true), Map.entry("api", false)));

  /** What the Genesys dialect can be allowed. */
  static final Map<String, String> FEATURES = byName(
    new String[] {
      "api-voice",
      "api-voice-outbound",
      "api-voice-recording",
      "api-voice-predictive-calls",
      "api-supervisor-monitoring",
      "api-supervisor-agent-control",
      "ops-recordings",
    },
    Function.identity()
  );

  /** Of tenants and groups: without "@", so that no two users have the same {@code user@tenant}. */
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  static final String A_RESELLER = "a reseller's name of letters, digits, dot, dash and underscore";
  static final Pattern USER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,79}");
  static final Pattern FLAG = Pattern.compile("true|false");
  static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  static final Pattern EMAIL = Pattern.compile("(?=.{3,254}$)[^\\s@]+@[^\\s@]+");
  static final Pattern ADDRESS = Pattern.compile("(?=.{3,161}$)(?!sips?:)[^\\s@]+@[^\\s@]+");
  static final Pattern SHORT_TEXT = Pattern.compile("[^\\p{Cntrl}]{0,120}");

  /** Below 10 a stolen file is cracked in days; above 14 a login takes seconds. */
  static final Pattern HASH = Pattern.compile("\\$2[aby]\\$1[0-4]\\$[./A-Za-z0-9]{53}");

  private Words() {}

  private static <T> Map<String, T> inOrder(List<Map.Entry<String, T>> words) {
    Map<String, T> map = new LinkedHashMap<>();
    words.forEach(word -> map.put(word.getKey(), word.getValue()));
    return Collections.unmodifiableMap(map);
  }

  private static <T> Map<String, T> byName(T[] values, Function<T, String> name) {
    Map<String, T> map = new LinkedHashMap<>();
    Arrays.asList(values).forEach(value -> map.put(name.apply(value), value));
    return Collections.unmodifiableMap(map);
  }
}

package io.hookswitch.south.asterisk;

import io.hookswitch.FreePort;
import io.hookswitch.Moment;
import io.hookswitch.Scratch;
import io.hookswitch.config.AsteriskConfig;
import io.hookswitch.config.ManagerConfig;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Asterisk on loopback, for all tests of this JVM: of Debian's packages, with the configuration that docs/asterisk.md
 * tells an owner to add, and phones (SIPp) that register with it. As a field with {@code @RegisterExtension static} of a
 * class of tests: between such classes the phones stand still, since a SIPp that waits looks a thousand times a second
 * whether something has come, and two dozen of them took a third of the machine from all other tests.
 */
public final class RealAsterisk implements BeforeAllCallback, AfterAllCallback {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration CLOSED = Duration.ofSeconds(10);
  private static final String PASSWORD = "only-for-tests";
  private static final Pattern BLOCK = Pattern.compile(
    "`/etc/asterisk/(\\w+\\.conf)`[^\\n]*(?:\\n[^\\n`]+)*\\n\\n```ini\\n(.*?)```",
    Pattern.DOTALL
  );
  private static final List<String> MODULES = List.of(
    "res_timing_timerfd res_sorcery_config res_sorcery_memory res_sorcery_astdb res_pjproject func_channel func_callerid",
    "codec_ulaw codec_alaw codec_a_mu codec_resample format_pcm format_sln format_wav res_http_websocket",
    "res_rtp_asterisk bridge_simple bridge_softmix bridge_holding bridge_native_rtp res_musiconhold res_pjsip",
    "res_pjsip_session res_pjsip_caller_id res_pjsip_sdp_rtp res_pjsip_nat res_pjsip_dtmf_info res_pjsip_header_funcs",
    "res_pjsip_endpoint_identifier_user res_pjsip_endpoint_identifier_ip res_pjsip_registrar res_pjsip_rfc3326",
    "res_pjsip_pubsub res_pjsip_authenticator_digest chan_pjsip pbx_config res_stasis app_stasis res_stasis_answer",
    "res_stasis_playback res_stasis_recording res_stasis_snoop res_stasis_device_state chan_bridge_media",
    "res_websocket_client res_ari_model res_ari res_ari_applications res_ari_asterisk res_ari_bridges",
    "res_ari_channels res_ari_device_states res_ari_endpoints res_ari_events res_ari_playbacks res_ari_recordings",
    "res_ari_sounds res_pjsip_notify res_pjsip_refer"
  );
  private static final int RTP_PORTS = 2_000;
  private static RealAsterisk shared;

  private final Path place;
  private final int http = freePort();
  private final int manager = freePort();
  private final int sip = freeUdp();
  private final Map<String, Phone> phones = new TreeMap<>();
  private Process process;

  private RealAsterisk() throws IOException {
    Path all = Files.createDirectories(Path.of("target", "asterisk").toAbsolutePath());
    place = Files.createTempDirectory(all, "");
  }

  /** Started when it is needed first. */
  public static synchronized RealAsterisk shared() {
    if (shared == null) {
      try {
        RealAsterisk one = new RealAsterisk();
        Runtime.getRuntime().addShutdownHook(new Thread(one::stop));
        one.prepare();
        one.start();
        one.atHome().forEach(phone -> phone.begin(one.sip));
        shared = one;
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return shared;
  }

  /** For a class of tests that begins: without the calls that one before it has left, so that one that fails takes none with it. */
  public static RealAsterisk quiet() {
    RealAsterisk one = shared();
    one.awake();
    List<String> left = one.channels();
    if (left.isEmpty()) return one;
    System.out.println("channels that are hung up, of a test that has failed: " + left);
    left.forEach(one::hangUp);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!one.channels().isEmpty()) {
      if (System.nanoTime() > until) throw new IllegalStateException("channels that stay: " + one.look("/channels"));
      Moment.pass();
    }
    return one;
  }

  @Override
  public void beforeAll(ExtensionContext tests) {
    if (tests.getRequiredTestClass().getEnclosingClass() == null) signal("CONT");
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    if (tests.getRequiredTestClass().getEnclosingClass() == null) signal("STOP");
  }

  private void signal(String name) {
    String pids = phones.values().stream().flatMap(Phone::pid).map(String::valueOf).collect(Collectors.joining(" "));
    try {
      String command = "kill -s " + name + " " + pids;
      int exit = new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
      if (exit != 0) throw new IllegalStateException(command + " ended with " + exit);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Settings of a node that uses it. */
  public AsteriskConfig config(String app) {
    return config(app, http);
  }

  /** The same by way of another port. */
  AsteriskConfig config(String app, int port) {
    Optional<String> host = Optional.of("127.0.0.1");
    return config(app, port, new ManagerConfig(host, manager, "hookswitch", Optional.of(PASSWORD), Optional.empty()));
  }

  /** The same where nobody is told to pick up. */
  AsteriskConfig withoutManager(String app) {
    return config(app, http, ManagerConfig.DEFAULT);
  }

  private AsteriskConfig config(String app, int port, ManagerConfig manager) {
    return new AsteriskConfig(
      URI.create("http://127.0.0.1:" + port + "/ari"),
      "hookswitch",
      Optional.of(PASSWORD),
      Optional.empty(),
      app,
      "PJSIP/{number}",
      Optional.of("PJSIP/{number}"),
      Duration.ofSeconds(20),
      Duration.ofSeconds(3),
      manager
    );
  }

  /** The same for a node in a process of its own. */
  public Map<String, String> environment(String app) {
    AsteriskConfig config = config(app);
    return Map.of(
      "HOOKSWITCH_SWITCH_KIND",
      "asterisk",
      "HOOKSWITCH_SWITCH_ASTERISK_URL",
      config.url().toString(),
      "HOOKSWITCH_SWITCH_ASTERISK_PASSWORD",
      PASSWORD,
      "HOOKSWITCH_SWITCH_ASTERISK_APP",
      app,
      "HOOKSWITCH_SWITCH_ASTERISK_MANAGER_HOST",
      "127.0.0.1",
      "HOOKSWITCH_SWITCH_ASTERISK_MANAGER_PORT",
      Integer.toString(manager),
      "HOOKSWITCH_SWITCH_ASTERISK_MANAGER_PASSWORD",
      PASSWORD
    );
  }

  /** The same for a node that has it as a further switch, for the tenant {@code demo}. */
  public Map<String, String> further(String app) {
    JsonObject asterisk = new JsonObject()
      .put("url", config(app).url().toString())
      .put("password", PASSWORD)
      .put("app", app);
    JsonObject pbx = new JsonObject().put("name", "pbx").put("kind", "asterisk").put("asterisk", asterisk);
    JsonObject demo = new JsonObject().put("tenant", "demo").put("connector", "pbx");
    return Map.of(
      "HOOKSWITCH_SWITCH_CONNECTORS",
      new JsonArray().add(pbx).encode(),
      "HOOKSWITCH_SWITCH_TENANTS",
      new JsonArray().add(demo).encode()
    );
  }

  /** The phone with this number. */
  public Phone phone(String number) {
    return phones.get(number);
  }

  int httpPort() {
    return http;
  }

  int sipPort() {
    return sip;
  }

  Path place() {
    return place;
  }

  /** What Asterisk itself has at this moment, as JSON. */
  public String look(String path) {
    return ask("GET", path);
  }

  /** So much is in a recording by now. */
  public double recordedSeconds(String name) {
    return (
      place
        .resolve("spool/recording")
        .resolve(name + ".wav")
        .toFile()
        .length() / 16_000.0
    );
  }

  /** What it has used of the processors. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** A phone says where it is. */
  public void registers(String number) {
    phone(number).register(sip);
  }

  /** A phone says that it is nowhere any more. */
  public void leaves(String number) {
    phone(number).leave(sip);
  }

  /** Whether a phone that dials this number gets anybody; it waits for the end of that call. */
  boolean takes(String from, String dialled) {
    Process calling = phone(from).calls(sip, dialled);
    return calling.onExit().orTimeout(CLOSED.toSeconds(), TimeUnit.SECONDS).join().exitValue() == 0;
  }

  /** Asterisk ends a channel, and not because a gateway wants it. */
  public void ends(String channel) {
    ask("DELETE", "/channels/" + channel);
  }

  private List<String> channels() {
    return new JsonArray(look("/channels"))
      .stream()
      .map(channel -> ((JsonObject) channel).getString("id"))
      .toList();
  }

  /** One that goes with another is gone when its turn comes. */
  private void hangUp(String channel) {
    try {
      ends(channel);
    } catch (UncheckedIOException gone) {
      if (channels().contains(channel)) throw gone;
    }
  }

  private String ask(String method, String path) {
    try {
      HttpURLConnection line = (HttpURLConnection) URI.create("http://127.0.0.1:" + http + "/ari" + path)
        .toURL()
        .openConnection();
      String login = Base64.getEncoder().encodeToString(("hookswitch:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
      line.setRequestMethod(method);
      line.setRequestProperty("Authorization", "Basic " + login);
      line.setConnectTimeout(1_000);
      line.setReadTimeout(5_000);
      try (var answer = line.getInputStream()) {
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException down) {
      throw new UncheckedIOException(down);
    }
  }

  /** The process ends without a word, as with a crash, and begins again. */
  void restart() throws IOException {
    process.destroyForcibly().onExit().join();
    start();
    atHome().forEach(phone -> phone.register(sip));
  }

  /**
   * For the next test. When a line is closed while Asterisk reports on a phone there, as by a node that is killed, it can stand still from
   * then on (asterisk/asterisk#2170): first for those who have to do with applications, then for all. It is said, and Asterisk is started
   * anew, so that one test does not take all that follow with it.
   *
   * <p>The second question, by the same connection, is answered when the first is quite over: Asterisk 22.10 can end with a fault of memory when
   * a line says which events it reads while the list of the applications is still in somebody's hands.
   */
  void awake() {
    try {
      ask("GET", "/applications");
      ask("GET", "/asterisk/info?only=status");
    } catch (UncheckedIOException silent) {
      System.out.println("Asterisk stands still, see " + place.resolve("log/full") + ": it is started anew");
      try {
        restart();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  /** Done when a connector is closed; one that does not close although Asterisk answers is a mistake. */
  void closed(Future<Void> closing) {
    CompletableFuture<Void> closed = closing.toCompletionStage().toCompletableFuture();
    try {
      closed.copy().orTimeout(CLOSED.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException late) {
      if (answers()) throw new AssertionError("Asterisk answers, and the connector was not closed", late);
      awake();
      closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
  }

  /** All but one that comes and goes. */
  private List<Phone> atHome() {
    return phones
      .entrySet()
      .stream()
      .filter(phone -> !phone.getKey().equals("15009"))
      .map(Map.Entry::getValue)
      .toList();
  }

  private void prepare() throws IOException {
    for (String folder : List.of("etc", "run", "log", "spool/recording", "db", "moh")) {
      Files.createDirectories(place.resolve(folder));
    }
    Path root = installed();
    Path data = root.resolve("usr/share/asterisk");
    write(
      "asterisk.conf",
      """
      [directories]
      astetcdir => %1$s/etc
      astmoddir => %2$s
      astvarlibdir => %1$s/db
      astdbdir => %1$s/db
      astkeydir => %1$s/db
      astdatadir => %3$s
      astagidir => %1$s/db
      astspooldir => %1$s/spool
      astrundir => %1$s/run
      astlogdir => %1$s/log
      """.formatted(place, libraries(root).resolve("asterisk/modules"), data)
    );
    StringBuilder modules = new StringBuilder("[modules]\nautoload = no\n");
    for (String line : MODULES)
      for (String one : line.split(" ")) modules.append("load = ").append(one).append(".so\n");
    write("modules.conf", modules.toString());
    write("logger.conf", "[general]\n[logfiles]\nfull => notice,warning,error,verbose\n");
    // Many, so that a port is seldom somebody else's soon after a call; and not those of another Asterisk at the same time.
    int rtp = 16_000 + RTP_PORTS * (sip % 8);
    write("rtp.conf", "[general]\nrtpstart = " + rtp + "\nrtpend = " + (rtp + RTP_PORTS - 1) + "\n");
    write("musiconhold.conf", "[default]\nmode = files\ndirectory = " + place.resolve("moh") + "\n");
    write(
      "indications.conf",
      "[general]\ncountry = tt\n[tt]\ndescription = Test\nringcadence = 1000\nring = " + Ear.RINGBACK + "\n"
    );
    Files.write(place.resolve("moh/music.alaw"), Ear.tone(Ear.MUSIC, 8_000));
    Map<String, String> told = blocks();
    // Only for tests: each has a connector of its own, by the dozen one after the other, and Asterisk keeps what they had open for a while.
    write("http.conf", told.get("http.conf").replace("8088", Integer.toString(http)) + "sessionlimit = 1000\n");
    write("ari.conf", told.get("ari.conf").replace("change-me", PASSWORD));
    write("extensions.conf", told.get("extensions.conf"));
    write(
      "manager.conf",
      told
        .get("manager.conf")
        .replace("5038", "" + manager)
        .replace("change-me", PASSWORD)
    );
    write("pjsip_notify.conf", "");
    pjsip(told.get("pjsip.conf"));
  }

  /** The page's template, and the page's phone once for each phone. */
  private void pjsip(String told) throws IOException {
    int phone = told.indexOf("[15001]");
    StringBuilder all = new StringBuilder(
      "[udp]\ntype = transport\nprotocol = udp\nbind = 127.0.0.1:" + sip + "\n\n" + told.substring(0, phone)
    );
    // Only for tests: phones here speak when they are spoken to.
    all.append("rtp_keepalive = 1\nmedia_address = 127.0.0.1\nbind_rtp_to_media_address = yes\n\n");
    addPhone("15001", "answers", 650);
    addPhone("15002", "answers", 950);
    addPhone("15003", "answers", 1500);
    addPhone("15004", "busy", 0);
    addPhone("15005", "rings", 0);
    addPhone("15006", "hangs-up", 0);
    addPhone("15007", "talks-when-told", 1050);
    addPhone("15008", "holds", 1500);
    addPhone("15009", "answers", 0);
    addPhone("15010", "transfers", 950);
    addPhone("15011", "answers", 0);
    for (String number : phones.keySet()) {
      all.append(told.substring(phone).replace("15001", number)).append('\n');
    }
    write("pjsip.conf", all.toString());
  }

  private void addPhone(String number, String does, int tone) {
    phones.put(number, new Phone(number, "change-me-too", does, tone, place));
  }

  private static Map<String, String> blocks() throws IOException {
    Map<String, String> blocks = new TreeMap<>();
    Matcher found = BLOCK.matcher(Files.readString(Path.of("docs", "asterisk.md")));
    while (found.find()) blocks.put(found.group(1), found.group(2));
    List<String> expected = List.of("ari.conf", "extensions.conf", "http.conf", "manager.conf", "pjsip.conf");
    if (!List.copyOf(blocks.keySet()).equals(expected)) {
      throw new IllegalStateException("docs/asterisk.md: expected " + expected + ", found " + blocks.keySet());
    }
    return blocks;
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(place.resolve("etc").resolve(file), text);
  }

  private static Path installed() throws IOException {
    Path said = Scratch.file("install-asterisk", ".log");
    Process script = new ProcessBuilder("bin/install-asterisk.sh")
      .redirectErrorStream(true)
      .redirectOutput(said.toFile())
      .start();
    if (script.onExit().join().exitValue() != 0) throw new IllegalStateException(Files.readString(said));
    return Path.of(Files.readAllLines(said).getLast());
  }

  private static Path libraries(Path root) throws IOException {
    try (var all = Files.list(root.resolve("usr/lib"))) {
      return all
        .filter(one -> Files.isDirectory(one.resolve("asterisk/modules")))
        .findFirst()
        .orElseThrow();
    }
  }

  private void start() throws IOException {
    process = asterisk();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new IllegalStateException("Asterisk has not started: " + Files.readString(log("out")));
      }
    }
  }

  private Path log(String name) {
    return place.resolve("log").resolve(name);
  }

  /** Run with the C library that came with it. */
  private Process asterisk() throws IOException {
    Path root = installed();
    Path libraries = libraries(root);
    Path loader;
    try (var all = Files.list(libraries)) {
      loader = all
        .filter(one -> one.getFileName().toString().startsWith("ld-linux"))
        .findFirst()
        .orElseThrow();
    }
    List<String> command = new ArrayList<>(List.of(loader.toString(), "--library-path", libraries.toString()));
    command.add(root.resolve("usr/sbin/asterisk").toString());
    command.addAll(List.of("-f", "-C", place.resolve("etc/asterisk.conf").toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log("out").toFile()).start();
  }

  private boolean answers() {
    try {
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) return false;
      return look("/asterisk/info").contains("version") && look("/endpoints/PJSIP").contains("15001");
    } catch (UncheckedIOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private void stop() {
    phones.values().forEach(Phone::close);
    if (process != null) process.destroyForcibly();
  }

  static int freeUdp() {
    return FreePort.next();
  }

  private static int freePort() {
    return FreePort.next();
  }
}

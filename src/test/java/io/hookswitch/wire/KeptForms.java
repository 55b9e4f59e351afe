package io.hookswitch.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookswitch.call.Call;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.config.Release;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.user.KeptEvent;
import io.hookswitch.user.Presence;
import io.hookswitch.user.UserInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What nodes write, to each other and into the store: one sample of each record, found by looking, so that none is
 * forgotten. {@code src/test/resources/forms} keeps a file for each release.
 */
final class KeptForms {

  static final Path FOLDER = Path.of("src/test/resources/forms");
  private static final ObjectMapper PRETTY = JsonMapper.builder()
    .enable(SerializationFeature.INDENT_OUTPUT)
    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
    .build();
  private static final String SIM = "io.hookswitch.south.sim.SimCall";
  /** Whose JSON is not that of {@link WireJson}, and who writes and reads it. */
  private static final Map<String, String> OWN = Map.of(
    SIM,
    "io.hookswitch.south.sim.SimJson",
    "io.hookswitch.south.sip.Leg",
    "io.hookswitch.south.sip.SipJson",
    "io.hookswitch.south.sip.Dialog",
    "io.hookswitch.south.sip.SipJson",
    "io.hookswitch.south.sip.Shelf$Piece",
    "io.hookswitch.south.sip.SipJson"
  );
  /** What is no JSON but bytes, which it makes by {@code bytes} and is made of by {@code of}. */
  private static final List<Class<?>> FRAMES = List.of(hidden("io.hookswitch.records.Line"));
  /** Beside the families: what is one of its kind. */
  private static final List<Class<?>> SINGLE = List.of(
    Call.class,
    Ask.class,
    Reply.class,
    UserAsk.class,
    UserReply.class,
    StreamNews.class,
    NodeOrder.class,
    NodeReport.class,
    KeptEvent.class,
    Presence.class,
    hidden("io.hookswitch.routing.Anchor"),
    hidden("io.hookswitch.routing.Leases"),
    hidden("io.hookswitch.outbound.Chain"),
    hidden("io.hookswitch.records.Line$Body"),
    hidden("io.hookswitch.policy.Ledger"),
    hidden("io.hookswitch.policy.HazelcastPolicyStore$Texts"),
    hidden("io.hookswitch.policy.Members$About"),
    hidden("io.hookswitch.policy.DryRun"),
    hidden("io.hookswitch.shard.CallQuery"),
    hidden("io.hookswitch.shard.CallSearch$Part"),
    hidden("io.hookswitch.north.ops.ConnectorFamily$Question"),
    hidden("io.hookswitch.north.ops.ConnectorFamily$Connectors"),
    hidden("io.hookswitch.north.ops.LoadFamily$Question"),
    hidden("io.hookswitch.north.ops.LoadFamily$Figures"),
    hidden("io.hookswitch.north.ops.LoadFamily$Listeners"),
    hidden("io.hookswitch.north.ops.LoadFamily$Decisions"),
    hidden("io.hookswitch.north.ops.PastFamily$Question"),
    hidden("io.hookswitch.north.ops.PastFamily$Past"),
    hidden("io.hookswitch.north.ops.ReconciliationFamily$Question"),
    hidden("io.hookswitch.north.ops.ReconciliationFamily$Found")
  );
  private static final List<Class<?>> FAMILIES = List.of(
    CallInput.class,
    SwitchOrder.class,
    UserInput.class,
    StreamEvent.class
  );

  private KeptForms() {}

  static Path current() {
    return FOLDER.resolve(Release.current().version().replace("-SNAPSHOT", "") + ".json");
  }

  /** Class names to forms as this release writes them. */
  static ObjectNode written() {
    Samples samples = new Samples();
    ObjectNode all = PRETTY.createObjectNode();
    ObjectNode json = all.putObject("json");
    types().forEach((name, type) -> json.set(name, tree(write(type, samples.of(type)))));
    ObjectNode java = all.putObject("java");
    serialized().forEach((name, type) -> {
      Object sample = type.isRecord() ? samples.of(type) : irregular(type, samples);
      java.put(name, Base64.getEncoder().encodeToString(serialize(sample)));
    });
    ObjectNode frames = all.putObject("frames");
    for (Class<?> type : FRAMES) {
      byte[] frame = (byte[]) call(type, samples.of(type), "bytes");
      frames.put(type.getName(), Base64.getEncoder().encodeToString(frame));
    }
    return all;
  }

  /** What this release makes of a frame, written again. */
  static byte[] frameAgain(String name, byte[] frame) {
    Class<?> type = hidden(name);
    return (byte[]) call(type, call(type, null, "of", frame), "bytes");
  }

  static ObjectNode read(Path file) {
    try {
      return (ObjectNode) PRETTY.readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, PRETTY.writeValueAsString(PRETTY.treeToValue(written(), Object.class)) + "\n");
  }

  /** What this release makes of a form, written again. */
  static JsonNode again(String name, JsonNode form) {
    try {
      Class<?> type = hidden(name);
      return tree(write(type, read(type, PRETTY.writeValueAsBytes(form))));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Object deserialize(String form) throws IOException, ClassNotFoundException {
    byte[] bytes = Base64.getDecoder().decode(form);
    return new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
  }

  static byte[] serialize(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException broken) {
      throw new UncheckedIOException(value.getClass() + " cannot be sent to another node", broken);
    }
    return bytes.toByteArray();
  }

  private static Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new TreeMap<>();
    SINGLE.forEach(type -> types.put(type.getName(), type));
    OWN.keySet().forEach(name -> types.put(name, hidden(name)));
    FAMILIES.forEach(family -> leaves(family).forEach(type -> types.put(type.getName(), type)));
    return types;
  }

  /** What Hazelcast sends and keeps as Java has it. */
  private static Map<String, Class<?>> serialized() {
    Map<String, Class<?>> types = new TreeMap<>();
    Path classes = Path.of(Call.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (Stream<Path> files = Files.walk(classes.resolve("io/hookswitch"))) {
      files
        .map(file -> classes.relativize(file).toString())
        .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
        .map(file -> hidden(file.substring(0, file.length() - ".class".length()).replace('/', '.')))
        .filter(type -> Serializable.class.isAssignableFrom(type) && !Throwable.class.isAssignableFrom(type))
        .filter(type -> !type.isEnum() && !type.isInterface() && !type.isAnonymousClass())
        // Jackson's own helpers are, and go nowhere.
        .filter(type -> !type.getSuperclass().getName().startsWith("com.fasterxml."))
        .forEach(type -> types.put(type.getName(), type));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return types;
  }

  private static List<Class<?>> leaves(Class<?> family) {
    List<Class<?>> all = new ArrayList<>();
    for (Class<?> member : family.getPermittedSubclasses()) {
      if (member.isSealed()) all.addAll(leaves(member));
      else all.add(member);
    }
    return all;
  }

  private static byte[] write(Class<?> type, Object sample) {
    String own = OWN.get(type.getName());
    return own == null ? WireJson.write(sample) : (byte[]) call(hidden(own), null, "write", sample);
  }

  private static Object read(Class<?> type, byte[] form) {
    String own = OWN.get(type.getName());
    if (own == null) return WireJson.read(form, type);
    if (type.getName().equals(SIM)) return call(hidden(own), null, "read", new io.hookswitch.call.CallId(1), form);
    return call(hidden(own), null, "read", form, type);
  }

  /** A method that takes these arguments, seen from here or not. */
  private static Object call(Class<?> where, Object on, String method, Object... arguments) {
    try {
      for (Method one : where.getDeclaredMethods()) {
        if (!one.getName().equals(method) || !takes(one.getParameterTypes(), arguments)) continue;
        one.setAccessible(true);
        return one.invoke(on, arguments);
      }
      throw new IllegalStateException(where + " has no " + method);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static boolean takes(Class<?>[] types, Object[] arguments) {
    if (types.length != arguments.length) return false;
    for (int i = 0; i < types.length; i++) if (!types[i].isInstance(arguments[i])) return false;
    return true;
  }

  /** Those that are no records, by their only constructor. */
  private static Object irregular(Class<?> type, Samples samples) {
    try {
      var constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return constructor.newInstance(Stream.of(constructor.getGenericParameterTypes()).map(samples::of).toArray());
    } catch (ReflectiveOperationException none) {
      throw new IllegalStateException("no sample of " + type, none);
    }
  }

  private static JsonNode tree(byte[] json) {
    try {
      return PRETTY.readTree(json);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Class<?> hidden(String name) {
    try {
      return Class.forName(name, false, KeptForms.class.getClassLoader());
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(name + " is gone, and nodes of the last release still write it", gone);
    }
  }
}

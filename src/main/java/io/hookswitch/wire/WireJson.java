package io.hookswitch.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.user.UserInput;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON of the core's records, on the wire and in the store. The core itself knows nothing of it. */
public final class WireJson {

  private static final ObjectMapper JSON = mapper();

  private WireJson() {}

  public static byte[] write(Object value) {
    try {
      return Format.stamp(JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write a " + value.getClass().getSimpleName() + " as JSON", e);
    }
  }

  public static <T> T read(byte[] json, Class<T> type) {
    Format.check(json, "a " + type.getSimpleName());
    try {
      return JSON.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a " + type.getSimpleName() + " from JSON", e);
    }
  }

  /** A value that a client gave, as it is: a part of another form, which names the format for both. */
  public static byte[] writeValue(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write a value as JSON", e);
    }
  }

  /** What {@link #writeValue} has written. */
  public static Object readValue(byte[] json) {
    try {
      return JSON.readValue(json, Object.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a value from JSON", e);
    }
  }

  static ObjectMapper mapper() {
    ObjectMapper json = JsonMapper.builder()
      .addModules(new JavaTimeModule(), new Jdk8Module(), new IdModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
      .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .addHandler(new NewerWords())
      .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.SKIP))
      .addMixIn(CallInput.class, Tagged.class)
      .addMixIn(SwitchOrder.class, Tagged.class)
      .addMixIn(UserInput.class, Tagged.class)
      .build();
    tag(json, CallInput.class);
    tag(json, SwitchOrder.class);
    tag(json, UserInput.class);
    return json;
  }

  /** Every member of a sealed family, none forgotten. */
  private static void tag(ObjectMapper json, Class<?> family) {
    for (Class<?> member : family.getPermittedSubclasses()) {
      if (member.isSealed()) tag(json, member);
      else json.registerSubtypes(new NamedType(member, member.getSimpleName()));
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Tagged {}
}

package io.hookswitch.south.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.hookswitch.call.CallId;
import io.hookswitch.wire.Format;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The stored form of a call: JSON of {@link SimCall}. A field that a newer release has added is skipped. */
final class SimJson {

  private static final ObjectMapper JSON = JsonMapper.builder()
    .addModule(new JavaTimeModule())
    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
    .build();

  private SimJson() {}

  static byte[] write(SimCall call) {
    try {
      return Format.stamp(JSON.writeValueAsBytes(call));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("call " + call.id() + " has no stored form", impossible);
    }
  }

  static SimCall read(CallId id, byte[] form) {
    Format.check(form, "call " + id + " of the simulated switch");
    try {
      return JSON.readValue(form, SimCall.class);
    } catch (IOException broken) {
      throw new UncheckedIOException("the stored form of call " + id + " cannot be read", broken);
    }
  }
}

package io.hookswitch.south.sip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hookswitch.wire.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The form in which nodes keep and tell each other what they know of phones. A field that a newer release has added is skipped. */
final class SipJson {

  private static final ObjectMapper JSON = new ObjectMapper().configure(
    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
    false
  );

  private SipJson() {}

  static byte[] write(Record value) {
    try {
      return Format.stamp(JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a " + value.getClass().getSimpleName() + " has no form", impossible);
    }
  }

  static <T extends Record> T read(byte[] form, Class<T> type) {
    Format.check(form, "a " + type.getSimpleName());
    try {
      return JSON.readValue(form, type);
    } catch (IOException broken) {
      throw new UncheckedIOException("a " + type.getSimpleName() + " cannot be read: " + broken.getMessage(), broken);
    }
  }

  /** Each of them names its format. */
  static byte[] writeAll(Collection<? extends Record> values) {
    return values
      .stream()
      .map(value -> new String(write(value), StandardCharsets.UTF_8))
      .collect(Collectors.joining(",", "[", "]"))
      .getBytes(StandardCharsets.UTF_8);
  }

  static <T extends Record> List<T> readAll(byte[] forms, Class<T> type) {
    List<T> all = new ArrayList<>();
    try {
      for (JsonNode form : JSON.readTree(forms)) all.add(read(JSON.writeValueAsBytes(form), type));
    } catch (IOException broken) {
      throw new UncheckedIOException("a list that cannot be read: " + broken.getMessage(), broken);
    }
    return all;
  }
}

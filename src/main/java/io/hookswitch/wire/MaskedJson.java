package io.hookswitch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.type.MapType;
import io.hookswitch.call.Call;
import io.hookswitch.call.Command;
import io.hookswitch.call.OrderInFlight;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.UserDatum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The JSON of {@link WireJson} for what is kept longer than a call, without what nobody is to read there: the values of
 * some user data, and all tones, which may be anybody's secret number. What it writes {@link WireJson} reads.
 */
public final class MaskedJson {

  /** In place of a value. */
  public static final String MASK = "***";

  private final ObjectMapper json = WireJson.mapper();
  private final Predicate<String> hidden;

  /** @param hidden the keys of user data, nested ones included, whose values are masked */
  public MaskedJson(Predicate<String> hidden) {
    this.hidden = hidden;
    SimpleModule masks = new SimpleModule("masks");
    masks.addSerializer(UserDatum.class, new Datum());
    masks.setSerializerModifier(new UserDataMaps());
    json
      .registerModule(masks)
      .addMixIn(Command.SendDtmf.class, Tones.class)
      .addMixIn(SwitchOrder.Digits.class, Tones.class);
  }

  public byte[] write(Object value) {
    try {
      return Format.stamp(json.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write a " + value.getClass().getSimpleName() + " as JSON", e);
    }
  }

  /** Whether what this writes of a call is something else than what {@link WireJson} does. */
  public boolean masks(Call call) {
    return masks(call.userData()) || call.orders().values().stream().anyMatch(this::masks);
  }

  private boolean masks(OrderInFlight order) {
    return order.order() instanceof SwitchOrder.Digits || masks(order.userData());
  }

  private boolean masks(List<UserDatum> userData) {
    for (UserDatum datum : userData) if (hidden.test(datum.key()) || masksIn(datum.value())) return true;
    return false;
  }

  private boolean masksIn(Object value) {
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> pair : map.entrySet()) {
        if (hidden.test(String.valueOf(pair.getKey())) || masksIn(pair.getValue())) return true;
      }
    } else if (value instanceof Iterable<?> list) {
      for (Object one : list) if (masksIn(one)) return true;
    }
    return false;
  }

  /** What is written in place of a text with this key. */
  public String shown(String key, String text) {
    return hidden.test(key) ? MASK : text;
  }

  private void write(String key, Object value, JsonGenerator out, SerializerProvider all) throws IOException {
    if (hidden.test(key)) out.writeString(MASK);
    else write(value, out, all);
  }

  private void write(Object value, JsonGenerator out, SerializerProvider all) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> pair : map.entrySet()) {
        out.writeFieldName(String.valueOf(pair.getKey()));
        write(String.valueOf(pair.getKey()), pair.getValue(), out, all);
      }
      out.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      out.writeStartArray();
      for (Object one : list) write(one, out, all);
      out.writeEndArray();
    } else {
      all.defaultSerializeValue(value, out);
    }
  }

  private final class Datum extends JsonSerializer<UserDatum> {

    @Override
    public void serialize(UserDatum datum, JsonGenerator out, SerializerProvider all) throws IOException {
      out.writeStartObject();
      out.writeStringField("key", datum.key());
      out.writeFieldName("value");
      write(datum.key(), datum.value(), out, all);
      out.writeEndObject();
    }
  }

  /** In the core, a map from text to anything is user data. */
  private final class UserDataMaps extends BeanSerializerModifier {

    private static final long serialVersionUID = 1;

    @Override
    public JsonSerializer<?> modifyMapSerializer(
      SerializationConfig config,
      MapType type,
      BeanDescription description,
      JsonSerializer<?> usual
    ) {
      boolean userData = type.getKeyType().hasRawClass(String.class) && type.getContentType().hasRawClass(Object.class);
      return userData ? new Pairs() : usual;
    }
  }

  private final class Pairs extends JsonSerializer<Map<String, Object>> {

    @Override
    public void serialize(Map<String, Object> pairs, JsonGenerator out, SerializerProvider all) throws IOException {
      write(pairs, out, all);
    }
  }

  /** Both are records with the tones in {@code digits}. */
  private abstract static class Tones {

    @JsonSerialize(using = Stars.class)
    abstract String digits();
  }

  private static final class Stars extends JsonSerializer<String> {

    /** As many as there were: a star is a tone, so that the command can be taken again; what is none must be refused again. */
    @Override
    public void serialize(String digits, JsonGenerator out, SerializerProvider all) throws IOException {
      out.writeString(digits.replaceAll(Command.SendDtmf.TONE, "*").replaceAll("[^*]", "?"));
    }
  }
}

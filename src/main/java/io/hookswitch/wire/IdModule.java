package io.hookswitch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import java.io.IOException;

/** Ids are short on the wire: a call is its number, a party is {@code "number:index"}. */
final class IdModule extends SimpleModule {

  private static final long serialVersionUID = 1;

  IdModule() {
    addSerializer(CallId.class, new CallOut());
    addDeserializer(CallId.class, new CallIn());
    addSerializer(PartyId.class, new PartyOut());
    addDeserializer(PartyId.class, new PartyIn());
  }

  private static final class CallOut extends JsonSerializer<CallId> {

    @Override
    public void serialize(CallId id, JsonGenerator out, SerializerProvider provider) throws IOException {
      out.writeNumber(id.number());
    }
  }

  private static final class CallIn extends JsonDeserializer<CallId> {

    @Override
    public CallId deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return new CallId(in.getLongValue());
    }
  }

  private static final class PartyOut extends JsonSerializer<PartyId> {

    @Override
    public void serialize(PartyId id, JsonGenerator out, SerializerProvider provider) throws IOException {
      out.writeString(id.toString());
    }
  }

  private static final class PartyIn extends JsonDeserializer<PartyId> {

    @Override
    public PartyId deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String[] both = in.getText().split(":", 2);
      return new PartyId(new CallId(Long.parseLong(both[0])), Integer.parseInt(both[1]));
    }
  }
}

package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.call.Endpoint;
import io.hookswitch.south.sip.Leg.Phase;
import io.hookswitch.south.sip.transport.SipAddress;
import io.hookswitch.wire.Format;
import io.hookswitch.wire.UnreadableFormatException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nodes of other releases have kept of phones. */
class SipJsonTest {

  private static final SipAddress HERE = new SipAddress("sip:1@here", "a");
  private static final Dialog DIALOG = new Dialog("call", HERE, HERE, "sip:2@there", List.of("x"), 1, 2, 3, 4, true);
  private static final Leg ONE = Leg.of(1, Endpoint.network("1", "1"), Phase.TALKING, "line-1");
  private static final Leg OTHER = Leg.of(2, Endpoint.network("2", "2"), Phase.RINGING);

  private static JsonObject form(byte[] json) {
    return new JsonObject(Buffer.buffer(json));
  }

  @Test
  void everyLegAndDialogNamesItsFormat() {
    assertThat(form(SipJson.write(DIALOG)).getInteger("v")).isEqualTo(Format.CURRENT);
    assertThat(new JsonArray(Buffer.buffer(SipJson.writeAll(List.of(ONE, OTHER)))))
      .hasSize(2)
      .allSatisfy(leg -> assertThat(((JsonObject) leg).getInteger("v")).isEqualTo(Format.CURRENT));
  }

  @Test
  void whatNamesNoFormatIsRead() {
    byte[] dialog = JsonObject.mapFrom(DIALOG).toBuffer().getBytes();
    byte[] legs = new JsonArray().add(JsonObject.mapFrom(ONE)).add(JsonObject.mapFrom(OTHER)).toBuffer().getBytes();
    assertThat(SipJson.read(dialog, Dialog.class)).isEqualTo(DIALOG);
    assertThat(SipJson.readAll(legs, Leg.class)).containsExactly(ONE, OTHER);
    assertThat(SipJson.readAll("[]".getBytes(), Leg.class)).isEmpty();
  }

  @Test
  void theNextReleaseIsReadAndALaterOneRefused() {
    String leg = new String(SipJson.write(ONE));
    String next = leg.replaceFirst("\"v\":1", "\"v\":2,\"mood\":\"good\"");
    assertThat(SipJson.readAll(("[" + next + "]").getBytes(), Leg.class)).containsExactly(ONE);
    String later = leg.replaceFirst("\"v\":1", "\"v\":3");
    assertThatThrownBy(() -> SipJson.readAll(("[" + later + "]").getBytes(), Leg.class))
      .isInstanceOf(UnreadableFormatException.class)
      .hasMessageContaining("a Leg has format 3");
  }
}

package io.hookswitch.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import io.hookswitch.call.CallId;
import io.hookswitch.call.UserId;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What nodes of different releases read of each other: the bytes do not change. */
class FormsTest {

  private final InternalSerializationService hazelcast = new DefaultSerializationServiceBuilder().build();

  @Test
  void theKeyOfAnEvent() {
    EventKey key = EventKey.of(new UserId("staff", "ann"), 7, 258);
    expect(key, 102, "00000009616e6e4073746166660000000000000007" + "0000000000000102");
  }

  @Test
  void theCallsOfAUser() {
    Appearances calls = Appearances.none()
      .with(new CallId(5).party(0), new CallId(5).party(0))
      .with(new CallId(6).party(1), new CallId(9).party(2))
      .detached(new CallId(5).party(0));
    expect(
      calls,
      103,
      "00000002" +
        "000000010000000000000005000000000000000000000005" +
        "00000000" +
        "01" +
        "000000020000000000000006000000010000000000000009" +
        "00000002" +
        "00"
    );
    expect(Appearances.none(), 103, "00000000");
  }

  private void expect(Object value, int number, String bytes) {
    Data form = hazelcast.toData(value);
    assertThat(form.getType()).isEqualTo(number);
    // The first eight are Hazelcast's: partition and type.
    assertThat(HexFormat.of().formatHex(form.toByteArray(), 8, form.totalSize())).isEqualTo(bytes);
    assertThat(hazelcast.<Object>toObject(form)).isEqualTo(value);
  }
}

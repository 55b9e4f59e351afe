package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastJsonValue;
import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** After somebody has left each write sends one of these to its copies, whatever it is that is written. */
class NotingFormTest {

  private static final UUID MARK = new UUID(7, 258);

  private final InternalSerializationService hazelcast = new DefaultSerializationServiceBuilder().build();

  @Test
  void whatHasAFormOfItsOwnIsWrittenInIt() {
    // Java cannot write this one.
    HazelcastJsonValue value = new HazelcastJsonValue("{}");
    Arrivals.Noting<?, ?, ?> read = hazelcast.toObject(hazelcast.toData(noting(value)));
    assertThat(read.mark()).isEqualTo(MARK);
    assertThat(read.change()).isEqualTo(new DecidedOnce.Outcome<>(value, 4));
  }

  @Test
  void itsBytesDoNotChange() {
    Data form = hazelcast.toData(noting("v"));
    assertThat(form.getType()).isEqualTo(104);
    assertThat(HexFormat.of().formatHex(form.toByteArray(), 8, form.totalSize())).isEqualTo(
      "0000000000000007" + "0000000000000102" + "00000065" + "0000000000000004" + "fffffff5" + "0000000176"
    );
  }

  private static Arrivals.Noting<?, ?, ?> noting(Object value) {
    return new Arrivals.Noting<>(new DecidedOnce.Outcome<>(value, 4), MARK);
  }
}

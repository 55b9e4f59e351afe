package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Each write sends one of these to its copies, perhaps to a node of another release. */
class OutcomeFormTest {

  private final InternalSerializationService hazelcast = new DefaultSerializationServiceBuilder().build();

  @Test
  void itsBytesDoNotChange() {
    Data form = hazelcast.toData(new DecidedOnce.Outcome<>(new byte[] { 1, 2, 3 }, 4));
    assertThat(form.getType()).isEqualTo(101);
    assertThat(HexFormat.of().formatHex(form.toByteArray(), 8, form.totalSize())).isEqualTo(
      "0000000000000004" + "fffffff4" + "00000003010203"
    );
    DecidedOnce.Outcome<?, ?> read = hazelcast.toObject(form);
    assertThat(read.millis()).isEqualTo(4);
    assertThat((byte[]) read.value()).containsExactly(1, 2, 3);
  }

  @Test
  void whatIsTakenAwayIsNothing() {
    DecidedOnce.Outcome<?, ?> read = hazelcast.toObject(hazelcast.toData(new DecidedOnce.Outcome<>(null, -2)));
    assertThat(read.value()).isNull();
    assertThat(read.millis()).isEqualTo(-2);
  }
}

package io.hookswitch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.internal.serialization.impl.HeapData;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each write of a call is answered with one of these, perhaps by a node of another release. */
class FoundFormTest {

  private final InternalSerializationService hazelcast = new DefaultSerializationServiceBuilder().build();

  @ParameterizedTest
  @CsvSource({ "AS_EXPECTED, 00", "ANOTHER_STATE, 01", "NEWER_OWNER, 02" })
  void itsByteDoesNotChange(FencedWrite.Found found, String form) {
    Data data = hazelcast.toData(found);
    assertThat(data.getType()).isEqualTo(105);
    assertThat(HexFormat.of().formatHex(data.toByteArray(), 8, data.totalSize())).isEqualTo(form);
    assertThat((FencedWrite.Found) hazelcast.toObject(data)).isEqualTo(found);
  }

  @Test
  void whatALaterReleaseMayFindIsNotTakenForSomethingElse() {
    byte[] bytes = hazelcast.toData(FencedWrite.Found.AS_EXPECTED).toByteArray();
    bytes[8] = 3;
    assertThatThrownBy(() -> hazelcast.toObject(new HeapData(bytes)))
      .isInstanceOf(HazelcastSerializationException.class)
      .hasMessageContaining("0 to 2, found 3");
  }
}

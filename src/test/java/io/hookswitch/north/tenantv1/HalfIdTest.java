package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfIdTest {

  @ParameterizedTest
  @ValueSource(
    strings = {
      "callhalf-722:0",
      "callhalf-1595867:0",
      "callhalf-177056759:5",
      "callhalf-95876388553:0",
      "callhalf-9223372036854775807:31",
    }
  )
  void readsBackWhatItWrites(String text) {
    assertThat(HalfId.parse(text)).map(HalfId::toString).contains(text);
  }

  @Test
  void namesCallAndParty() {
    assertThat(HalfId.parse("callhalf-95876388553:5")).contains(new HalfId(new CallId(95876388553L), 5));
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
      "",
      "callhalf-",
      "callhalf-1",
      "callhalf-1:",
      "callhalf-0:0",
      "callhalf-01:0",
      "callhalf-1:00",
      "callhalf--1:0",
      "callhalf-1:-1",
      "callhalf-1:10000",
      "callhalf-9223372036854775808:0",
      "callhalf-99999999999999999999:0",
      "callhalf-1:0 ",
      " callhalf-1:0",
      "CallHalf-1:0",
      "callhalf-1%3A0",
      "callhalf-１:0",
      "retrieve",
      "1:0",
    }
  )
  void readsNothingElse(String text) {
    assertThat(HalfId.parse(text)).isEmpty();
  }
}

package io.hookswitch.south.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {

  @ParameterizedTest
  @EnumSource(Codec.class)
  void everyCodeIsReadAsWhatIsWrittenAsIt(Codec codec) {
    for (int code = 0; code < 256; code++) {
      short sample = codec.decode((byte) code);
      assertThat(codec.decode(codec.encode(sample)))
        .as("code " + code)
        .isEqualTo(sample);
    }
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void whatIsSaidIsHeardWithinAStepOfTheScale(Codec codec) {
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample += 7) {
      int heard = codec.decode(codec.encode((short) sample));
      assertThat(heard).isCloseTo(sample, Offset.offset(24 + Math.abs(sample) / 16));
    }
  }
}

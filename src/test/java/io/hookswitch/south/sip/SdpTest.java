package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.south.sip.Sdp.BadSdpException;
import io.hookswitch.south.sip.Sdp.Flow;
import io.hookswitch.south.sip.media.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpTest {

  private static final String PHONE = String.join(
    "\r\n",
    "v=0",
    "o=phone 18446744073709551615 2 IN IP4 10.0.0.7",
    "s=-",
    "c=IN IP4 10.0.0.7",
    "t=0 0",
    "m=audio 4000 RTP/AVP 9 0 8 96",
    "a=rtpmap:9 G722/8000",
    "a=rtpmap:96 telephone-event/8000",
    "a=sendonly",
    "m=video 4002 RTP/AVP 99",
    "c=IN IP4 10.0.0.9",
    "a=inactive",
    ""
  );

  @Test
  void aPhonesOfferIsUnderstood() throws BadSdpException {
    Sdp offer = Sdp.parse(PHONE);
    assertThat(offer.address()).isEqualTo("10.0.0.7");
    assertThat(offer.port()).isEqualTo(4000);
    assertThat(offer.codecs()).containsExactly(Codec.PCMU, Codec.PCMA);
    assertThat(offer.events()).isEqualTo(96);
    assertThat(offer.flow()).isEqualTo(Flow.SENDONLY);
  }

  @Test
  void theAnswerHasItsFirstCodecItsKeysAndNoOtherStream() throws BadSdpException {
    Sdp answer = Sdp.parse(PHONE).answer("10.0.0.1", 5000, 7, 1);
    assertThat(answer.text())
      .contains("m=audio 5000 RTP/AVP 0 96\r\n")
      .contains("a=recvonly\r\n")
      .endsWith("m=video 0 RTP/AVP 99\r\n");
    assertThat(Sdp.parse(answer.text()).codecs()).containsExactly(Codec.PCMU);
  }

  @Test
  void whoeverSpeaksNothingThatIsKnownGetsNoAudio() throws BadSdpException {
    Sdp answer = Sdp.parse(PHONE.replace("9 0 8 96", "9 97")).answer("10.0.0.1", 5000, 7, 1);
    assertThat(answer.chosen()).isEmpty();
    assertThat(answer.text()).contains("m=audio 0 RTP/AVP");
  }

  @Test
  void theOwnOfferIsUnderstoodByItsOwnReader() throws BadSdpException {
    Sdp offer = Sdp.offer("127.0.0.1", 4000, 1, 2);
    assertThat(Sdp.parse(offer.text())).isEqualTo(offer);
  }

  @Test
  void anAddressOfZerosIsTheOldWayToHold() throws BadSdpException {
    assertThat(Sdp.parse(PHONE.replace("c=IN IP4 10.0.0.7", "c=IN IP4 0.0.0.0")).flow()).isEqualTo(Flow.INACTIVE);
  }

  @ParameterizedTest
  @CsvSource(
    delimiter = '|',
    textBlock = """
    v=0|v=1|SDP v: expected v=0
    m=audio 4000|m=audio 99999|SDP m: expected a port, found "99999"
    m=audio 4000 RTP/AVP|m=audio 4000 RTP/SAVP|SDP m: expected audio over RTP/AVP, found "other streams only"
    c=IN IP4 10.0.0.7|c=IN IP6 ::1|SDP c: expected IN IP4 and an address, found "IN IP6 ::1"
    o=phone 18446744073709551615|o=phone x|SDP o: expected digits, found "x"
    """
  )
  void whatIsWrongIsNamed(String good, String bad, String words) {
    String text = PHONE.replace(good, bad);
    assertThatThrownBy(() -> Sdp.parse(text))
      .isInstanceOf(BadSdpException.class)
      .hasMessageContaining(words);
  }

  @Test
  void itIsBounded() {
    assertThatThrownBy(() -> Sdp.parse(PHONE + "a=x\r\n".repeat(300))).hasMessageContaining("at most 200");
    assertThatThrownBy(() -> Sdp.parse(PHONE + "m=video 1 RTP/AVP 99\r\n".repeat(9))).hasMessageContaining("at most 8");
  }
}

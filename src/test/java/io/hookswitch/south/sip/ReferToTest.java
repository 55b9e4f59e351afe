package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.south.sip.ReferTo.Replaced;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferToTest {

  @ParameterizedTest
  @ValueSource(
    strings = {
      "<sip:15003@10.0.0.1>",
      "sip:15003@10.0.0.1",
      "\"Bob\" <sips:15003@10.0.0.1:5061;transport=tls;method=INVITE>",
      "<sip:15003;phone-context=x@10.0.0.1>;x=y",
    }
  )
  void aNumberIsRead(String header) {
    assertThat(ReferTo.parse(header)).contains(new ReferTo("15003", Optional.empty()));
  }

  @Test
  void anotherDialogIsRead() {
    assertThat(
      ReferTo.parse("<sip:15003@10.0.0.1?Replaces=a%2Bb%4010.0.0.2%3Bto-tag%3Dt1%3Bfrom-tag%3Df1&Require=replaces>")
    ).contains(new ReferTo("15003", Optional.of(new Replaced("a+b@10.0.0.2", "t1", "f1"))));
    assertThat(ReferTo.parse("<sip:15003@10.0.0.1?X=y&Replaces=a%3Bfrom-tag%3Df1%3Bto-tag%3Dt1>")).contains(
      new ReferTo("15003", Optional.of(new Replaced("a", "t1", "f1")))
    );
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
      "",
      "<tel:15003>",
      "<sip:10.0.0.1>",
      "<sip:15003@10.0.0.1;method=BYE>",
      "<sip:15003@10.0.0.1?Replaces=nonsense>",
    }
  )
  void whatCannotBeCalledIsNot(String header) {
    assertThat(ReferTo.parse(header)).isEmpty();
  }
}

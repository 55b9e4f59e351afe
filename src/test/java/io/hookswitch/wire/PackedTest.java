package io.hookswitch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedTest {

  /** As it was packed with the first dictionary. It must be read for ever: who changes the dictionary loses calls. */
  private static final String FIRST =
    "Ac1YyRHAIAgsKB8UUEtIIWkhz/SeRSX4yUye+SkzrMcAC+vtsOkP3FQk1VKSkpKImPLQMxTd7wG1F2Czv8R3P5Phm5awcc4ps2ipcBxFAUC0GKMyzAdEInps4shgT7hHJwfQTmYw7ij12HbW9ExdScrRjaLG+sNk++/7Y7A5Z/hYTl83";

  private static byte[] call(int parties) {
    StringBuilder json = new StringBuilder("{\"v\":1,\"id\":385441766150504449,\"tenant\":\"demo\",\"parties\":[");
    for (int index = 0; index < parties; index++) {
      if (index > 0) json.append(',');
      json
        .append("{\"index\":")
        .append(index)
        .append(
          ",\"endpoint\":{\"number\":\"+3221234567\",\"digits\":\"021234567\",\"subscriber\":null,\"emergency\":false},"
        )
        .append(
          "\"personality\":\"Originator\",\"state\":\"Held\",\"muted\":false,\"supervision\":null,\"pair\":null}"
        );
    }
    return json.append("],\"userData\":[]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] kind(int number) {
    String beginning = switch (number) {
      case 2 -> "{\"v\":1,\"id\":385441766150504449,\"tenant\":\"demo\"";
      case 3 -> "{\"v\":1,\"epoch\":17,\"offset\":18,\"mark\":1";
      default -> "{\"v\":1,\"id\":{\"number\":385441766150504449},\"version\":3";
    };
    return (beginning + ",\"was\":" + new String(call(2), StandardCharsets.UTF_8) + "}").getBytes(
      StandardCharsets.UTF_8
    );
  }

  @Test
  void whatWasPackedComesBackByteByByteAndIsSmall() {
    for (int parties = 0; parties < 300; parties = parties * 2 + 1) {
      byte[] json = call(parties);
      byte[] form = Packed.pack(json);
      assertThat(Packed.unpack(form)).isEqualTo(json);
      if (parties > 1) assertThat(form.length).isLessThan(json.length / 3);
    }
  }

  @Test
  void whatIsPlainOrShortOrCannotBePackedIsReadAsItIs() {
    byte[] random = new byte[4000];
    new Random(7).nextBytes(random);
    random[0] = '{';
    for (byte[] json : new byte[][] { {}, "{}".getBytes(StandardCharsets.UTF_8), call(0), random }) {
      assertThat(Packed.pack(json)).isEqualTo(json);
      assertThat(Packed.unpack(json)).isEqualTo(json);
    }
    assertThat(Packed.unpack(call(5))).isEqualTo(call(5));
  }

  @Test
  void theFirstDictionaryIsReadForEver() {
    assertThat(Packed.unpack(Base64.getDecoder().decode(FIRST))).isEqualTo(call(2));
  }

  /** Each kind of what is kept, as it was packed with its dictionary; read for ever, too. */
  @ParameterizedTest
  @CsvSource({
    "2, AkMucI0tTE1MDM3NzAxNDUwNTExMQEUtLKmmAOtDoCvKE0EORiqlidFEQomrbWxkZGhkbGJqZg60DZ6VDJAEkfMUxNsEEzjxZSHe5EVE/h/c7gdGP1K6jK2tBQA=",
    "3, A6tGbQ4bmmNrEAOby+WJYCMgbefMFCUrYwtTExNDczMzQ1MDUwMTExNLkE2g7AxsKqek5uYDbYY2RoFxUw2p9UHJC17ng5wEKTqAOrSNjYwMjYxNTM3MgRohJQhQ2ABJEFGMQH2LyLWwhAy0ElHVArUjmn1AQ8E1H1DQA1gvALngKhaWrZFrNJjpoPoMwgY2W2DuB/UcoG2WIeT+WB14+QMqAGprAQ==",
    "4, BKvGmp2NLUxNTAzNzcwMTQ1MDUxMTCyBpiFn8PJEYIAh68XUAQxMWDJLSc3NB7q+AJi1MlNBIQ1PxrgKBm1jIyNDI2MTUzNzoEZ4ijZAEkRO2hA/YUlnBcCYzc9LzMksASY+Jf8iYNbISwQmC6ChsCQIzc2oSa24FKizLBNSoEFML0jMhIY0EdlwcLs/VgdcFLgkliSCkn1tLQA=",
  })
  void whatWasDeflatedIsReadForEver(int number, String kept) {
    assertThat(Packed.unpack(Base64.getDecoder().decode(kept))).isEqualTo(kind(number));
  }

  /** The same as this release packs it; read for ever, too. */
  @ParameterizedTest
  @CsvSource({
    "2, Eii1L/1g/wD1AgC0AjM4NTQ0MTc2NjE1MDUwNDQ0OWRlbW8iLCJ3YXMrMzIyMTIzNDU2NzBdfX0PAJtEhs3QUGCATEIj+YYPZQjIyQDBhUFimQNO4wKWOaeubMZYGWgmFmJYjoMuLlsB",
    "3, Eyi1L/1g9wAlBQASxhMZgKnpGPoIyRY6cSuymdoGNqElfV5iGiNsBK0hR17k2hZDJJL7KjDBec9bzrtKCI85Y45xvjjybkjYOm8AEQsq6FJSh4gAJ1+E/DBQ3FMXGwD65gJlQNnQlH4ZuwqECDEBWYEc0C5IVTuPph9oNP5ALswEgVXyBnoigxJ5A5yGKCLn9SEHJhzg/lwgRgSQfx4EUpCc0kVuUBGcYpBGiXUwCA==",
    "4, FCi1L/1gBgHNBAAChhUagEsbQPO25SQbxUDkjU7NgdroTaH93KAyAkbLkhSQ27YDk+D3ei+eXcHuV1ulD/2EQ67RGrHKYs9+DqWZECKUANzt18/cSrDBsGUIMvPoUVTqwEwNpBUAYKWAm+GjAtTjJnUQJ0IhHoCaPJgbIYOii3nWyFvNsgKGzAGncU/InIeD/J632Lgqbw7kBhJqDeRFF9IVYQU=",
  })
  void eachKindHasADictionaryOfItsOwn(int number, String kept) {
    byte[] json = kind(number);
    byte[] form = Packed.pack(json);
    assertThat(form[0]).isEqualTo((byte) (0x10 | number));
    assertThat(Packed.unpack(form)).isEqualTo(json);
    assertThat(Packed.unpack(Base64.getDecoder().decode(kept))).isEqualTo(json);
  }

  @Test
  void whatIsOfNoKindIsPackedToo() {
    byte[] json = ("{\"was\":" + new String(call(2), StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_8);
    assertThat(Packed.unpack(Packed.pack(json))).isEqualTo(json);
    String kept =
      "ESi1L/1g0QA1AwC0Ansid2FzMzg1NDQxNzY2MTUwNTA0NDQ5ZGVtbyIrMzIyMTIzNDU2NzBdfX0RAHwFGTbDRwFyQwJuBwghfjATGMPhDw+YEg8KyRCcCQFS5nDAaVyQOZzXCo7ROOHEyKID1rUs1AI=";
    assertThat(Packed.unpack(Base64.getDecoder().decode(kept))).isEqualTo(json);
  }

  @Test
  void whatIsSpoiltIsNamedAndNotReadInPart() {
    byte[] form = Packed.pack(call(9));
    assertThatThrownBy(() -> Packed.unpack(Arrays.copyOf(form, form.length / 2)))
      .isInstanceOf(UncheckedIOException.class)
      .hasMessageContaining(form.length / 2 + " bytes");
    byte[] cut = Arrays.copyOf(form, 4);
    assertThatThrownBy(() -> Packed.unpack(cut)).isInstanceOf(UncheckedIOException.class);
    for (byte number : new byte[] { 0, 5, 9, 0x10, 0x15, 0x1f }) {
      byte[] later = form.clone();
      later[0] = number;
      assertThatThrownBy(() -> Packed.unpack(later)).isInstanceOf(UnreadableFormatException.class);
    }
  }
}

package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Endpoint;
import io.hookswitch.south.PhoneBook;
import io.hookswitch.south.sip.transport.SipAddress;
import io.hookswitch.south.sip.transport.SipRequest;
import io.hookswitch.south.sip.transport.SipResponse;
import io.hookswitch.south.sip.transport.SipTransport.Asked;
import io.vertx.core.Future;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of a phone that says where it is, and then says nothing any more. */
class RegistrarTest {

  private static final String URI = "sip:127.0.0.1";

  private final List<String> said = new ArrayList<>();
  private final ManualTimers timers = new ManualTimers();
  private final Map<String, String> stored = new HashMap<>();
  private final Registrar registrar = new Registrar(
    new Digest("home", Map.of("15001", Digest.hash("MD5", "15001:home:secret")), () -> 0),
    store(),
    new Book(),
    timers
  );

  @Test
  void aPhoneThatDoesNotSayAgainThatItIsThereIsAway() {
    assertThat(registers("600")).isEqualTo(200);
    assertThat(said).containsExactly("15001 true");
    stored.clear();
    timers.passes(600_000);
    assertThat(said).containsExactly("15001 true");
    timers.passes(2_000);
    assertThat(said).containsExactly("15001 true", "15001 false");
  }

  @Test
  void aPhoneThatHasSaidSoAtAnotherNodeIsThere() {
    registers("600");
    timers.passes(700_000);
    assertThat(said).containsExactly("15001 true");
  }

  @Test
  void aPhoneThatSaysThatItIsThereIsNotLookedForSooner() {
    registers("600");
    timers.passes(500_000);
    registers("600");
    stored.clear();
    timers.passes(300_000);
    assertThat(said).containsExactly("15001 true", "15001 true");
  }

  @Test
  void aPhoneThatGoesIsAwayAtOnce() {
    registers("600");
    registers("0");
    stored.clear();
    timers.passes(1_000_000);
    assertThat(said).containsExactly("15001 true", "15001 false");
  }

  @Test
  void whoDoesNotKnowThePasswordSaysNothing() {
    assertThat(answered("600", "").status()).isEqualTo(401);
    assertThat(said).isEmpty();
  }

  private int registers(String expires) {
    String nonce = Digest.parts(answered(expires, "").headers().get("WWW-Authenticate")).get("nonce");
    String response = Digest.hash(
      "MD5",
      Digest.hash("MD5", "15001:home:secret") +
        ":" +
        nonce +
        ":00000001:abc:auth:" +
        Digest.hash("MD5", "REGISTER:" + URI)
    );
    String authorization = String.format(
      "Digest username=\"15001\", realm=\"home\", nonce=\"%s\", uri=\"%s\", response=\"%s\", qop=auth, nc=00000001, cnonce=\"abc\"",
      nonce,
      URI,
      response
    );
    return answered(expires, authorization).status();
  }

  private SipResponse answered(String expires, String authorization) {
    SipAddress me = new SipAddress("sip:15001@127.0.0.1", "");
    String contact = "sip:15001@127.0.0.1:5070";
    Map<String, String> headers = Map.of(
      "expires",
      expires,
      "contact",
      '<' + contact + '>',
      "authorization",
      authorization
    );
    SipRequest request = new SipRequest(
      "REGISTER",
      URI,
      "id",
      me.tagged("r"),
      me,
      1,
      List.of(),
      contact,
      headers,
      "",
      ""
    );
    List<SipResponse> answers = new ArrayList<>();
    registrar.register(
      new Asked() {
        @Override
        public SipRequest request() {
          return request;
        }

        @Override
        public InetSocketAddress source() {
          return new InetSocketAddress("127.0.0.1", 5070);
        }

        @Override
        public void answer(SipResponse response) {
          answers.add(response);
        }

        @Override
        public void again() {
          throw new AssertionError("not an INVITE");
        }
      }
    );
    return answers.getFirst();
  }

  private SipStore store() {
    InvocationHandler handler = (proxy, method, arguments) ->
      switch (method.getName()) {
        case "register" -> {
          stored.put((String) arguments[0], (String) arguments[1]);
          yield Future.succeededFuture();
        }
        case "contact" -> Future.succeededFuture(Optional.ofNullable(stored.get((String) arguments[0])));
        default -> throw new AssertionError(method);
      };
    return (SipStore) Proxy.newProxyInstance(
      SipStore.class.getClassLoader(),
      new Class<?>[] { SipStore.class },
      handler
    );
  }

  private final class Book implements PhoneBook {

    @Override
    public Optional<String> number(String device) {
      return Optional.of(device);
    }

    @Override
    public Optional<Endpoint> subscriber(String number) {
      return Optional.empty();
    }

    @Override
    public void reachable(String number, boolean there) {
      said.add(number + " " + there);
    }
  }
}

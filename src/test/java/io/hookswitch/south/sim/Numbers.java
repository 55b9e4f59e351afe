package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import java.util.concurrent.atomic.AtomicLong;

/** Ends of calls for the tests of this room. */
final class Numbers {

  static final Endpoint ALICE = subscriber("15001", TelephonyNetwork.Private, true);
  static final Endpoint BOB = subscriber("15002", TelephonyNetwork.Private, true);
  static final Endpoint CAROL = subscriber("15003", TelephonyNetwork.Private, true);
  /** On a mobile phone: the switch can only ring it. */
  static final Endpoint DAVE = subscriber("15004", TelephonyNetwork.Public, false);

  /** Another phone of Alice's, which the switch cannot mute. */
  static final Endpoint ALICE_AWAY = new Endpoint(
    ALICE.number(),
    ALICE.digits(),
    new Endpoint.Subscriber(
      ALICE.subscriber().user(),
      "phone-15001-away",
      UserRole.Agent,
      TelephonyNetwork.Public,
      false,
      RecordingMode.OnDemandUserStart
    )
  );

  private static final AtomicLong IDENTITIES = new AtomicLong(1000);

  private Numbers() {}

  /** Of a call that the network makes. */
  static CallId identity() {
    return new CallId(IDENTITIES.getAndIncrement());
  }

  static Endpoint network(String number) {
    return Endpoint.network(number, number);
  }

  private static Endpoint subscriber(String number, TelephonyNetwork network, boolean canMute) {
    UserId user = new UserId("acme", "user-" + number);
    return new Endpoint(
      number,
      number,
      new Endpoint.Subscriber(
        user,
        "phone-" + number,
        UserRole.Agent,
        network,
        canMute,
        RecordingMode.OnDemandUserStart
      )
    );
  }
}

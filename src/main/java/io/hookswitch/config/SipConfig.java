package io.hookswitch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * SIP phones and a trunk, without a switch of somebody else's: the gateway itself connects and mixes.
 *
 * @param address of this machine, IPv4, for SIP and for sound; no other is listened on, and phones are told this one
 * @param port of SIP, by UDP and TCP
 * @param mediaFrom the lowest UDP port for sound; 0 for any
 * @param mediaTo the highest; each phone on a call takes an even one
 * @param sources who may send SIP: networks such as {@code 10.1.0.0/16}, and addresses; nobody else is answered
 * @param rate requests a second that one address may send
 * @param realm that passwords are for
 * @param passwordFile of the phones that register, as {@code htdigest} writes it; without it, no phone can register
 * @param contacts where phones are that do not register
 * @param trunks addresses of {@code sources} that may call without a password
 * @param network how everybody else is called, {@code sip:{number}@10.0.0.1}; without it, nobody else is
 * @param music played to whoever is held: a WAV file, 8,000 samples of 16 bits a second, one channel; without it, the gateway's own
 * @param recordings the folder for recordings
 * @param ringTimeout how long a phone rings
 * @param sessionExpires how long a call goes on with a phone that does not say any more that it is there
 * @param tls SIP by TLS
 */
public record SipConfig(
  String address,
  @Whole(from = 1, to = 65_535) int port,
  @Whole(from = 0, to = 65_534) int mediaFrom,
  @Whole(from = 0, to = 65_534) int mediaTo,
  List<String> sources,
  @Whole(from = 1, to = 100_000) int rate,
  String realm,
  Optional<Path> passwordFile,
  List<SipContact> contacts,
  List<String> trunks,
  Optional<String> network,
  Optional<Path> music,
  Path recordings,
  Duration ringTimeout,
  Duration sessionExpires,
  SipTlsConfig tls
) {
  /** Stands for a number in {@code network}. */
  public static final String NUMBER = "{number}";

  public static final SipConfig DEFAULT = new SipConfig(
    "127.0.0.1",
    5060,
    20_000,
    29_998,
    List.of(),
    200,
    "hookswitch",
    Optional.empty(),
    List.of(),
    List.of(),
    Optional.empty(),
    Optional.empty(),
    Path.of("recordings"),
    Duration.ofSeconds(30),
    Duration.ofMinutes(30),
    SipTlsConfig.DEFAULT
  );

  public SipConfig {
    sources = List.copyOf(sources);
    contacts = List.copyOf(contacts);
    trunks = List.copyOf(trunks);
  }
}

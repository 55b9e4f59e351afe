package io.hookswitch.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Bearer tokens. Without a key no token is good.
 *
 * @param secretFile shared secrets for HS256, one a line: the first signs what the gateway issues, all of them verify
 * @param publicKeyFile public keys of an issuer, PEM, one or several
 * @param jwksUrl where an issuer publishes its keys; https, or http at this very machine
 * @param algorithms that a token may be signed with
 * @param issuer who must have issued a token
 * @param audience whom a token must be meant for
 * @param userClaim the claim that names the user, as a login does
 * @param tenantClaim the claim that names the user's tenant; without it the user's claim is a login name
 * @param leeway how far the issuer's clock may be off
 * @param refresh how often keys are read anew
 * @param issue whether the tenant dialect's login answers a token too, signed with the first of {@code secretFile}
 * @param lifetime how long an issued token is good
 */
public record TokenConfig(
  Optional<Path> secretFile,
  Optional<Path> publicKeyFile,
  Optional<URI> jwksUrl,
  List<String> algorithms,
  String issuer,
  String audience,
  String userClaim,
  Optional<String> tenantClaim,
  @MayBeZero Duration leeway,
  Duration refresh,
  boolean issue,
  Duration lifetime
) {
  public static final TokenConfig DEFAULT = new TokenConfig(
    Optional.empty(),
    Optional.empty(),
    Optional.empty(),
    List.of("HS256", "RS256", "PS256", "ES256"),
    "hookswitch",
    "hookswitch",
    "sub",
    Optional.empty(),
    Duration.ofSeconds(30),
    Duration.ofMinutes(5),
    false,
    Duration.ofMinutes(30)
  );

  public TokenConfig {
    algorithms = List.copyOf(algorithms);
  }
}

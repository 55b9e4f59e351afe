package io.hookswitch.push;

import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * The sender of a request, as the north found out.
 *
 * @param user who it is
 * @param login names the login that this request belongs to, the same for all its requests, so that a channel can end
 *     what began with it; a hash, not the cookie's value
 * @param stillLoggedIn asks whether that login is still good and counts as a use of it; who keeps a connection open asks
 *     now and then, because nothing else of it passes the north's gates
 * @param baseUrl scheme, host and port as the client addressed them, without a final slash
 * @param secure whether the client's end of the connection is TLS, here or at a proxy in front
 */
public record Visitor(
  UserId user,
  String login,
  Supplier<Future<Boolean>> stillLoggedIn,
  String baseUrl,
  boolean secure
) {}

package io.hookswitch.push.cometd;

import io.hookswitch.push.Visitor;
import io.vertx.core.Context;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cometd.bayeux.server.BayeuxContext;

/**
 * Where a Bayeux message came from. Lives as long as its request, or its WebSocket.
 *
 * @param context the event loop of the connection
 * @param socket over which the messages come, when the request began one
 */
record RequestContext(
  HttpServerRequest request,
  Visitor visitor,
  Context context,
  Optional<ServerWebSocket> socket
) implements BayeuxContext {
  @Override
  public Principal getUserPrincipal() {
    return visitor.user()::toString;
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public SocketAddress getRemoteAddress() {
    return socketAddress(request.remoteAddress());
  }

  @Override
  public SocketAddress getLocalAddress() {
    return socketAddress(request.localAddress());
  }

  private static SocketAddress socketAddress(io.vertx.core.net.SocketAddress address) {
    return address == null ? null : InetSocketAddress.createUnresolved(address.host(), Math.max(0, address.port()));
  }

  @Override
  public String getHeader(String name) {
    return request.getHeader(name);
  }

  @Override
  public List<String> getHeaderValues(String name) {
    return request.headers().getAll(name);
  }

  @Override
  public String getParameter(String name) {
    return request.getParam(name);
  }

  @Override
  public List<String> getParameterValues(String name) {
    return request.params().getAll(name);
  }

  @Override
  public String getCookie(String name) {
    Cookie cookie = request.getCookie(name);
    return cookie == null ? null : cookie.getValue();
  }

  @Override
  public Object getContextAttribute(String name) {
    return null;
  }

  @Override
  public Object getRequestAttribute(String name) {
    return null;
  }

  @Override
  public String getSessionId() {
    return null;
  }

  @Override
  public Object getSessionAttribute(String name) {
    return null;
  }

  @Override
  public String getContextPath() {
    return "";
  }

  @Override
  public String getURL() {
    return request.absoluteURI();
  }

  @Override
  public List<Locale> getLocales() {
    return List.of();
  }

  @Override
  public String getProtocol() {
    return switch (request.version()) {
      case HTTP_1_0 -> "HTTP/1.0";
      case HTTP_1_1 -> "HTTP/1.1";
      case HTTP_2 -> "HTTP/2.0";
    };
  }

  @Override
  public boolean isSecure() {
    return visitor.secure();
  }
}

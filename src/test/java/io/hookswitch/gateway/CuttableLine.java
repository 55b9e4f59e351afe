package io.hookswitch.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a node that can be cut: a TCP proxy on loopback that resets what goes through it, refuses, and moves. */
public final class CuttableLine implements AutoCloseable {

  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile int target;
  private volatile boolean refusing;

  /** @param target port of a node */
  public CuttableLine(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Resets every connection. */
  void reset() {
    open.forEach(CuttableLine::abort);
  }

  /** Resets every connection, and every one to come until {@link #back}. */
  public void away() {
    refusing = true;
    reset();
  }

  public void back() {
    refusing = false;
  }

  /** From now on to another node; what is open is reset. */
  void moveTo(int port) {
    target = port;
    reset();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        connect(door.accept());
      } catch (IOException closed) {
        // Either the door was closed, which ends the loop, or one client went before it was let in.
        continue;
      }
    }
  }

  private void connect(Socket client) {
    open.add(client);
    if (refusing) {
      abort(client);
      return;
    }
    try {
      Socket node = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(node);
      Thread.ofVirtual().start(() -> pump(client, node));
      Thread.ofVirtual().start(() -> pump(node, client));
    } catch (IOException gone) {
      abort(client);
    }
  }

  private void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      abort(from);
    }
    // One end is enough: neither client nor node goes on with half a connection.
    abort(to);
    abort(from);
    open.remove(from);
    open.remove(to);
  }

  /** With RST rather than FIN, as a network that forgets does it. */
  private static void abort(Socket socket) {
    try {
      if (!socket.isClosed()) socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException closed) {
      assert socket.isClosed() : closed;
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    away();
  }
}

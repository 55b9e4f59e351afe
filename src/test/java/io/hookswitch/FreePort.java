package io.hookswitch;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Ports of loopback for servers that a test is about to start. */
public final class FreePort {

  /**
   * Below those that Linux gives to whoever connects somewhere (from 32,768): of these, one that was free is somebody's before the server is there.
   * And below those of the clusters of tests.
   */
  private static final int FIRST = 10_000;

  private static final int LAST = 15_600;
  private static final int MOST_TRIES = 1_000;

  private FreePort() {}

  /** One that neither TCP nor UDP has in use; SIP needs both. */
  public static int next() {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      int port = RandomGenerator.getDefault().nextInt(FIRST, LAST);
      if (isFree(port)) return port;
    }
    throw new IllegalStateException("no port between " + FIRST + " and " + LAST + " is free");
  }

  private static boolean isFree(int port) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (ServerSocket tcp = new ServerSocket(); DatagramSocket udp = new DatagramSocket(null)) {
      tcp.bind(address);
      udp.bind(address);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}

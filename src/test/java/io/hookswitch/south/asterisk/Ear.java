package io.hookswitch.south.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * The audio of one telephone: it says a tone of its own to wherever it hears something from, and knows which tones it has
 * heard in the last moment (RTP, G.711 A-law; Goertzel for each tone there is).
 *
 * <p>When nothing comes any more the call is over, and it is silent. The port at the other end is somebody else's soon, who would take the voice
 * for that of its own phone: Debian's Asterisk then drops what that phone says, whose numbers are behind, for minutes.
 */
public final class Ear implements AutoCloseable {

  public static final int MUSIC = 1200;
  public static final int RINGBACK = 425;

  private static final List<Integer> TONES = List.of(RINGBACK, 650, 950, 1050, MUSIC, 1500);
  private static final int RATE = 8_000;
  private static final int FRAME = 160;
  private static final int HEADER = 12;
  private static final int WAV_HEADER = 44;
  private static final int ALAW = 8;
  private static final int EVENTS = 101;
  private static final int VOLUME = 8_000;
  /** A quarter of what is said. */
  private static final double AUDIBLE = VOLUME / 4.0;
  private static final long MOMENT = Duration.ofMillis(200).toNanos();
  private static final long PACKET = Duration.ofMillis(20).toNanos();
  /** Longer than Asterisk says nothing on a call: the second of its {@code rtp_keepalive}. */
  private static final long OVER = Duration.ofMillis(1_500).toNanos();
  private static final String KEYS = "0123456789*#ABCD";
  /** As real phones do, each numbers its packets from somewhere else: the higher the tone, the further ahead of the others. */
  private static final int NUMBERS = 15;

  private record Frame(long at, byte[] audio) {}

  private final DatagramSocket socket;
  private final Deque<Frame> heard = new ArrayDeque<>();
  private final StringBuilder digits = new StringBuilder();
  private final int tone;
  private final byte[] voice;
  private long lastDigit = -1;
  private long lastFrame = System.nanoTime();
  private long longestGap;
  private String from = "";
  private final Queue<Integer> pressed = new ConcurrentLinkedQueue<>();
  private volatile SocketAddress other;
  private volatile long lastHeard;

  /** @param tone that it says all the time, 0 for none */
  public Ear(int tone) {
    this.tone = tone;
    try {
      socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    voice = tone == 0 ? null : tone(tone, RATE);
    Thread.ofVirtual().start(this::listen);
    if (voice != null) Thread.ofPlatform().daemon().start(this::speak);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Waits until exactly these tones are heard, and nothing else was in the last moment. */
  public void awaits(Integer... tones) {
    Set<Integer> wanted = new TreeSet<>(List.of(tones));
    await(
      () -> hears().equals(wanted),
      () -> "expected to hear " + wanted + ", hears " + hears() + " in " + heard.size() + " packets"
    );
  }

  /** From now on it is looked for the longest time without a sound. */
  public synchronized void beginsWithGaps() {
    lastFrame = System.nanoTime();
    longestGap = 0;
  }

  /** The longest time between two packets of sound, or since the last one. */
  public synchronized Duration longestGap() {
    return Duration.ofNanos(Math.max(longestGap, System.nanoTime() - lastFrame));
  }

  /** Waits for sound from this address of the machine, which is that of one node. */
  public void awaitsFrom(String address) {
    await(() -> from.equals(address), () -> "expected sound from " + address + ", it comes from " + from);
  }

  /** Waits until these keys were heard, in this order, since it was told to begin. */
  public void awaitsDigits(String keys) {
    await(() -> digits.toString().equals(keys), () -> "expected the digits " + keys + ", heard " + digits);
  }

  /** Presses these keys, one after the other, with a pause after each; of a phone that says something. */
  public void presses(String keys) {
    keys.chars().forEach(key -> pressed.add(KEYS.indexOf(key)));
  }

  public synchronized void beginsWithDigits() {
    digits.setLength(0);
  }

  private synchronized void await(java.util.function.BooleanSupplier fits, java.util.function.Supplier<String> words) {
    long until = System.nanoTime() + Duration.ofSeconds(8).toNanos();
    try {
      while (!fits.getAsBoolean()) {
        if (System.nanoTime() > until) throw new AssertionError(words.get());
        // Nothing that comes says when it is silent: looked at again.
        wait(20);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** The tones of the last moment; none also when nothing came. */
  private synchronized Set<Integer> hears() {
    long since = System.nanoTime() - MOMENT;
    while (!heard.isEmpty() && heard.peekFirst().at() < since) heard.removeFirst();
    Set<Integer> tones = new TreeSet<>();
    int samples = heard
      .stream()
      .mapToInt(frame -> frame.audio().length)
      .sum();
    if (samples < FRAME) return tones;
    ByteBuffer all = ByteBuffer.allocate(samples);
    heard.forEach(frame -> all.put(frame.audio()));
    for (int tone : TONES) if (volume(all.array(), tone) > AUDIBLE) tones.add(tone);
    return tones;
  }

  private static double volume(byte[] audio, int tone) {
    return volume(
      IntStream.range(0, audio.length)
        .map(at -> decode(audio[at]))
        .toArray(),
      tone
    );
  }

  private static double volume(int[] samples, int tone) {
    double turn = 2 * Math.cos((2 * Math.PI * tone) / RATE);
    double before = 0;
    double last = 0;
    for (int one : samples) {
      double now = one + turn * last - before;
      before = last;
      last = now;
    }
    double power = last * last + before * before - turn * last * before;
    return (2 * Math.sqrt(Math.max(0, power))) / samples.length;
  }

  /** The tones that are in a file of 16 bits, at any time for as long as a moment. */
  public static Set<Integer> tones(byte[] wav) {
    Set<Integer> tones = new TreeSet<>();
    course(wav).forEach(tones::addAll);
    return tones;
  }

  /** The tones that are in a file of 16 bits, for each tenth of a second. */
  public static List<Set<Integer>> course(byte[] wav) {
    ByteBuffer samples = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).position(WAV_HEADER);
    List<Set<Integer>> course = new ArrayList<>();
    int[] piece = new int[RATE / 10];
    while (samples.remaining() >= 2 * piece.length) {
      for (int i = 0; i < piece.length; i++) piece[i] = samples.getShort();
      Set<Integer> heard = new TreeSet<>();
      for (int tone : TONES) if (volume(piece, tone) > AUDIBLE) heard.add(tone);
      course.add(heard);
    }
    return course;
  }

  private void listen() {
    byte[] buffer = new byte[2_048];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (IOException closed) {
        return;
      }
      if (packet.getLength() < HEADER) continue;
      lastHeard = System.nanoTime();
      other = packet.getSocketAddress();
      take(ByteBuffer.wrap(buffer, 0, packet.getLength()), packet.getAddress().getHostAddress());
    }
  }

  private synchronized void take(ByteBuffer packet, String sender) {
    int type = packet.get(1) & 0x7f;
    long stamp = packet.getInt(4) & 0xffffffffL;
    if (type == ALAW) {
      byte[] audio = new byte[packet.limit() - HEADER];
      packet.get(HEADER, audio);
      long now = System.nanoTime();
      heard.addLast(new Frame(now, audio));
      longestGap = Math.max(longestGap, now - lastFrame);
      lastFrame = now;
      from = sender;
    } else if (type == EVENTS && stamp != lastDigit) {
      lastDigit = stamp;
      digits.append(KEYS.charAt(packet.get(HEADER) & 0x0f));
    }
    notifyAll();
  }

  private void speak() {
    byte[] packet = new byte[HEADER + FRAME];
    ByteBuffer rtp = ByteBuffer.wrap(packet);
    int source = System.identityHashCode(this);
    int first = NUMBERS * tone;
    long next = System.nanoTime();
    Key key = null;
    for (int sent = 0; !socket.isClosed(); sent++) {
      if (key == null && other != null) key = Key.of(pressed.poll(), sent * FRAME);
      boolean sounds = key != null && key.sounds();
      rtp
        .put(0, (byte) 0x80)
        .put(1, (byte) (sounds ? EVENTS : ALAW))
        .putShort(2, (short) (first + sent));
      rtp.putInt(4, sounds ? key.began() : sent * FRAME).putInt(8, source);
      if (sounds) key.write(rtp);
      else System.arraycopy(voice, (sent * FRAME) % RATE, packet, HEADER, FRAME);
      if (key != null) key = key.next();
      SocketAddress to = other;
      if (to != null && System.nanoTime() - lastHeard < OVER) {
        try {
          socket.send(new DatagramPacket(packet, sounds ? HEADER + Key.BYTES : packet.length, to));
        } catch (IOException closed) {
          return;
        }
      }
      next += PACKET;
      java.util.concurrent.locks.LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  /**
   * A key on its way, one packet after the other (RFC 4733): it sounds, ends three times over, and is silent.
   *
   * @param began the time stamp of all its packets
   * @param packet which one is next
   */
  private record Key(int code, int began, int packet) {
    static final int BYTES = 4;
    private static final int SOUNDS = 5;
    private static final int ENDS = 3;
    private static final int SILENT = 5;
    private static final int VOLUME = 10;
    private static final int END = 0x80;

    /** {@code null} for no key. */
    static Key of(Integer code, int at) {
      return code == null ? null : new Key(code, at, 0);
    }

    boolean sounds() {
      return packet < SOUNDS + ENDS;
    }

    void write(ByteBuffer rtp) {
      boolean ends = packet >= SOUNDS;
      int lasted = FRAME * Math.min(packet + 1, SOUNDS);
      rtp
        .put(HEADER, (byte) code)
        .put(HEADER + 1, (byte) (ends ? END | VOLUME : VOLUME))
        .putShort(HEADER + 2, (short) lasted);
    }

    Key next() {
      return packet + 1 == SOUNDS + ENDS + SILENT ? null : new Key(code, began, packet + 1);
    }
  }

  /** A second or so of a tone, in A-law. */
  static byte[] tone(int frequency, int samples) {
    byte[] audio = new byte[samples];
    for (int i = 0; i < samples; i++) {
      audio[i] = encode((int) (VOLUME * Math.sin((2 * Math.PI * frequency * i) / RATE)));
    }
    return audio;
  }

  private static byte encode(int sample) {
    int sign = sample >= 0 ? 0x80 : 0;
    int size = Math.min(sample >= 0 ? sample : -sample - 1, 32_767);
    int code;
    if (size < 256) {
      code = size >> 4;
    } else {
      int exponent = 31 - Integer.numberOfLeadingZeros(size) - 7;
      code = (exponent << 4) | ((size >> (exponent + 3)) & 0x0f);
    }
    return (byte) ((code | sign) ^ 0x55);
  }

  private static int decode(byte coded) {
    int code = (coded & 0xff) ^ 0x55;
    int exponent = (code >> 4) & 7;
    int size = ((code & 0x0f) << 4) + 8;
    if (exponent > 0) size = (size + 256) << (exponent - 1);
    return (code & 0x80) != 0 ? size : -size;
  }

  @Override
  public void close() {
    socket.close();
  }
}

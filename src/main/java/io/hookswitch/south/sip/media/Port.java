package io.hookswitch.south.sip.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The audio of one phone. Belongs to the thread of {@link Media}. */
final class Port {

  private final String name;
  private final DatagramChannel channel;
  private final Figures figures;
  private final Jitter jitter = new Jitter();
  private final DigitsIn pressed = new DigitsIn();
  private final DigitsOut keys = new DigitsOut();
  private final int source = ThreadLocalRandom.current().nextInt();
  private int sequence = ThreadLocalRandom.current().nextInt(1 << 15);
  private int timestamp = ThreadLocalRandom.current().nextInt();
  private int keyAt;
  private Remote remote;
  private Hearing hearing = Hearing.NOTHING;
  private final Map<String, Recording> tapes = new HashMap<>();
  private short[] said;
  private boolean talks;
  private boolean broken;
  private long since;

  Port(String name, DatagramChannel channel, Figures figures) {
    this.name = name;
    this.channel = channel;
    this.figures = figures;
  }

  String name() {
    return name;
  }

  Hearing hearing() {
    return hearing;
  }

  void hears(Hearing next, long tick) {
    if (next.source() != hearing.source()) since = tick;
    hearing = next;
  }

  /** Since which tick something is played to it. */
  long since() {
    return since;
  }

  void reaches(Remote next) {
    remote = next;
  }

  /** Presses keys for the phone; those it has no room for are counted, and lost. */
  void press(String digits) {
    if (remote == null || remote.events() < 0) return;
    if (!keys.add(digits)) figures.dropped(1);
  }

  void record(String tape, Recording recording) {
    tapes.put(tape, recording);
  }

  void stopRecording(String tape) {
    Recording recording = tapes.remove(tape);
    if (recording != null) recording.end();
  }

  /** @return the key that the phone has pressed, or 0 */
  char receive(ByteBuffer wire, SocketAddress from) {
    figures.received();
    boolean expected =
      remote != null &&
      from instanceof InetSocketAddress sender &&
      sender.getAddress().equals(remote.to().getAddress());
    RtpPacket packet = expected ? RtpPacket.read(wire).orElse(null) : null;
    if (packet == null) {
      figures.dropped(1);
      return 0;
    }
    if (packet.type() == remote.events()) {
      jitter.put(packet.sequence(), null);
      return pressed.take(packet);
    }
    if (packet.type() == remote.codec().payload() && packet.payload().length == Codec.FRAME) {
      jitter.put(packet.sequence(), remote.codec().decode(packet.payload()));
    } else {
      figures.dropped(1);
    }
    return 0;
  }

  /** Takes what is said in this tick. */
  void listen() {
    said = jitter.take();
  }

  /** What others hear of it in this tick, {@code null} for nothing. */
  short[] voice() {
    return hearing.silent() ? null : said;
  }

  /** Says what is heard; once it has said something, it does so in every tick, as phones expect. */
  void speak(short[] heard, ByteBuffer wire) {
    Recording recording = tapes.get(hearing.tape());
    if (recording != null) recording.put(voice(), heard);
    if (remote == null || !remote.sends()) return;
    DigitsOut.Event key = keys.next();
    if (key == null) {
      send(wire, remote.codec().payload(), !talks, timestamp, encoded(heard));
      talks = true;
      timestamp += Codec.FRAME;
      return;
    }
    if (key.first()) keyAt = timestamp;
    send(wire, remote.events(), key.first(), keyAt, key.payload());
    timestamp += Codec.FRAME;
  }

  private byte[] encoded(short[] heard) {
    Codec codec = remote.codec();
    byte[] audio = new byte[Codec.FRAME];
    for (int i = 0; i < audio.length; i++) audio[i] = codec.encode(heard == null ? 0 : heard[i]);
    return audio;
  }

  private void send(ByteBuffer wire, int type, boolean marker, int at, byte[] payload) {
    new RtpPacket(type, marker, sequence, at, source, payload).write(wire);
    sequence = (sequence + 1) & 0xffff;
    try {
      if (channel.send(wire, remote.to()) > 0) figures.sent();
      else figures.dropped(1);
      broken = false;
    } catch (IOException unreachable) {
      figures.dropped(1);
      if (!broken) Media.LOG.info("{} cannot be sent to: {}", name, unreachable.getMessage());
      broken = true;
    }
  }

  void close() {
    tapes.values().forEach(Recording::end);
    try {
      channel.close();
    } catch (IOException odd) {
      Media.LOG.info("the port of {} does not close: {}", name, odd.getMessage());
    }
  }
}

package io.hookswitch.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Passes a record by reference inside a node and as JSON, after its length, between nodes. */
final class JsonCodec<T> implements MessageCodec<T, T> {

  private final Class<T> type;

  JsonCodec(Class<T> type) {
    this.type = type;
  }

  @Override
  public void encodeToWire(Buffer wire, T message) {
    byte[] json = WireJson.write(message);
    wire.appendInt(json.length).appendBytes(json);
  }

  @Override
  public T decodeFromWire(int at, Buffer wire) {
    int from = at + Integer.BYTES;
    return WireJson.read(wire.getBytes(from, from + wire.getInt(at)), type);
  }

  @Override
  public T transform(T message) {
    return message; // records are immutable, no copy
  }

  @Override
  public String name() {
    return "hookswitch." + type.getSimpleName();
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}

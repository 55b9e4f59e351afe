package io.hookswitch.cluster;

import com.hazelcast.nio.serialization.Serializer;
import com.hazelcast.nio.serialization.SerializerHook;
import com.hazelcast.nio.serialization.StreamSerializer;

/**
 * How something that is sent or kept with every command is written, in a few bytes. What has no form of its own is written by Java,
 * with the names and types of all its fields, and costs many times as much. Each is listed in {@code
 * META-INF/services/com.hazelcast.SerializerHook}, where nodes and their clients find it.
 *
 * <p>A form is not changed: nodes of different releases read each other's. Another one gets another number.
 */
public abstract class Form<T> implements SerializerHook<T>, StreamSerializer<T> {

  private final Class<T> type;
  private final int number;

  /** @param number that is this form's alone, above 0 */
  protected Form(Class<T> type, int number) {
    this.type = type;
    this.number = number;
  }

  @Override
  public final Class<T> getSerializationType() {
    return type;
  }

  @Override
  public final Serializer createSerializer() {
    return this;
  }

  @Override
  public final boolean isOverwritable() {
    return false;
  }

  @Override
  public final int getTypeId() {
    return number;
  }
}

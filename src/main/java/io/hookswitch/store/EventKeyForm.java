package io.hookswitch.store;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.hookswitch.cluster.Form;
import java.io.IOException;

/** Keys are looked for by these bytes. */
public final class EventKeyForm extends Form<EventKey> {

  public EventKeyForm() {
    super(EventKey.class, 102);
  }

  @Override
  public void write(ObjectDataOutput out, EventKey key) throws IOException {
    out.writeString(key.user());
    out.writeLong(key.epoch());
    out.writeLong(key.offset());
  }

  @Override
  public EventKey read(ObjectDataInput in) throws IOException {
    return new EventKey(in.readString(), in.readLong(), in.readLong());
  }
}

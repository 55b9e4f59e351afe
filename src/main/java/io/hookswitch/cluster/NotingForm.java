package io.hookswitch.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;
import java.util.UUID;

/** What each write sends to the copies after somebody has left. Written by Java, what is in it could not have a form of its own. */
@SuppressWarnings("rawtypes") // A class has no type arguments.
public final class NotingForm extends Form<Arrivals.Noting> {

  public NotingForm() {
    super(Arrivals.Noting.class, 104);
  }

  @Override
  public void write(ObjectDataOutput out, Arrivals.Noting noting) throws IOException {
    out.writeLong(noting.mark().getMostSignificantBits());
    out.writeLong(noting.mark().getLeastSignificantBits());
    out.writeObject(noting.change());
  }

  @Override
  public Arrivals.Noting read(ObjectDataInput in) throws IOException {
    UUID mark = new UUID(in.readLong(), in.readLong());
    return new Arrivals.Noting<>(in.readObject(), mark);
  }
}

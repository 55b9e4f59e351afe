package io.hookswitch.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;

/** What each write sends to the copies. */
@SuppressWarnings("rawtypes") // A class has no type arguments.
public final class OutcomeForm extends Form<DecidedOnce.Outcome> {

  public OutcomeForm() {
    super(DecidedOnce.Outcome.class, 101);
  }

  @Override
  public void write(ObjectDataOutput out, DecidedOnce.Outcome outcome) throws IOException {
    out.writeLong(outcome.millis());
    out.writeObject(outcome.value());
  }

  @Override
  public DecidedOnce.Outcome read(ObjectDataInput in) throws IOException {
    long millis = in.readLong();
    return new DecidedOnce.Outcome<>(in.readObject(), millis);
  }
}

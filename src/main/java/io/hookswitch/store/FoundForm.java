package io.hookswitch.store;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.hookswitch.cluster.Form;
import java.io.IOException;

/** The answer to each write of a call, also on the node that has asked. */
public final class FoundForm extends Form<FencedWrite.Found> {

  private static final FencedWrite.Found[] BY_NUMBER = FencedWrite.Found.values();

  public FoundForm() {
    super(FencedWrite.Found.class, 105);
  }

  @Override
  public void write(ObjectDataOutput out, FencedWrite.Found found) throws IOException {
    out.writeByte(found.ordinal());
  }

  @Override
  public FencedWrite.Found read(ObjectDataInput in) throws IOException {
    int number = in.readUnsignedByte();
    if (number < BY_NUMBER.length) return BY_NUMBER[number];
    throw new IOException(
      "expected what a write of a call has found, 0 to " + (BY_NUMBER.length - 1) + ", found " + number
    );
  }
}

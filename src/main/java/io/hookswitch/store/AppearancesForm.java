package io.hookswitch.store;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.hookswitch.cluster.Form;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A user's calls, which every request looks at. */
public final class AppearancesForm extends Form<Appearances> {

  public AppearancesForm() {
    super(Appearances.class, 103);
  }

  @Override
  public void write(ObjectDataOutput out, Appearances calls) throws IOException {
    out.writeInt(calls.byNumber().size());
    for (Map.Entry<Integer, Appearances.Key> one : calls.byNumber().entrySet()) {
      Appearances.Key key = one.getValue();
      out.writeInt(one.getKey());
      out.writeLong(key.call());
      out.writeInt(key.index());
      out.writeLong(key.knownCall());
      out.writeInt(key.knownIndex());
      out.writeBoolean(key.detached());
    }
  }

  @Override
  public Appearances read(ObjectDataInput in) throws IOException {
    TreeMap<Integer, Appearances.Key> byNumber = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      int number = in.readInt();
      byNumber.put(
        number,
        new Appearances.Key(in.readLong(), in.readInt(), in.readLong(), in.readInt(), in.readBoolean())
      );
    }
    return new Appearances(byNumber);
  }
}

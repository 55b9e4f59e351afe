package io.hookswitch.records;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.Decision;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.Terms;
import io.hookswitch.wire.Format;
import io.hookswitch.wire.MaskedJson;
import io.hookswitch.wire.Packed;
import io.hookswitch.wire.PackedCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A moment as it lies on disk: masked, and ready for the database.
 *
 * @param run of the node that wrote it, and with {@code line} its identity
 * @param what came, by its name
 * @param party that it is about, {@code null} when it is about none
 * @param refusal why a command was not accepted, {@code null} when it was
 * @param generation of the rules that decided; 0 when none did
 * @param live whether the call went on
 * @param body what came, and what the rules said, as JSON
 * @param state of the call afterwards as JSON, packed or not, {@code null} when it is as before
 */
record Line(
  long call,
  long run,
  long line,
  Instant at,
  long version,
  String kind,
  String what,
  Integer party,
  String principal,
  String correlation,
  String key,
  String refusal,
  long generation,
  boolean live,
  String body,
  byte[] state
) {
  private static final int NONE = -1;
  /** Room for what a line mostly has besides its body and its state. */
  private static final int BESIDES = 300;
  private static final long NO_CALL = 0;
  private static final String NOTE = "NOTE";

  /** What a replay needs of a moment; the time once more, as the columns of a database are less precise. */
  record Body(Instant at, CallInput input, Terms terms, Decision decision, Call found, List<Long> heard) {
    static Body of(Moment moment, MaskedJson json) {
      return new Body(
        moment.at(),
        masked(moment, json),
        moment.terms(),
        moment.decision(),
        moment.found(),
        moment.heard()
      );
    }
  }

  static Line of(Moment moment, long run, long line, MaskedJson json) {
    String key = moment.terms().once() == null ? null : moment.terms().once().key();
    return new Line(
      moment.call().number(),
      run,
      line,
      moment.at(),
      moment.version(),
      moment.kind().name(),
      moment.input() == null ? "TakenOver" : moment.input().getClass().getSimpleName(),
      party(moment),
      cut(moment.principal(), 500),
      cut(moment.correlation(), 200),
      cut(key, 300),
      moment.refusal() == null ? null : moment.refusal().why().name(),
      moment.decision().generation(),
      moment.state() != null && !moment.state().over(),
      text(json.write(Body.of(moment, json))),
      moment.state() == null ? null : packed(moment.state(), json)
    );
  }

  /** As the memory of the cluster has it, if nothing is masked in it. */
  private static byte[] packed(Call state, MaskedJson json) {
    return json.masks(state) ? Packed.pack(json.write(state)) : PackedCalls.of(state);
  }

  /** The state as JSON. */
  byte[] stateJson() {
    return Packed.unpack(state);
  }

  /** What is noted of a user: a line of no call. */
  static Line of(UserNote note, long run, long line) {
    return new Line(
      NO_CALL,
      run,
      line,
      note.at(),
      note.version(),
      NOTE,
      note.kind().name(),
      null,
      note.user().name(),
      note.user().tenant(),
      null,
      null,
      0,
      false,
      note.body(),
      null
    );
  }

  /** Whether it is about a user ({@code principal}) of a tenant ({@code correlation}), and not about a call. */
  boolean note() {
    return call == NO_CALL;
  }

  /** A disposition is a value of user data without being in a map of it. */
  private static CallInput masked(Moment moment, MaskedJson json) {
    return moment.input() instanceof Command.SetDisposition set
      ? new Command.SetDisposition(set.by(), set.key(), json.shown(set.key(), set.disposition()))
      : moment.input();
  }

  private static Integer party(Moment moment) {
    return switch (moment.input()) {
      case Command command -> command.by().index();
      case SwitchEvent event -> event.party().index();
      case null, default -> null;
    };
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  /** As long as its column; PostgreSQL has no text with a zero in it. */
  static String cut(String text, int most) {
    if (text == null) return null;
    String clean = text.replace('\0', '?');
    return clean.length() <= most ? clean : clean.substring(0, most);
  }

  /** Its format comes first, as a negative number: call numbers are positive, and before there were formats they came first. */
  byte[] bytes() {
    int most = (body == null ? 0 : body.length()) + (state == null ? 0 : state.length);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BESIDES + most);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(-Format.CURRENT);
      out.writeLong(call);
      out.writeLong(run);
      out.writeLong(line);
      out.writeLong(at.getEpochSecond());
      out.writeInt(at.getNano());
      out.writeLong(version);
      out.writeInt(party == null ? NONE : party);
      out.writeLong(generation);
      out.writeBoolean(live);
      for (String text : new String[] { kind, what, principal, correlation, key, refusal, body }) put(out, text);
      put(out, state);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  private static void put(DataOutputStream out, String text) throws IOException {
    put(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes == null ? NONE : bytes.length);
    if (bytes != null) out.write(bytes);
  }

  /**
   * What the next release appends to a line is skipped.
   *
   * @throws io.hookswitch.wire.UnreadableFormatException when a later one wrote it
   */
  static Line of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int first = in.readInt();
      Format.check(-first, "a line of the spool");
      long call = first < 0 ? in.readLong() : ((long) first << Integer.SIZE) | (in.readInt() & 0xFFFF_FFFFL);
      long run = in.readLong();
      long line = in.readLong();
      Instant at = Instant.ofEpochSecond(in.readLong(), in.readInt());
      long version = in.readLong();
      int party = in.readInt();
      long generation = in.readLong();
      boolean live = in.readBoolean();
      String kind = text(in);
      String what = text(in);
      String principal = text(in);
      String correlation = text(in);
      String key = text(in);
      String refusal = text(in);
      String body = text(in);
      byte[] state = bytes(in);
      return new Line(
        call,
        run,
        line,
        at,
        version,
        kind,
        what,
        party == NONE ? null : party,
        principal,
        correlation,
        key,
        refusal,
        generation,
        live,
        body,
        state
      );
    } catch (IOException broken) {
      throw new UncheckedIOException("a line of the spool that passed its checksum cannot be read", broken);
    }
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = bytes(in);
    return bytes == null ? null : text(bytes);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == NONE ? null : in.readNBytes(length);
  }
}

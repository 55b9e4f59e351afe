package io.hookswitch.records;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.Decision;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.Terms;
import io.hookswitch.wire.MaskedJson;
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
 * @param state of the call afterwards as JSON, {@code null} when it is as before
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
  String state
) {
  private static final int NONE = -1;
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
      moment.state() == null ? null : text(json.write(moment.state()))
    );
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

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(call);
      out.writeLong(run);
      out.writeLong(line);
      out.writeLong(at.getEpochSecond());
      out.writeInt(at.getNano());
      out.writeLong(version);
      out.writeInt(party == null ? NONE : party);
      out.writeLong(generation);
      out.writeBoolean(live);
      for (String text : new String[] { kind, what, principal, correlation, key, refusal, body, state }) put(out, text);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  private static void put(DataOutputStream out, String text) throws IOException {
    if (text == null) {
      out.writeInt(NONE);
      return;
    }
    byte[] utf = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf.length);
    out.write(utf);
  }

  static Line of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      long call = in.readLong();
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
      String state = text(in);
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
    int length = in.readInt();
    return length == NONE ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}

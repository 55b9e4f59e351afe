package io.hookswitch.call;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks what a command carries, so that nothing unbounded or meaningless enters a call. */
final class Arguments {

  static final int MOST_PARTIES = 32;
  /** Characters of a number, as dialled and as the switch dials it. */
  static final int LONGEST_NUMBER = 255;
  /** Phones that ring for one pull. */
  static final int MOST_LOCATIONS = 16;
  static final int MOST_PAIRS = 256;
  static final int LONGEST_KEY = 255;
  /** Characters of all keys and values together. */
  static final int MOST_USER_DATA = 32 * 1024;
  static final int DEEPEST_VALUE = 16;
  /** Orders of one call that the switch has not confirmed, beyond which clients can only add what {@link #always}. */
  static final int MOST_ORDERS = 64;

  private static final Pattern DIGITS = Pattern.compile(Command.SendDtmf.TONE + "{1,64}");

  private Arguments() {}

  /**
   * What is wrong with the command's arguments.
   *
   * @param call the command is for, {@code null} for a dial
   * @return one sentence, or "" when nothing is
   */
  static String fault(Call call, Command wish) {
    return switch (wish) {
      case Command.Dial dial -> {
        String fault = destination(dial.to());
        yield fault.isEmpty() ? pairs(List.of(), dial.userData()) : fault;
      }
      case Command.SendDtmf dtmf -> DIGITS.matcher(dtmf.digits()).matches()
        ? ""
        : "digits: expected 1 to 64 of 0-9 * # A-D";
      case Command.SingleStepTransfer transfer -> joining(call, transfer.to(), transfer.userData());
      case Command.SingleStepConference add -> joining(call, add.to(), add.userData());
      case Command.Consult consult -> joining(call, consult.to(), consult.userData());
      case Command.RemoveParticipant remove -> ConferenceCommands.find(
        call,
        call.at(remove.by().index()),
        remove.participant()
      ) == null
        ? "participant: nobody else on the call has this number"
        : "";
      case Command.TransferTo together -> {
        if (together.to().call().equals(call.id())) yield "transfer: expected a party on another call";
        // The others may have gone over to another call, and the user's own leg is about to follow.
        yield call.others(call.at(together.by().index())).isEmpty() ? "transfer: nobody else is on the call" : "";
      }
      case Command.Redirect redirect -> joining(call, redirect.to(), Map.of());
      case Command.AttachUserData attach -> pairs(call.userData(), attach.userData());
      case Command.UpdateUserData update -> pairs(
        UserDataCommands.without(call.userData(), update.userData().keySet()),
        update.userData()
      );
      case Command.SetDisposition set -> pairs(
        UserDataCommands.without(call.userData(), List.of(set.key())),
        Map.of(set.key(), set.disposition())
      );
      case Command.SwitchMonitoring change -> change.to() == Monitoring.BargeIn || change.to() == Monitoring.ListenIn
        ? SupervisionCommands.fault(call, change)
        : "monitoring: expected ListenIn or BargeIn";
      case Command.MuteMonitoredUser mute -> SupervisionCommands.fault(call, mute);
      case Command.Pull pull -> pulling(call, pull);
      default -> "";
    };
  }

  /** Getting out, and keeping a secret, is possible however much is under way; each is one order of a party at most. */
  static boolean always(Command wish) {
    return switch (wish) {
      case Command.Hangup hangup -> true;
      case Command.Leave leave -> true;
      case Command.ClearCall clear -> true;
      case Command.ForceClear clear -> true;
      case Command.PauseRecording pause -> true;
      default -> false;
    };
  }

  private static String pulling(Call call, Command.Pull pull) {
    Party me = call.at(pull.by().index());
    if (me.pull() != null && !me.pull().call().equals(pull.temporary())) return "the call is being pulled already";
    if (pull.temporary().equals(call.id())) return "temporary: expected a new call";
    int phones = pull.locations().size();
    if (phones < 1 || phones > MOST_LOCATIONS) return (
      "locations: expected 1 to " + MOST_LOCATIONS + ", found " + phones
    );
    UserId user = me.endpoint().subscriber().user();
    boolean own = pull
      .locations()
      .stream()
      .allMatch(phone -> phone.internal() && phone.subscriber().user().equals(user));
    return own ? "" : "locations: expected phones of " + user;
  }

  private static String joining(Call call, Endpoint to, Map<String, Object> userData) {
    if (call.parties().size() >= MOST_PARTIES) {
      return "destination: the call has had " + MOST_PARTIES + " parties, no more can join";
    }
    String fault = destination(to);
    return fault.isEmpty() ? pairs(UserDataCommands.without(call.userData(), userData.keySet()), userData) : fault;
  }

  private static String destination(Endpoint to) {
    if (to.number().isBlank()) return "destination: expected a number to dial";
    int length = Math.max(to.number().length(), to.digits().length());
    return length <= LONGEST_NUMBER ? "" : "destination: " + length + " characters, more than " + LONGEST_NUMBER;
  }

  private static String pairs(List<UserDatum> kept, Map<String, Object> added) {
    if (kept.size() + added.size() > MOST_PAIRS) return "userData: more than " + MOST_PAIRS + " pairs";
    long size = kept
      .stream()
      .mapToLong(pair -> pair.key().length() + size(pair.value(), 1))
      .sum();
    for (Map.Entry<String, Object> pair : added.entrySet()) {
      String key = pair.getKey();
      if (key.isEmpty() || key.length() > LONGEST_KEY) {
        return "userData: a key has 1 to " + LONGEST_KEY + " characters, found " + key.length();
      }
      long value = size(pair.getValue(), 1);
      if (value < 0) return "userData." + key + ": nested deeper than " + DEEPEST_VALUE;
      size += key.length() + value;
    }
    return size <= MOST_USER_DATA ? "" : "userData: " + size + " characters, more than " + MOST_USER_DATA;
  }

  /** Characters of a value, names included, as if written with a separator after each; negative when it is too deep. */
  private static long size(Object value, int depth) {
    if (depth > DEEPEST_VALUE) return Integer.MIN_VALUE;
    long size = 0;
    switch (value) {
      case null -> size = 4;
      case Map<?, ?> map -> {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          long inner = size(entry.getValue(), depth + 1);
          if (inner < 0) return inner;
          size += String.valueOf(entry.getKey()).length() + inner + 2;
        }
      }
      case List<?> list -> {
        for (Object item : list) {
          long inner = size(item, depth + 1);
          if (inner < 0) return inner;
          size += inner + 1;
        }
      }
      default -> size = value.toString().length();
    }
    return size;
  }
}

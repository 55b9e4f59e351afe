package io.hookswitch.call;

import java.util.List;
import java.util.Map;

/** A wish of a client; refused unless the decision lists it. */
public sealed interface Command extends CallInput {
  /** Who wishes. */
  PartyId by();

  /** The operation that must be allowed; with several, one is enough. The first is named in a refusal. */
  List<Operation> needs();

  /** A wish that calls somebody. */
  sealed interface Calling extends Command {
    /** Who is called. */
    Endpoint to();
  }

  /**
   * Begin a call.
   *
   * @param by party 0 of a call that does not exist yet
   * @param from the caller's end, always a subscriber
   * @param alertCaller ring the caller's own phone first (click-to-dial)
   * @param callerId the number to present, {@code null} for the caller's own
   */
  record Dial(
    PartyId by,
    Endpoint from,
    Endpoint to,
    boolean alertCaller,
    String callerId,
    Map<String, Object> userData
  ) implements Calling {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.Dial);
    }

    /** The same for another call. */
    public Dial as(PartyId caller) {
      return new Dial(caller, from, to, alertCaller, callerId, userData);
    }
  }

  record Answer(PartyId by) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.Answer);
    }
  }

  record Hangup(PartyId by) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.Hangup);
    }
  }

  /** Get out of the call whatever its state: hang up, or refuse while it rings. */
  record Leave(PartyId by) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.Hangup, Operation.Reject);
    }
  }

  /** End the call for everybody. */
  record ClearCall(PartyId by) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.ClearCall);
    }
  }

  /**
   * End the call for everybody, whatever the rules say: whoever operates the cluster wants it, and has been found to be an
   * operator before.
   *
   * @param by any party that is on the call
   * @param reason for the journal, never empty
   */
  record ForceClear(PartyId by, String reason) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.ClearCall);
    }
  }

  record Hold(PartyId by) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.Hold);
    }
  }

  record Retrieve(PartyId by) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.Retrieve);
    }
  }

  record Mute(PartyId by, boolean on) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(on ? Operation.MuteCall : Operation.UnmuteCall);
    }
  }

  /**
   * Send tones.
   *
   * @param digits 1 to 64 of {@code 0-9 * # A-D}
   */
  record SendDtmf(PartyId by, String digits) implements Command {
    /** A regular expression of one. */
    public static final String TONE = "[0-9*#A-D]";

    @Override
    public List<Operation> needs() {
      return List.of(Operation.SendDtmf);
    }
  }

  /**
   * Hold this call and begin a consult call.
   *
   * @param consult the consult call's identity, minted by the edge
   * @param userData to add to what the consult call inherits
   */
  record Consult(
    PartyId by,
    CallId consult,
    Endpoint to,
    Consultation purpose,
    Map<String, Object> userData
  ) implements Calling {
    @Override
    public List<Operation> needs() {
      return List.of(purpose == Consultation.Conference ? Operation.InitiateConference : Operation.InitiateTransfer);
    }
  }

  /** Make one call of this one and the user's other call of the pair. */
  record Complete(PartyId by, Consultation purpose) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(ConsultCommands.operationFor(purpose));
    }
  }

  /**
   * Connect the others of this call with the others of another call of the same user, and leave both: a transfer after a
   * consultation that was an ordinary call.
   *
   * @param to the user's party on the other call
   */
  record TransferTo(PartyId by, PartyId to) implements Command {
    /** The first step of such a transfer, the other call, has been taken before. */
    @Override
    public List<Operation> needs() {
      return List.of(Operation.InitiateTransfer);
    }
  }

  /** Change between the two calls of a pair. */
  record SwapCalls(PartyId by) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.SwapCalls);
    }
  }

  /** Take somebody else in, in one step. */
  record SingleStepConference(PartyId by, Endpoint to, Map<String, Object> userData) implements Calling {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.SingleStepConference);
    }
  }

  /**
   * Send a party away.
   *
   * @param participant its number, as clients are shown it
   */
  record RemoveParticipant(PartyId by, String participant) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.RemoveParticipantFromConference);
    }
  }

  /** Hand the call to somebody else, in one step. */
  record SingleStepTransfer(PartyId by, Endpoint to, Map<String, Object> userData) implements Calling {
    /** With nothing to add to the user data. */
    public SingleStepTransfer(PartyId by, Endpoint to) {
      this(by, to, Map.of());
    }

    @Override
    public List<Operation> needs() {
      return List.of(Operation.SingleStepTransfer);
    }
  }

  /** Send the call elsewhere whatever its state: transfer it, or deflect it while it rings. */
  record Redirect(PartyId by, Endpoint to) implements Calling {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.SingleStepTransfer, Operation.Deflect);
    }
  }

  /** Add pairs; a key that exists gets a second value. */
  record AttachUserData(PartyId by, Map<String, Object> userData) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.AttachUserData);
    }
  }

  /** Add or replace pairs. */
  record UpdateUserData(PartyId by, Map<String, Object> userData) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.UpdateUserData);
    }
  }

  /** Remove all pairs. */
  record DeleteUserData(PartyId by) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.DeleteUserData);
    }
  }

  /** Remove all pairs with one key. */
  record DeleteUserDataPair(PartyId by, String key) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.DeleteUserDataPair);
    }
  }

  /**
   * How the call is to be counted: a pair of the user data, so whoever may change user data may set it; and whoever has
   * left the call, until it is forgotten.
   */
  record SetDisposition(PartyId by, String key, String disposition) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.UpdateUserData);
    }
  }

  /**
   * Take part in another user's call in another way.
   *
   * @param to {@code ListenIn} or {@code BargeIn}
   */
  record SwitchMonitoring(PartyId by, Monitoring to) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(to == Monitoring.BargeIn ? Operation.SwitchToBargeIn : Operation.SwitchToListenIn);
    }
  }

  /** Take over from the monitored user, or give back. */
  record MuteMonitoredUser(PartyId by, boolean on) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(on ? Operation.MuteMonitoredUser : Operation.UnmuteMonitoredUser);
    }
  }

  /**
   * Ring the user's other phones, and go on at the one that is picked up first. Refused as a bad argument while another
   * pull of the call is under way; comes true as soon as the phones are going to ring.
   *
   * @param temporary the identity of the call that rings them, minted by the edge
   * @param locations phones of the same user, 1 to 16
   */
  record Pull(PartyId by, CallId temporary, List<Endpoint> locations) implements Command {
    public Pull {
      locations = List.copyOf(locations);
    }

    @Override
    public List<Operation> needs() {
      return List.of(Operation.PullCall);
    }
  }

  record StartRecording(PartyId by) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.StartCallRecording);
    }
  }

  record PauseRecording(PartyId by) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.PauseCallRecording);
    }
  }

  record ResumeRecording(PartyId by) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.ResumeCallRecording);
    }
  }

  record StopRecording(PartyId by) implements Command {
    @Override
    public List<Operation> needs() {
      return List.of(Operation.StopCallRecording);
    }
  }
}

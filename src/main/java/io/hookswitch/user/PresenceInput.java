package io.hookswitch.user;

/** A wish of a user about itself; may be refused. Device ids are as the client sent them. */
public sealed interface PresenceInput {
  /** What the rules must allow. */
  DeviceOperation needs();

  /** An input about one phone. */
  sealed interface AtPhone extends PresenceInput {
    String device();
  }

  /**
   * Log in as an agent. Again at the same phone: the agent keeps its state, as a browser does that was reloaded.
   *
   * @param session what begins
   * @param first the agent's state then
   */
  record StartSession(ContactCenterSession session, AgentState first) implements AtPhone {
    @Override
    public String device() {
      return session.device();
    }

    @Override
    public DeviceOperation needs() {
      return DeviceOperation.StartContactCenterSession;
    }
  }

  record EndSession() implements PresenceInput {
    @Override
    public DeviceOperation needs() {
      return DeviceOperation.EndContactCenterSession;
    }
  }

  record ChangeAgentState(AgentState to) implements PresenceInput {
    @Override
    public DeviceOperation needs() {
      return to.needs();
    }
  }

  record DoNotDisturb(String device, boolean on) implements AtPhone {
    @Override
    public DeviceOperation needs() {
      return on ? DeviceOperation.DoNotDisturbOn : DeviceOperation.DoNotDisturbOff;
    }
  }

  record ForwardCalls(String device, Forwarding to) implements AtPhone {
    @Override
    public DeviceOperation needs() {
      return DeviceOperation.ForwardCallsOn;
    }
  }

  /** A supervisor wants the calls of another user's phone; that phone has been told, see {@link Watch}. */
  record Arm(String device, Arming arming) implements AtPhone {
    @Override
    public DeviceOperation needs() {
      return arming.needs();
    }
  }

  record CancelMonitoring(String device) implements AtPhone {
    @Override
    public DeviceOperation needs() {
      return DeviceOperation.CancelSupervisorMonitoring;
    }
  }

  /** Something that others do to the user's phone: no rule about what the user may do stands in its way. */
  sealed interface ByOthers extends AtPhone {}

  /** The one call has come that the phone was armed for; of no effect when it is armed for something else by now. */
  record Used(String device, Arming arming) implements ByOthers {
    @Override
    public DeviceOperation needs() {
      return DeviceOperation.CancelSupervisorMonitoring;
    }
  }

  /**
   * A supervisor wants to monitor the phone.
   *
   * @param instead of whom, {@code null} for nobody; refused when somebody else does
   */
  record Watch(String device, Watcher watcher, Watcher instead) implements ByOthers {
    @Override
    public DeviceOperation needs() {
      return DeviceOperation.ListenIn;
    }
  }

  /** A supervisor monitors the phone no longer; of no effect when another one does. */
  record Unwatch(String device, Watcher watcher) implements ByOthers {
    @Override
    public DeviceOperation needs() {
      return DeviceOperation.CancelSupervisorMonitoring;
    }
  }

  /** The switch has said whether it reaches the phone. */
  record Reached(String device, boolean there) implements ByOthers {
    @Override
    public DeviceOperation needs() {
      return DeviceOperation.DoNotDisturbOff;
    }
  }

  record StopForwarding(String device) implements AtPhone {
    @Override
    public DeviceOperation needs() {
      return DeviceOperation.ForwardCallsOff;
    }
  }
}

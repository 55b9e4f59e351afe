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

  record StopForwarding(String device) implements AtPhone {
    @Override
    public DeviceOperation needs() {
      return DeviceOperation.ForwardCallsOff;
    }
  }
}

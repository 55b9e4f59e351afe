package io.hookswitch.call;

/**
 * Everything a user may be allowed to do with a call; the words of rule files and of capability lists.
 *
 * <p>An operation is declared here once. What it does is its {@link Command}; when it is allowed is in {@code rules/}.
 */
public enum Operation {
  /** Begin a call; asked for while the party is {@link PartyState#Null}. */
  Dial,
  Answer,
  /** Refuse a call that rings. */
  Reject,
  /** Send a ringing call elsewhere. */
  Deflect,
  /** Leave the call. */
  Hangup,
  Hold,
  Retrieve,
  SwapCalls,
  SendDtmf,
  MuteCall,
  UnmuteCall,
  InitiateTransfer,
  CompleteTransfer,
  SingleStepTransfer,
  InitiateConference,
  CompleteConference,
  SingleStepConference,
  RemoveParticipantFromConference,
  /** End the call for everybody. */
  ClearCall,
  AttachUserData,
  UpdateUserData,
  DeleteUserData,
  DeleteUserDataPair,
  StartCallRecording,
  PauseCallRecording,
  ResumeCallRecording,
  StopCallRecording,
  SwitchToListenIn,
  SwitchToBargeIn,
  MuteMonitoredUser,
  UnmuteMonitoredUser,
  /** Take the call over at another phone of one's own. */
  PullCall,
}

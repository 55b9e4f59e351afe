// Why a button is missing, in words: from what docs/capabilities.md says of each operation. Where the user's own call tells
// which condition is not met, that is said; nothing is guessed.

const TWO_ANSWERED = 'in a conference, with two or more others who have answered';

/** Operation to: states of the call that have it, and what else must be so. */
export const WHEN = {
  Answer: { states: ['Ringing'], also: 'on a phone that can be answered from here' },
  Hangup: { states: ['Dialing', 'Established', 'Held'] },
  Hold: { states: ['Established'] },
  Retrieve: { states: ['Held'], also: 'unless another call of yours is tied to it: then calls are switched' },
  SendDtmf: { states: ['Dialing', 'Established'] },
  InitiateTransfer: { states: ['Established', 'Held'] },
  SingleStepTransfer: { states: ['Established', 'Held'] },
  InitiateConference: { states: ['Established', 'Held'] },
  SingleStepConference: { states: ['Established', 'Held'] },
  MuteCall: { states: ['Established'], also: 'while it is not muted, on a phone that can be muted' },
  UnmuteCall: { states: ['Established'], also: 'while it is muted' },
  SwapCalls: { states: ['Established', 'Held'], also: 'while you consult somebody who has answered', pair: true },
  CompleteTransfer: { states: ['Dialing', 'Established', 'Held'], also: 'after a transfer was begun by consulting', pair: true },
  CompleteConference: { states: ['Established', 'Held'], also: 'while you consult somebody who has answered', pair: true },
  ClearCall: { states: ['Ringing', 'Established'], also: `while it rings, or ${TWO_ANSWERED}` },
  RemoveParticipantFromConference: { states: ['Established'], also: `${TWO_ANSWERED}, for whoever brought them in` },
  StartCallRecording: { states: ['Established'], also: 'while it is not recorded', feature: 'api-voice-recording' },
  PauseCallRecording: { states: ['Established'], also: 'while it is recorded', feature: 'api-voice-recording' },
  ResumeCallRecording: { states: ['Established'], also: 'while its recording is paused', feature: 'api-voice-recording' },
  StopCallRecording: { states: ['Established'], also: 'while it is recorded, if you may stop recordings', feature: 'api-voice-recording' },
  SwitchToListenIn: { states: ['Established'], also: 'while you coach or barge in', feature: 'api-supervisor-monitoring' },
  SwitchToBargeIn: { states: ['Established'], also: 'while you listen or coach', feature: 'api-supervisor-monitoring' },
  MuteMonitoredUser: { states: ['Established'], also: 'while you monitor it', feature: 'api-supervisor-monitoring' },
  UnmuteMonitoredUser: { states: ['Established'], also: 'while you monitor it', feature: 'api-supervisor-monitoring' },
  AttachUserData: { states: ['Dialing', 'Ringing', 'Established', 'Held'] },
};

const STATE_WORDS = { Dialing: 'is being set up', Ringing: 'rings', Established: 'is connected', Held: 'is on hold' };

/** @param has whether the user has a feature, by its id */
export function why(operation, call, has) {
  const when = WHEN[operation];
  if (!when) return 'The rules of the gateway do not offer it for this call now.';
  if (when.feature && !has(when.feature)) return 'Your user has no right to this; an administrator can give it.';
  const there = list(when.states.map((state) => STATE_WORDS[state]));
  if (!when.states.includes(call.state)) return `Offered while a call ${there}. This one ${STATE_WORDS[call.state] ?? 'is over'}.`;
  if (when.pair && !call.data.parentCallUri && call.data.callType !== 'Consult') return `Offered ${when.also}.`;
  if (when.also) return `Offered while a call ${there}, ${when.also}.`;
  return `Usually offered while a call ${there}; the rules of this gateway do not offer it now.`;
}

function list(words) {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

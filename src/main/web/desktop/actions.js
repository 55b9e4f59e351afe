// Every operation on a call that has a button. Which of them are shown, the gateway decides: `capabilities` of the call.

/** `panel` names what opens instead of doing it at once; `key` is the letter that does it for the call in front. */
export const ACTIONS = [
  { op: 'Answer', word: 'Answer', glyph: 'phone', kind: 'go', key: 'a' },
  { op: 'CompleteTransfer', word: 'Complete transfer', glyph: 'transfer', kind: 'main', key: 'f' },
  { op: 'CompleteConference', word: 'Join all', glyph: 'join', kind: 'main', key: 'j' },
  { op: 'SwapCalls', word: 'Switch calls', glyph: 'swap', key: 's' },
  { op: 'Hold', word: 'Hold', glyph: 'hold', key: 'h' },
  { op: 'Retrieve', word: 'Resume', glyph: 'resume', kind: 'main', key: 'h' },
  { op: 'MuteCall', word: 'Mute', glyph: 'mute', key: 'm' },
  { op: 'UnmuteCall', word: 'Unmute', glyph: 'unmute', kind: 'on', key: 'm' },
  { op: ['InitiateTransfer', 'SingleStepTransfer'], word: 'Transfer', glyph: 'transfer', panel: 'transfer', key: 't' },
  { op: ['InitiateConference', 'SingleStepConference'], word: 'Add person', glyph: 'add', panel: 'conference', key: 'c' },
  { op: 'SendDtmf', word: 'Keypad', glyph: 'keypad', panel: 'keypad', key: 'k' },
  { op: 'StartCallRecording', word: 'Record', glyph: 'record', key: 'r' },
  { op: 'PauseCallRecording', word: 'Pause recording', glyph: 'hold', key: 'p' },
  { op: 'ResumeCallRecording', word: 'Resume recording', glyph: 'record', key: 'p' },
  { op: 'StopCallRecording', word: 'Stop recording', glyph: 'stop' },
  { op: 'SwitchToListenIn', word: 'Only listen', glyph: 'ear', key: 'l' },
  { op: 'SwitchToBargeIn', word: 'Barge in', glyph: 'join', key: 'b' },
  { op: 'MuteMonitoredUser', word: 'Mute the agent', glyph: 'mute' },
  { op: 'UnmuteMonitoredUser', word: 'Unmute the agent', glyph: 'unmute' },
  { op: ['AttachUserData', 'UpdateUserData', 'DeleteUserDataPair'], word: 'Details', glyph: 'data', panel: 'data', key: 'i' },
  { op: 'ClearCall', word: 'End for all', glyph: 'hangup', kind: 'stop' },
  { op: 'Hangup', word: 'Hang up', glyph: 'hangup', kind: 'stop', key: 'e' },
];

/** The operations behind a button. */
export const operations = (action) => [action.op].flat();

/** Whether both recordings and mutes make sense of an operation that the gateway offers at any time. */
function fits(action, call) {
  if (action.op === 'MuteMonitoredUser') return !call.data.monitoredUserMuted;
  if (action.op === 'UnmuteMonitoredUser') return call.data.monitoredUserMuted;
  return true;
}

/** What to show for a call, in order: only what the gateway offers. */
export function offered(call) {
  const all = ACTIONS.filter((action) => operations(action).some((op) => call.can(op)) && fits(action, call));
  if (call.state !== 'Ringing') return all;
  // Clearing a call that rings here is to reject it, and stands beside the answer.
  const reject = all.filter((action) => action.op === 'ClearCall').map((action) => ({ ...action, word: 'Reject', key: 'x' }));
  const rest = all.filter((action) => action.op !== 'ClearCall' && action.op !== 'Answer');
  return [...all.filter((action) => action.op === 'Answer'), ...reject, ...rest];
}

/** Buttons that another situation of a call would have. */
export function missing(call) {
  return ACTIONS.filter((action) => !operations(action).some((op) => call.can(op)));
}

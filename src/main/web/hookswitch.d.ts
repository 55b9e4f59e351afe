// The types of hookswitch.js. Shapes of the contracts come from openapi.d.ts and asyncapi.d.ts, which are made from them.
import type {components as frames} from './asyncapi.d.ts';
import type {components, operations} from './openapi.d.ts';

type Schemas = components['schemas'];
export type CallData = Schemas['GenesysCall'];
export type User = Schemas['GenesysUser'];
export type Device = Schemas['GenesysDevice'];
export type Channel = Schemas['GenesysChannel'];
export type CallMessage = Schemas['GenesysCallStateChange'];
export type Farewell = frames['schemas']['Farewell'];
export type Refusal = frames['schemas']['Refusal'];
export type CallOperation = Schemas['GenesysCallOperation']['operationName'];
export type DeviceOperation = Schemas['GenesysDeviceOperation']['operationName'];
export type OperationId = Extract<keyof operations, `genesys${string}` | `ops${string}`>;
type UserData = Record<string, unknown>;

export interface Options {
  /** One node, or several to go to in turn; the page's own origin when absent. */
  url?: string | string[];
  /** A bearer token, or what gets a fresh one. */
  token?: string | (() => string | Promise<string>);
  /** Opens a session, which browsers keep as a cookie. */
  login?: {user: string; password: string};
  /** Where there is none of its own. */
  WebSocket?: unknown;
  fetch?: typeof fetch;
  /** Of a request, in ms; 15,000 when absent. */
  timeout?: number;
  /** In ms; 10,000 when absent. */
  pingInterval?: number;
  /** How long a line may be silent until it counts as broken, in ms; 25,000 when absent. */
  silence?: number;
}

export function connect(options?: Options): Promise<Hookswitch>;

interface Emitter<Events> {
  on<E extends keyof Events>(event: E, listener: Events[E]): () => void;
}

export interface Events {
  change: (client: Hookswitch) => void;
  call: (call: Call, message: CallMessage) => void;
  ended: (call: Call) => void;
  devices: (devices: Device[]) => void;
  channels: (channels: Channel[]) => void;
  outbound: (message: Schemas['GenesysOutboundRecordMessage']) => void;
  connection: (state: 'connected' | 'reconnecting' | 'closed', detail: string | HookswitchError) => void;
  resync: () => void;
  error: (error: unknown) => void;
}

export interface Hookswitch extends Emitter<Events> {
  readonly calls: Calls;
  readonly user: User;
  readonly devices: Device[];
  readonly channels: Channel[];
  readonly device: Device;
  readonly voice: Channel | undefined;
  readonly node: string;
  readonly connection: 'connecting' | 'open' | 'closed';
  can(operation: string): boolean;
  request(operationId: OperationId, parameters?: Record<string, unknown>, body?: object): Promise<any>;
  dial(number: string, fields?: {device?: string; userData?: UserData}): Promise<void>;
  operateDevice(operationName: DeviceOperation, fields?: object, device?: string): Promise<void>;
  setState(operationName: string, fields?: {reason?: string}): Promise<void>;
  ready(): Promise<void>;
  notReady(reason?: string): Promise<void>;
  startSession(channels?: string[]): Promise<void>;
  endSession(): Promise<void>;
  watch(
    userName: string,
    topic: 'calls' | 'devices' | 'channels',
    heard: (message: CallMessage | object | null, error?: string) => void,
  ): () => void;
  close(): void;
}

export interface Calls extends Iterable<Call>, Emitter<{change: (calls: Calls) => void}> {
  readonly length: number;
  get(id: string): Call | undefined;
  until(wanted: (call: Call) => boolean, timeout?: number): Promise<Call>;
}

export interface Call extends Emitter<{change: (call: Call, message?: CallMessage) => void; ended: (call: Call) => void}> {
  readonly id: string;
  readonly data: CallData;
  readonly state: CallData['state'];
  readonly participants: NonNullable<CallData['participants']>;
  readonly userData: UserData;
  readonly capabilities: string[];
  readonly seconds: number;
  can(operation: CallOperation): boolean;
  until(wanted: (call: Call) => boolean, timeout?: number): Promise<Call>;
  perform(operationName: CallOperation, fields?: object): Promise<void>;
  answer(): Promise<void>;
  reject(): Promise<void>;
  hangup(): Promise<void>;
  clear(): Promise<void>;
  hold(): Promise<void>;
  retrieve(): Promise<void>;
  mute(): Promise<void>;
  unmute(): Promise<void>;
  sendDtmf(digits: string): Promise<void>;
  initiateTransfer(number: string): Promise<void>;
  completeTransfer(): Promise<void>;
  singleStepTransfer(number: string): Promise<void>;
  initiateConference(number: string): Promise<void>;
  completeConference(): Promise<void>;
  singleStepConference(number: string): Promise<void>;
  swapWith(other: Call): Promise<void>;
  remove(participant: string): Promise<void>;
  attachUserData(userData: UserData): Promise<void>;
  updateUserData(userData: UserData): Promise<void>;
  deleteUserData(key?: string): Promise<void>;
  setDisposition(disposition: string): Promise<void>;
  startRecording(): Promise<void>;
  pauseRecording(): Promise<void>;
  resumeRecording(): Promise<void>;
  stopRecording(): Promise<void>;
}

export class HookswitchError extends Error {}
export class RefusedError extends HookswitchError {
  readonly operation: CallOperation;
  readonly state: CallData['state'];
  readonly allowed: CallOperation[];
  readonly rules: string[];
  readonly status: number;
  readonly statusCode: number;
}
export class RequestError extends HookswitchError {
  readonly status: number;
  readonly statusCode: number;
}
export class UnavailableError extends HookswitchError {
  readonly status: number;
  readonly retryAfter: number;
}
export class OutcomeUnknownError extends HookswitchError {}
export class NotLoggedInError extends HookswitchError {}
export class ClosedError extends HookswitchError {
  readonly advice?: Farewell['body']['advice'];
  readonly reason?: string;
}

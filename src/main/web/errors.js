// What can go wrong, by what the program can do about it.

export class HookswitchError extends Error {
  /** @param {string} message @param {object} [more] fields of the error */
  constructor(message, more = {}) {
    super(message);
    this.name = new.target.name;
    Object.assign(this, more);
  }
}

/** The rules do not allow it now: `operation`, `state`, `allowed`, `rules` say why and what is possible instead. */
export class RefusedError extends HookswitchError {}

/** The request is wrong, or not for this user: `status` and `statusCode` as over HTTP. To repeat it does not help. */
export class RequestError extends HookswitchError {}

/** Nobody could do it now, or it came too fast; it was not done. `retryAfter` in seconds. */
export class UnavailableError extends HookswitchError {}

/** No answer in time; whether it was done is not known. The state of the call will tell. */
export class OutcomeUnknownError extends HookswitchError {}

/** Nobody is logged in, or not any more. */
export class NotLoggedInError extends HookswitchError {}

/** The line was closed by the program, or for good by the gateway: `advice` and `reason`. */
export class ClosedError extends HookswitchError {}

const NOT_AUTHENTICATED = 20;

/** The error for an `err` frame that answers a request. */
export function errorOf(frame) {
  const body = frame.body ?? {};
  const more = {status: frame.failureCode, statusCode: body.statusCode};
  if (body.refusal) return new RefusedError(frame.message, {...more, ...body.refusal});
  if (body.statusCode === NOT_AUTHENTICATED) return new NotLoggedInError(frame.message, more);
  if (frame.failureCode === 504) return new OutcomeUnknownError(frame.message, more);
  if (frame.failureCode === 503 || frame.failureCode === 429) {
    return new UnavailableError(frame.message, {...more, retryAfter: Number(frame.headers?.['Retry-After'] ?? 1)});
  }
  return new RequestError(frame.message, more);
}

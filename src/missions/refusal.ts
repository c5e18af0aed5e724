import type { Refusal, RefusalCode, RefusalDetails } from '../../protocol/refusals.ts';

export type { Refusal, RefusalCode, RefusalDetails, UnmetObjective } from '../../protocol/refusals.ts';

export type MissionRefusal = Refusal<Extract<RefusalCode, `mission/${string}`>>;

const messages: { [C in RefusalCode]: (details: RefusalDetails[C]) => string } = {
  'mission/not_found': () => 'There is no such mission for you.',
  'mission/expired': () => 'This mission has expired.',
  'mission/inactive': () => 'This mission is not offered any more.',
  'mission/reputation_too_low': (d) =>
    `Your standing with ${d.faction} is ${d.current}; this mission asks for ${d.required}.`,
  'mission/level_too_low': (d) => `You are level ${d.current}; this mission asks for level ${d.required}.`,
  'mission/requirement_unmet': () => 'Other missions decide whether this one is open to you.',
  'mission/already_accepted': () => 'You have this mission already.',
  'mission/already_rewarded': () => 'You have been paid for this mission already.',
  'mission/cap_reached': (d) => `You can carry ${d.cap} missions at a time.`,
  // A day's quests are for those who were in the region when it began: both may be the same.
  'mission/wrong_region': (d) =>
    d.required === d.current
      ? `This day of ${d.current} had begun when you came; its quests are yours from its next refresh on.`
      : `This mission is offered in ${d.required}; you are in ${d.current === '' ? 'no region yet' : d.current}.`,
  'mission/not_accepted': () => 'You have not accepted this mission.',
  'mission/objectives_unmet': (d) => `Still to do: ${d.objectives.map((o) => o.label).join('; ')}.`,
  'mission/daily_slot_taken': (d) => `Your ${d.slot} quest of ${d.gameDay} is taken already.`,
  'mission/party_required': (d) => `This mission needs a party of ${d.min}; yours has ${d.current}.`,
  'request/invalid': (d) => d.issues.map((i) => (i.path ? `${i.path}: ${i.message}` : i.message)).join('; '),
  'request/not_found': (d) => `There is nothing at ${d.path}.`,
  'request/method_not_allowed': (d) => `Allowed here: ${d.allowed.join(', ')}.`,
  'request/too_large': (d) => `The request is larger than ${d.maxBytes} bytes.`,
  'request/rate_limited': (d) => `Too many requests; try again in ${d.retryAfterMs} ms.`,
  'player/unknown': () => 'This player has never connected.',
  'auth/unauthorized': () => 'A valid token is needed.',
  'auth/forbidden': () => 'This token does not allow that.',
  'server/unavailable': () => 'The server cannot answer just now; it is safe to try again.',
  'server/internal': () => 'Something went wrong on the server.',
};

/** Makes a refusal with its standard message. */
export const refuse = <C extends RefusalCode>(code: C, details: RefusalDetails[C]): Refusal<C> => ({
  code,
  message: messages[code](details),
  details,
});

/** A refusal of a malformed request, for one place in it. */
export const invalid = (path: string, message: string): Refusal<'request/invalid'> =>
  refuse('request/invalid', { issues: [{ path, message }] });

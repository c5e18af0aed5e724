import type { Refusal } from '../protocol/refusals.ts';

/** What the client itself may say of a command, besides the server's refusals. */
export interface ClientRefusal {
  /** `client/unanswered`: nobody knows whether it was carried out; asking again with its id tells. */
  readonly code: 'client/unanswered';
  readonly message: string;
  readonly details: { readonly commandId: string | undefined };
}

/** A command's outcome. A refusal is a value, not an error. */
export type CommandOutcome<T> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly error: AnyRefusal | ClientRefusal };

/** A refusal of any code; `code` tells which details it has. */
export type AnyRefusal = { [C in Refusal['code']]: Refusal<C> }[Refusal['code']];

export const unanswered = (commandId: string | undefined): { ok: false; error: ClientRefusal } => ({
  ok: false,
  error: { code: 'client/unanswered', message: 'The server did not answer in time.', details: { commandId } },
});

import type { Change } from './change.ts';
import type { Refusal } from './refusal.ts';

/** What a rule makes of a command: changes, or a refusal that changes nothing. */
export type Decision =
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly refusal: Refusal };

export const accepted = (...changes: Change[]): Decision => ({ ok: true, changes });
export const refused = (refusal: Refusal): Decision => ({ ok: false, refusal });

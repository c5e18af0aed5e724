import { z } from 'zod';
import type { Notice } from '../../protocol/notices.ts';
import { WORLD_KINDS } from '../app/ports/store.ts';

/** What processes tell one another: a channel's name, behind the prefix of the deployment. */
export const CHANNEL = 'changes';
/** Most entries of a kind in one message. */
export const MOST = 500;

const id = z.uuid().toLowerCase();
const rowKeys = z
  .array(z.strictObject({ kind: z.enum(WORLD_KINDS), id: z.string().min(1).max(200) }))
  .max(MOST);
const notices = z.array(z.custom<Notice>(isNotice)).max(10_000);

/**
 * A message as text has it, checked when it comes in: Redis is no secret place. Ids, versions and notices
 * travel; what happened is read from the database.
 */
export const busMessage = z.strictObject({
  /** The process that tells; it need not hear itself. */
  from: z.string().max(64),
  players: z
    .array(z.strictObject({ id, version: z.int().min(0), notices }))
    .max(MOST)
    .default([]),
  /** Players of whom a batch may or may not be stored: its answer was lost. */
  unsure: z.array(id).max(MOST).default([]),
  /** Missions that many players see. A player's own are nobody else's business. */
  missions: z.array(id).max(MOST).default([]),
  map: z
    .strictObject({
      from: z.int().min(0),
      to: z.int().min(1),
      removed: rowKeys,
      written: rowKeys,
      whole: z.boolean().optional(),
    })
    .optional(),
});

export type BusMessage = z.output<typeof busMessage>;

/** A name and a body, as rooms pass them on to their own player. */
function isNotice(value: unknown): value is Notice {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [type, body] = value as unknown[];
  return typeof type === 'string' && /^[a-z_]{1,64}$/.test(type) && typeof body === 'object' && body !== null;
}

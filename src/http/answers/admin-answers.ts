import { z } from 'zod';
import { id, instant } from './answer.ts';
import { acceptance, adminMission, item, reputationResult } from './mission-answers.ts';

const whole = z.int();

const change = z
  .object({
    at: instant,
    by: z.string().describe('The subject of the admin’s token, or `admin token`.'),
    action: z.enum(['create', 'edit', 'repair']),
    details: z.looseObject({}).describe('What was asked for.'),
  })
  .meta({ id: 'AdminChange', description: 'What an operator did.' });

/** A mission after an edit. */
export const heldMission = adminMission
  .extend({ held: whole.describe('How many players hold it now.') })
  .meta({ id: 'HeldMission', description: 'A mission with how many players hold it now.' });

/** A mission as an operator who looks at it alone sees it. */
export const missionInFull = heldMission.extend({ changes: z.array(change) }).meta({
  id: 'MissionInFull',
  description: 'A mission with who holds it and who changed it, newest first.',
});

/** A player as an operator sees them. */
export const playerInFull = z.object({
  player: z.object({
    id,
    name: z.string(),
    level: whole,
    region_id: z.string(),
    sector_id: whole,
    completed_missions: whole,
  }),
  balances: z.object({ credits: whole, items: z.array(item) }),
  standings: z.array(z.object({ faction_id: z.string(), value: whole, level: whole, title: z.string() })),
  live: z.array(acceptance),
  last: z.array(
    acceptance.extend({
      rewards: z
        .object({
          credits: whole,
          reputation: z.array(reputationResult.pick({ faction: true, applied: true })),
          items: z.array(item),
        })
        .optional(),
    }),
  ),
  changes: z.array(change),
});

/** Why a mission is open to a player, or is not. */
export const whyAnswer = z.object({
  available: z.boolean(),
  gates: z.array(
    z.object({
      code: z.string(),
      open: z.boolean(),
      required: z.unknown().optional(),
      current: z.unknown().optional(),
    }),
  ),
});

/** What a repair did. */
export const repaired = z.object({
  player: z.object({ id, credits: whole }),
  credits: whole,
  reputation: z.array(reputationResult),
});

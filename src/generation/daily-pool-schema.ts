import { z } from 'zod';
import { item, slug } from '../missions/definition.ts';
import { MISSION_TYPES } from '../missions/mission.ts';
import { kinds } from '../objectives/kinds/index.ts';
import { factionCode } from '../objectives/kinds/params.ts';
import { range } from './templates/range.ts';
import { textVariants, unknownWords } from './texts.ts';

/** The four slots in the order in which they are shown (SPEC 8). */
export const DAILY_SLOTS = ['trade', 'combat', 'travel', 'social'] as const;
export type DailySlot = (typeof DAILY_SLOTS)[number];

const credits = z.number().int().min(0).max(1_000_000);

/** What a quest asks for, all but the number that its day picks. */
export const dailyObjective = z
  .strictObject({
    kind: z.string().max(64),
    params: z.record(z.string(), z.unknown()).default({}),
    /** The param that says how often, and between what numbers the day picks it. */
    amount: z.strictObject({ param: z.string().min(1).max(64), range: range(1, 200) }),
  })
  .superRefine(({ kind, params, amount }, ctx) => {
    const known = kinds.get(kind);
    const ends = [amount.range.min, amount.range.max].map((n) => ({ ...params, [amount.param]: n }));
    if (known === undefined || !ends.every((end) => known.params.safeParse(end).success))
      ctx.addIssue({ code: 'custom', message: `no objective of kind ${kind} has these params` });
  });

const variant = z.strictObject({
  code: slug,
  objective: dailyObjective,
  reward: z.strictObject({
    base: credits,
    perAmount: credits,
    reputation: z.number().int().min(0).max(50).default(0),
    items: z.array(item).max(5).default([]),
  }),
  texts: textVariants.refine((texts) => unknownWords(texts, ['amount']).length === 0, {
    message: 'the only word is {amount}',
  }),
});

/** One file of `content/dailies`, in the names of the code: what one slot may hold. */
export const dailyPoolSchema = z.strictObject({
  slot: z.enum(DAILY_SLOTS),
  missionType: z.enum(MISSION_TYPES),
  /** Who issues the slot's quests; null when nobody does. */
  factionId: factionCode.nullable(),
  variants: z
    .array(variant)
    .min(4)
    .max(100)
    .refine((list) => new Set(list.map((v) => v.code)).size === list.length, 'each code once'),
});

export type DailyPool = z.output<typeof dailyPoolSchema>;
export type DailyVariant = DailyPool['variants'][number];

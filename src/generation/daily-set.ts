import { DAILY_SLOTS, type DailyPool, type DailySlot, type DailyVariant } from './daily-pool-schema.ts';
import { blankDefinition, type OfferDefinition } from './offer-draft.ts';
import { type Random, random } from './random.ts';
import { filled } from './texts.ts';

/** One quest of a set. Its `expiresAt`, the next refresh, is for the caller to add. */
export interface DailyQuest {
  readonly slot: DailySlot;
  /** The variant's code. */
  readonly variant: string;
  readonly definition: OfferDefinition;
}

/** What a set depends on. */
export interface DailySetRequest {
  readonly regionId: string;
  /** ISO date. */
  readonly gameDay: string;
  readonly pools: readonly DailyPool[];
}

/**
 * The four quests of a region's game day, one a slot (SPEC 8). A pure function: whoever asks, and
 * whenever, gets the same. Content without any pool has no daily quests; throws a RangeError when it
 * lacks one slot.
 */
export const dailySet = ({ regionId, gameDay, pools }: DailySetRequest): DailyQuest[] =>
  (pools.length === 0 ? [] : DAILY_SLOTS).map((slot) => {
    const pool = pools.find((p) => p.slot === slot);
    if (pool === undefined) throw new RangeError(`no pool of daily quests for the slot ${slot}`);
    const variant = variantOf(pool, regionId, gameDay);
    const stream = random(`daily/${regionId}/${slot}/${gameDay}`);
    return { slot, variant: variant.code, definition: questOf(pool, variant, regionId, stream) };
  });

function questOf(pool: DailyPool, variant: DailyVariant, regionId: string, stream: Random): OfferDefinition {
  const { kind, params, amount } = variant.objective;
  const count = stream.int(amount.range.min, amount.range.max);
  const words = { amount: String(count) };
  const { base, perAmount, reputation, items } = variant.reward;
  return {
    ...blankDefinition,
    factionId: pool.factionId,
    missionType: pool.missionType,
    title: filled(stream.pick(variant.texts.titles), words, 120),
    description: filled(stream.pick(variant.texts.descriptions), words, 2000),
    creditReward: base + perAmount * count,
    reputationReward: pool.factionId === null ? 0 : reputation,
    itemRewards: items,
    objectives: [{ kind, params: { ...params, [amount.param]: count } }],
    regionId,
  };
}

/** The variant of a day: every variant once in a round of days, and never the same two days running. */
function variantOf({ slot, variants }: DailyPool, regionId: string, gameDay: string): DailyVariant {
  const day = Math.floor(Date.parse(`${gameDay}T00:00:00Z`) / 86_400_000);
  const round = Math.floor(day / variants.length);
  const order = (n: number) => shuffled(variants, random(`dailies/${regionId}/${slot}/${n}`));
  const [first, ...rest] = order(round) as [DailyVariant, ...DailyVariant[]];
  const repeats = order(round - 1).at(-1) === first;
  // The second place is safe: the round's last, which the next round looks at, stays where it is.
  const days = repeats ? [rest[0]!, first, ...rest.slice(1)] : [first, ...rest];
  return days[day - round * variants.length]!;
}

function shuffled<T>(list: readonly T[], stream: Random): T[] {
  const left = [...list];
  return list.map(() => left.splice(stream.int(0, left.length - 1), 1)[0]!);
}

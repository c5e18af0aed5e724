import { MAX_REPUTATION, MIN_REPUTATION } from './levels.ts';

/** Two factions whose combined positive standing is capped. */
export interface Rivalry {
  readonly factions: readonly [string, string];
  readonly cap: number;
}

/** SPEC 3, "Rivalry cap". */
export const rivalries: readonly Rivalry[] = [
  { factions: ['terran_federation', 'fringe_alliance'], cap: 800 },
  { factions: ['mercantile_guild', 'shadow_syndicate'], cap: 600 },
];

/** Factions that never think well of anybody: their standing ends at 0. */
const hostileOnly: ReadonlySet<string> = new Set(['pirates']);

/** Reads one standing; a faction never met reads as 0. */
export type Standing = (faction: string) => number;

/** What a requested change really does. */
export interface ReputationMove {
  readonly faction: string;
  readonly requested: number;
  readonly applied: number;
  readonly old: number;
  readonly value: number;
}

/**
 * Applies a change to one standing: a gain is first cut to what the rival's standing leaves room
 * for, then every result is clamped to -800..+800 (pirates: -800..0). A loss is never blocked.
 */
export function moveReputation(standing: Standing, faction: string, requested: number): ReputationMove {
  const old = standing(faction);
  const ceiling = hostileOnly.has(faction) ? 0 : MAX_REPUTATION;
  const wanted = old + (requested > 0 ? allowedGain(standing, faction, requested) : requested);
  const value = Math.max(MIN_REPUTATION, Math.min(ceiling, wanted));
  return { faction, requested, applied: value - old, old, value };
}

/** How large a gain and a loss would be applied whole. */
export function roomFor(standing: Standing, faction: string): { gain: number; loss: number } {
  const value = standing(faction);
  const { value: most } = moveReputation(standing, faction, 2 * MAX_REPUTATION);
  return { gain: most - value, loss: value - MIN_REPUTATION };
}

/** The faction whose standing limits this one's gains, if it has a rival. */
export function rivalOf(faction: string): string | undefined {
  const pair = rivalries.find((r) => r.factions.includes(faction))?.factions;
  return pair?.find((other) => other !== faction);
}

function allowedGain(standing: Standing, faction: string, gain: number): number {
  const rivalry = rivalries.find((pair) => pair.factions.includes(faction));
  if (rivalry === undefined) return gain;
  const rival = standing(rivalry.factions[0] === faction ? rivalry.factions[1] : rivalry.factions[0]);
  return rival > 0 ? Math.min(gain, Math.max(0, rivalry.cap - rival - standing(faction))) : gain;
}

import type { FamilyName } from '../mission.ts';
import { dailyFamily } from './daily.ts';
import { factionFamily } from './faction.ts';
import type { Family } from './family.ts';
import { randomFamily } from './random.ts';

/** The three families by name. */
export const families: Readonly<Record<FamilyName, Family>> = {
  faction: factionFamily,
  random: randomFamily,
  daily: dailyFamily,
};

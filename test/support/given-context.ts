import type { Mission } from '../../src/missions/mission.ts';
import { type Context, DEFAULT_RULES, type Rules } from '../../src/missions/rules.ts';
import type { Names } from '../../src/objectives/objective-kind.ts';

/** The instant at which tests begin: 2102-03-01T12:00:00Z, epoch milliseconds. */
export const NOW = Date.UTC(2102, 2, 1, 12);
export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

/** Names that a label can show: "Sector 7", "mercantile guild". */
export const names: Names = {
  sector: (id) => `Sector ${id}`,
  faction: (code) => code.replaceAll('_', ' '),
};

/** What a test says of the world around its player. */
export interface GivenContext {
  missions?: readonly Mission[];
  now?: number;
  rules?: Partial<Rules>;
}

/** A context that knows the given missions and counts its ids up from `acceptance-1`. */
export function aContext({ missions = [], now = NOW, rules = {} }: GivenContext = {}): Context {
  let made = 0;
  return {
    now,
    rules: { ...DEFAULT_RULES, ...rules },
    names,
    home: { regionId: 'terran_space', sectorId: 1 },
    lacksPlace: () => false,
    newId: () => `acceptance-${++made}`,
    missionById: (id) => missions.find((m) => m.id === id),
    missionHeldBy: (a) => missions.find((m) => m.id === a.missionId && m.edition === a.edition),
  };
}

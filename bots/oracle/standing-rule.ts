import type { Reference } from '../../client/index.ts';

/** What a requested change of a standing has to come to, by the rule that players can read. */
export type StandingRule = (standings: ReadonlyMap<string, number>, faction: string, asked: number) => number;

/** Nobody is ever liked by them. */
const NEVER_LIKED: ReadonlySet<string> = new Set(['pirates']);

/** Gains stop where two rivals' standings above 0 would add up to more than their cap; losses never. */
export const standingRule =
  ({ rivalries, reputation }: Pick<Reference, 'rivalries' | 'reputation'>): StandingRule =>
  (standings, faction, asked) => {
    const now = standings.get(faction) ?? 0;
    const pair = rivalries.find(({ factions }) => factions.includes(faction));
    const rival = pair?.factions.find((code) => code !== faction);
    const rivals = rival === undefined ? 0 : (standings.get(rival) ?? 0);
    const room = pair === undefined || rivals <= 0 ? asked : Math.max(0, pair.cap - rivals - now);
    const change = asked > 0 ? Math.min(asked, room) : asked;
    const most = NEVER_LIKED.has(faction) ? 0 : reputation.max;
    return Math.max(reputation.min, Math.min(most, now + change)) - now;
  };

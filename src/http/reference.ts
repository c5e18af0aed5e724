import type { Faction } from '../app/map/atlas.ts';
import { DAILY_SLOTS } from '../generation/daily-pool-schema.ts';
import type { Rules } from '../missions/rules.ts';
import { CARGO_COMMODITIES, CONTRABAND, spoken } from '../objectives/kinds/params.ts';
import { MAX_REPUTATION, MIN_REPUTATION, reputationLevels } from '../reputation/levels.ts';
import { rivalries } from '../reputation/rivalry.ts';

const HOUR = 3_600_000;

const good = (code: string, contraband: boolean) => {
  const words = spoken(code);
  return { code, name: words.slice(0, 1).toUpperCase() + words.slice(1), contraband };
};

/** What a client needs to draw missions and standings, in the names of the wire. */
export const referenceWire = (factions: readonly Faction[], rules: Rules) => ({
  factions: factions.map(({ code, name, stance, colours }) => ({ code, name, stance, colours })),
  levels: reputationLevels.map(({ level, title, threshold }) => ({ level, title, from: threshold })),
  rivalries: rivalries.map(({ factions: pair, cap }) => ({ factions: pair, cap })),
  reputation: { min: MIN_REPUTATION, max: MAX_REPUTATION },
  goods: [
    ...CARGO_COMMODITIES.map((code) => good(code, false)),
    ...CONTRABAND.map((code) => good(code, true)),
  ],
  slots: DAILY_SLOTS,
  rules: {
    mission_cap: rules.missionCap,
    abandon_penalty: rules.abandonPenalty,
    claim_grace_hours: rules.claimGraceMs / HOUR,
    reputation_rewards: rules.reputationRewards,
  },
});

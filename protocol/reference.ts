/** What a client needs to draw missions and standings, in the names of the wire. */
export interface Reference {
  factions: { code: string; name: string; stance: string; colours: string[] }[];
  /** Highest first; a standing has the first level whose `from` it reaches. */
  levels: { level: number; title: string; from: number }[];
  /** Pairs whose standings above 0 add up to at most `cap`. */
  rivalries: { factions: string[]; cap: number }[];
  reputation: { min: number; max: number };
  goods: { code: string; name: string; contraband: boolean }[];
  slots: ('trade' | 'combat' | 'travel' | 'social')[];
  rules: {
    mission_cap: number;
    abandon_penalty: number;
    claim_grace_hours: number;
    reputation_rewards: boolean;
  };
}

/** What the game reports, in the names of the wire: one entry for each type of event, with its fields. */
export interface GameEventFields {
  sector_entered: { sector_id: number };
  sector_scanned: { sector_id: number };
  cargo_delivered: { sector_id: number; commodity: string; units: number };
  trade_completed: {
    sector_id: number;
    side: 'buy' | 'sell';
    commodity: string;
    units: number;
    total: number;
  };
  combat_won: { sector_id: number; opponent: Opponent };
  ship_destroyed: { sector_id: number };
  salvage_recovered: { sector_id: number; wreck_id?: string | null; commodity: string; units: number };
  contraband_delivered: { sector_id: number; commodity: string; units: number };
  patrol_encountered: { sector_id: number; detected: boolean };
  courier_delivered: { sector_id: number; from_faction: string; to_faction: string };
  message_sent: { recipient?: string | null };
  fleet_action: { fleet_id: string; action: string };
  convoy_moved: { convoy_id: string; sector_id: number };
  convoy_destroyed: { convoy_id: string; sector_id: number };
  distress_answered: { beacon_id: string; sector_id: number };
  player_updated: {
    level?: number | null;
    name?: string | null;
    region_id?: string | null;
    sector_id?: number | null;
  };
}

/** Whom a fight was won against. */
export interface Opponent {
  kind: 'npc' | 'pirate' | 'drone_field' | 'player';
  id: string;
  faction?: string | null;
  rank?: string | number | null;
}

export type GameEventName = keyof GameEventFields;

/** A fact about one player, without the id and the instant that the game gives it. */
export type GameFact<T extends GameEventName = GameEventName> = {
  [N in T]: { type: N; player_id: string } & GameEventFields[N];
}[T];

/** A fact as it is reported: `id` is the game's own key, `occurred_at` epoch ms or ISO 8601. */
export type GameEvent<T extends GameEventName = GameEventName> = GameFact<T> & {
  id: string;
  occurred_at: number | string;
};

/** What became of a call of events. `index` counts within the call. */
export interface EventsReport {
  accepted: number;
  duplicates: number;
  rejected: RejectedEvent[];
  /** How many of the accepted moved anything. */
  moved: number;
  /** Events that were taken and name what nobody knows. */
  warnings: EventWarning[];
}

export interface RejectedEvent {
  index: number;
  id: string | null;
  code: string;
  issues: { path: string; message: string }[];
}

export interface EventWarning {
  index: number;
  id: string;
  code: 'unknown_sector' | 'unknown_commodity' | 'unknown_faction' | 'unknown_convoy';
}

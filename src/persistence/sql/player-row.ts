import type { Player } from '../../missions/player.ts';
import { epochMs, iso } from './shapes.ts';

export type PlayerJson = Player;

/** SQL for one player of table alias `p`. */
export const playerJson = `json_build_object('id', p.id, 'name', p.name, 'level', p.level,
  'credits', p.credits, 'startingCredits', p.starting_credits, 'regionId', p.region_id,
  'sectorId', p.sector_id, 'sectorSeenAt', ${epochMs('p.sector_seen_at')},
  'completedMissions', p.completed_missions, 'stints', p.stints, 'emptied', p.emptied, 'version', p.version)`;

/** The row that a player is written as. */
export const playerRow = (p: Player) => ({
  id: p.id,
  name: p.name,
  level: p.level,
  credits: p.credits,
  starting_credits: p.startingCredits,
  region_id: p.regionId,
  sector_id: p.sectorId,
  sector_seen_at: iso(p.sectorSeenAt),
  completed_missions: p.completedMissions,
  stints: p.stints,
  emptied: p.emptied,
  version: p.version,
});

/** The player table's columns as `jsonb_to_recordset` names them. */
export const playerColumns = `id uuid, name text, level int, credits bigint, starting_credits bigint,
  region_id text, sector_id int, sector_seen_at timestamptz, completed_missions int, stints jsonb, emptied jsonb, version int`;

import { defineMission } from '../../missions/define-mission.ts';
import type { MissionDefinition } from '../../missions/definition.ts';
import type { Mission } from '../../missions/mission.ts';
import { epochMs, iso } from './shapes.ts';

type MissionJson = Omit<MissionDefinition, 'factionId'> & {
  factionId: string | null;
  id: string;
  family: Mission['family'];
  isActive: boolean;
  version: number;
  edition: number;
  origin: string;
  slot: string;
  gameDay: string | null;
  ownerId: string | null;
  startsAt: number | null;
  endsAt: number | null;
  generated: Mission['generated'];
};

/** SQL for one mission of table alias `m`, in the fields that `defineMission` takes. */
export const missionJson = `jsonb_build_object(
  'id', m.id, 'code', m.code, 'family', m.family, 'missionType', m.mission_type, 'factionId', m.faction_id,
  'targetFactionId', m.target_faction_id, 'title', m.title, 'description', m.description,
  'minReputation', m.min_reputation, 'minLevel', m.min_level, 'creditReward', m.credit_reward,
  'reputationReward', m.reputation_reward, 'targetReputationReward', m.target_reputation_reward,
  'itemRewards', m.item_rewards, 'targetSectorId', m.target_sector_id, 'cargoType', m.cargo_type,
  'cargoQuantity', m.cargo_quantity, 'targetOpponent', m.target_opponent, 'targetCount', m.target_count,
  'objectives', m.objectives, 'mode', m.mode, 'choices', m.choices, 'requires', m.requires)
  || jsonb_build_object('autoClaim', m.auto_claim, 'repeatable', m.repeatable, 'regionId', m.region_id,
  'isActive', m.is_active, 'expiresAt', ${epochMs('m.expires_at')}, 'timeLimitSeconds', m.time_limit_seconds,
  'slot', m.slot, 'gameDay', m.game_day, 'ownerId', m.owner_id,
  'startsAt', ${epochMs('m.starts_at')}, 'endsAt', ${epochMs('m.ends_at')},
  'generated', case when m.generator_key is not null then jsonb_build_object('key', m.generator_key,
    'seq', m.generator_seq, 'template', m.generator_template, 'seed', m.generator_seed,
    'targetKey', m.generator_target) end, 'origin', m.origin, 'version', m.version, 'edition', m.edition)`;

/** Every edition of some missions that is not the current one. */
export const EDITIONS = `select ${missionJson} as mission from jsonb_array_elements_text($1::jsonb) n
  cross join lateral (select * from mission_edition e where e.mission_id = n.value::uuid offset 0) e
  cross join lateral jsonb_populate_record(null::mission, e.body) m order by e.mission_id, e.edition`;

/** The mission that a row holds. Throws when the row no longer makes one: it was checked when written. */
export function missionOf(row: MissionJson): Mission {
  const mission = defineMission(row, row);
  if ('path' in mission) throw new Error(`mission ${row.id}: ${mission.path} ${mission.message}`);
  return mission;
}

/** The row that a mission is written as. */
export const missionRow = (m: Mission) => ({
  id: m.id,
  code: m.code,
  family: m.family,
  mission_type: m.type,
  faction_id: m.faction,
  target_faction_id: m.targetFaction,
  title: m.title,
  description: m.description,
  min_reputation: m.minReputation,
  min_level: m.minLevel,
  credit_reward: m.credits,
  reputation_reward: m.reputation,
  target_reputation_reward: m.targetReputation,
  item_rewards: m.authored.items,
  target_sector_id: m.targetSectorId,
  cargo_type: m.cargoType,
  cargo_quantity: m.cargoQuantity,
  target_opponent: m.targetOpponent,
  target_count: m.targetCount,
  objectives: m.authored.objectives,
  mode: m.mode,
  choices: m.choices.length === 0 ? null : m.choices,
  requires: m.requires,
  auto_claim: m.autoClaim,
  repeatable: m.repeatable,
  region_id: m.regionId,
  is_active: m.isActive,
  expires_at: iso(m.expiresAt),
  time_limit_seconds: m.timeLimitSeconds,
  slot: m.slot,
  game_day: m.gameDay,
  owner_id: m.ownerId,
  starts_at: iso(m.startsAt),
  ends_at: iso(m.endsAt),
  generator_key: m.generated?.key ?? null,
  generator_seq: m.generated?.seq ?? null,
  generator_template: m.generated?.template ?? null,
  generator_seed: m.generated?.seed ?? null,
  generator_target: m.generated?.targetKey ?? null,
  origin: m.origin,
  version: m.version,
  edition: m.edition,
});

/** The mission table's columns as `jsonb_to_recordset` names them. */
export const missionColumns = `id uuid, code text, family text, mission_type text, faction_id text,
  target_faction_id text, title text, description text, min_reputation int, min_level int,
  credit_reward bigint, reputation_reward int, target_reputation_reward int, item_rewards jsonb,
  target_sector_id int, cargo_type text, cargo_quantity int, target_opponent jsonb, target_count int,
  objectives jsonb, mode text, choices jsonb, requires jsonb, auto_claim boolean, repeatable boolean,
  region_id text, is_active boolean, expires_at timestamptz, time_limit_seconds int, slot text,
  game_day text, owner_id uuid,
  starts_at timestamptz, ends_at timestamptz, generator_key text, generator_seq int, generator_template text,
  generator_seed text, generator_target text, origin text, version int, edition int`;

import type { LiveAcceptance, PastOutcome } from '../../missions/acceptance.ts';
import type { PlayerState } from '../../missions/player.ts';
import { type AcceptanceJson, acceptanceJson, acceptanceOf } from './acceptance-row.ts';
import { type PlayerJson, playerJson } from './player-row.ts';
import type { Query } from './query.ts';
import { epochMs } from './shapes.ts';

// One statement, so one snapshot: what it says belongs to the version it carries.
const PLAYER = `select ${playerJson} as player,
    (select json_agg(${acceptanceJson} order by a.accepted_at, a.id) from mission_acceptance a
      where a.player_id = p.id and a.status in ('active', 'completed')) as live,
    (select json_object_agg(r.faction, r.value) from reputation r where r.player_id = p.id) as reputation,
    (select json_agg(json_build_object('missionId', a.mission_id, 'code', a.code, 'outcome', a.status, 'choice', a.choice,
        'endedAt', ${epochMs('a.ended_at')},
        'daily', case when a.family = 'daily' and a.status = 'rewarded' then a.game_day || '/' || a.slot end)
        order by a.ended_at, a.id)
      from mission_acceptance a where a.player_id = p.id and a.ended_at is not null) as past
  from player p where p.id = $1::uuid`;

interface Row {
  player: PlayerJson;
  live: AcceptanceJson[] | null;
  reputation: Record<string, number> | null;
  past: (PastOutcome & { missionId: string; code: string | null; daily: string | null })[] | null;
}

/** One player with every outcome. */
export async function loadPlayer(query: Query, playerId: string): Promise<PlayerState | undefined> {
  const [row] = await query<Row>(PLAYER, [playerId]);
  if (row === undefined) return undefined;
  const outcomes = new Map<string, PastOutcome[]>();
  const codes = new Map<string, string>();
  const dailyRewards = new Set<string>();
  for (const { missionId, code, daily, ...past } of row.past ?? []) {
    if (code !== null) codes.set(code, missionId);
    outcomes.set(missionId, [...(outcomes.get(missionId) ?? []), past]);
    if (daily !== null) dailyRewards.add(daily);
  }
  return {
    player: row.player,
    reputation: new Map(Object.entries(row.reputation ?? {})),
    live: new Map((row.live ?? []).map((a) => [a.missionId, acceptanceOf(a) as LiveAcceptance])),
    outcomes,
    codes,
    dailyRewards,
  };
}

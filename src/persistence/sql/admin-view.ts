import type { AdminChange } from '../../app/ports/store.ts';
import type { Item } from '../../missions/mission.ts';
import type { Query } from './query.ts';
import { epochMs } from './shapes.ts';

const INVENTORY = `select json_build_object('kind', i.kind, 'code', i.code, 'quantity', i.quantity) as item
  from inventory i where i.player_id = $1::uuid order by i.kind, i.code`;

const changes = (column: string) => `select json_build_object('at', ${epochMs('c.at')}, 'by', c."by",
    'action', c.action, 'details', c.details) as change
  from admin_change c where c.${column} = $1::uuid order by c.id desc limit $2::int`;
const OF_MISSION = changes('mission_id');
const OF_PLAYER = changes('player_id');

/** What a player owns besides credits. */
export const inventory = async (query: Query, playerId: string): Promise<Item[]> =>
  (await query<{ item: Item }>(INVENTORY, [playerId])).map((row) => row.item);

/** What operators did to a mission or a player, newest first. */
export async function adminChanges(
  query: Query,
  about: { missionId: string } | { playerId: string },
  limit: number,
): Promise<AdminChange[]> {
  const [text, id] = 'missionId' in about ? [OF_MISSION, about.missionId] : [OF_PLAYER, about.playerId];
  return (await query<{ change: AdminChange }>(text, [id, limit])).map((row) => row.change);
}

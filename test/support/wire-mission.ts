import type { AnsweringServer } from './running-server.ts';
import { ADMIN_TOKEN, SERVICE_TOKEN } from './spawned-server.ts';

/** A delivery of 40 ore to sector 7 as an admin writes it. */
export const wireMission = (more: object = {}) => ({
  faction_id: 'mercantile_guild',
  title: 'Ore for sector 7',
  description: 'The smelters are cold.',
  mission_type: 'cargo_delivery',
  credit_reward: 1000,
  reputation_reward: 20,
  target_sector_id: 7,
  cargo_type: 'ore',
  cargo_quantity: 40,
  ...more,
});

/** Has an admin create a mission; its id. */
export async function createMission(server: AnsweringServer, more: object = {}): Promise<string> {
  const made = await server.call('POST', '/api/v1/admin/missions', {
    token: ADMIN_TOKEN,
    body: wireMission(more),
  });
  if (made.status !== 201) throw new Error(`the mission was refused: ${JSON.stringify(made.body)}`);
  return made.body.id;
}

/** Ore brought to sector 7, as the game server writes it. */
export const wireOre = (playerId: string, units = 40, more: object = {}) => ({
  id: crypto.randomUUID(),
  type: 'cargo_delivered',
  player_id: playerId,
  occurred_at: Date.now(),
  sector_id: 7,
  commodity: 'ore',
  units,
  ...more,
});

/** Reports events as the game server does. */
export const report = (server: AnsweringServer, ...events: unknown[]) =>
  server.call('POST', '/api/v1/events', { token: SERVICE_TOKEN, body: { events } });

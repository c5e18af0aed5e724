import { z } from 'zod';
import { DAILY_SLOTS } from '../../generation/daily-pool-schema.ts';
import { id, instant } from './answer.ts';

const whole = z.int();
const name = z.string();

const region = z.object({ id: name, name, time_zone: name, refresh_hour: whole });
const cluster = z.object({ id: name, name, region_id: name, type: name });
const sector = z.object({
  id: whole,
  name,
  type: name,
  cluster_id: name,
  region_id: name,
  security: whole,
  x: z.number(),
  y: z.number(),
});
const npc = z.object({
  id: name,
  kind: name,
  name,
  faction: name,
  notoriety: z.number(),
  sector_id: whole,
  alive: z.boolean(),
});
const worldEvent = z.object({
  id: name,
  kind: name,
  region_id: name,
  sector_id: whole,
  starts_at: instant,
  ends_at: instant,
});

/** The map in the shape in which it is sent; what is where just now is for the game alone. */
export const world = z
  .object({
    regions: z.array(region),
    clusters: z.array(cluster),
    sectors: z.array(sector),
    warps: z.array(z.object({ from: whole, to: whole })),
    npcs: z.array(npc).optional(),
    wrecks: z.array(z.object({ id: name, sector_id: whole, cargo: z.record(name, whole) })).optional(),
    world_events: z.array(worldEvent).optional(),
  })
  .meta({ id: 'World', description: 'The map; NPCs, wrecks and events are for the game alone.' });

/** What a client needs to draw missions and standings. */
export const reference = z
  .object({
    factions: z.array(z.object({ code: name, name, stance: name, colours: z.array(name) })),
    levels: z.array(z.object({ level: whole, title: name, from: whole })),
    rivalries: z.array(z.object({ factions: z.array(name), cap: whole })),
    reputation: z.object({ min: whole, max: whole }),
    goods: z.array(z.object({ code: name, name, contraband: z.boolean() })),
    slots: z.array(z.enum(DAILY_SLOTS)),
    rules: z.object({
      mission_cap: whole,
      abandon_penalty: whole,
      claim_grace_hours: z.number(),
      reputation_rewards: z.boolean(),
    }),
  })
  .meta({ id: 'Reference', description: 'What a client needs to draw missions and standings.' });

/** What the game would report, without the ids and instants that it would give. */
export const walkthrough = z.object({ events: z.array(z.looseObject({ type: name, player_id: id })) });

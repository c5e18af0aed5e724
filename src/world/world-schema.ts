import { z } from 'zod';
import type { World } from './world.ts';

const id = z.string().min(1).max(128);
const name = z.string().min(1).max(120);
const sectorId = z.number().int().min(0).max(2_147_483_647);
const coordinate = z.number().min(-1e9).max(1e9);
const instant = z.union([
  z.number().int().min(0).max(253_402_300_799_999),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
]);
const timeZone = z
  .string()
  .max(64)
  .refine((zone) => isTimeZone(zone), 'an IANA time zone such as Europe/Zurich');
const list = <T extends z.ZodType>(row: T, most: number) => z.array(row).max(most).default([]);

/** The body of `PUT /api/v1/world` and of `content/galaxy.json`: SPEC 6, in the names of the wire. */
export const worldBody = z
  .strictObject({
    regions: list(
      z.object({
        id,
        name,
        time_zone: timeZone.default('UTC'),
        refresh_hour: z.number().int().min(0).max(23).default(0),
      }),
      1000,
    ),
    clusters: list(z.object({ id, name, region_id: id, type: id }), 10_000),
    sectors: list(
      z.object({
        id: sectorId,
        name,
        type: id,
        cluster_id: id,
        region_id: id,
        security: z.number().int().min(1).max(10),
        x: coordinate,
        y: coordinate,
      }),
      100_000,
    ),
    warps: list(z.object({ from: sectorId, to: sectorId }), 500_000),
    npcs: list(
      z.object({
        id,
        kind: id,
        name,
        faction: id,
        notoriety: z.number().min(0).max(100),
        sector_id: sectorId,
        alive: z.boolean(),
      }),
      100_000,
    ),
    wrecks: list(
      z.object({ id, sector_id: sectorId, cargo: z.record(z.string(), z.number().int().min(0)) }),
      100_000,
    ),
    world_events: list(
      z.object({
        id,
        kind: z.literal('distress_beacon'),
        region_id: id,
        sector_id: sectorId,
        starts_at: instant,
        ends_at: instant,
      }),
      10_000,
    ),
  })
  .transform(
    (body): World => ({
      regions: body.regions.map((r) => ({
        id: r.id,
        name: r.name,
        timeZone: r.time_zone,
        refreshHour: r.refresh_hour,
      })),
      clusters: body.clusters.map((c) => ({ id: c.id, name: c.name, regionId: c.region_id, type: c.type })),
      sectors: body.sectors.map(({ cluster_id, region_id, ...s }) => ({
        ...s,
        clusterId: cluster_id,
        regionId: region_id,
      })),
      warps: body.warps,
      npcs: body.npcs.map(({ sector_id, ...n }) => ({ ...n, sectorId: sector_id })),
      wrecks: body.wrecks.map(({ sector_id, ...w }) => ({ ...w, sectorId: sector_id })),
      worldEvents: body.world_events.map((e) => ({
        id: e.id,
        kind: e.kind,
        regionId: e.region_id,
        sectorId: e.sector_id,
        startsAt: e.starts_at,
        endsAt: e.ends_at,
      })),
    }),
  );

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

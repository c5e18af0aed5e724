import { z } from 'zod';
import type { World, WorldChanges } from './world.ts';

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

/** The rows of each list, in the names of the wire: what tells a row from others, then the rest. */
const rows = {
  regions: {
    key: { id },
    rest: { name, time_zone: timeZone, refresh_hour: z.number().int().min(0).max(23) },
    most: 1000,
  },
  clusters: { key: { id }, rest: { name, region_id: id, type: id }, most: 10_000 },
  sectors: {
    key: { id: sectorId },
    rest: {
      name,
      type: id,
      cluster_id: id,
      region_id: id,
      security: z.number().int().min(1).max(10),
      x: coordinate,
      y: coordinate,
    },
    most: 100_000,
  },
  warps: { key: { from: sectorId, to: sectorId }, rest: {}, most: 500_000 },
  npcs: {
    key: { id },
    rest: {
      kind: id,
      name,
      faction: id,
      notoriety: z.number().min(0).max(100),
      sector_id: sectorId,
      alive: z.boolean(),
    },
    most: 100_000,
  },
  wrecks: {
    key: { id },
    rest: { sector_id: sectorId, cargo: z.record(z.string(), z.number().int().min(0)) },
    most: 100_000,
  },
  world_events: {
    key: { id },
    rest: {
      kind: z.literal('distress_beacon'),
      region_id: id,
      sector_id: sectorId,
      starts_at: instant,
      ends_at: instant,
    },
    most: 10_000,
  },
} satisfies Record<string, { key: z.ZodRawShape; rest: z.ZodRawShape; most: number }>;

const list = <T extends z.ZodType>(row: T, most: number) => z.array(row).max(most).default([]);
/** A row of which only the key has to be there: the rest may be stored, or it is to be taken away. */
const changeOf = <K extends z.ZodRawShape, R extends z.ZodRawShape>(kind: {
  key: K;
  rest: R;
  most: number;
}) =>
  list(
    z.strictObject({ ...z.object(kind.rest).partial().shape, ...kind.key, removed: z.boolean().optional() }),
    kind.most,
  );
const wholeOf = <K extends z.ZodRawShape, R extends z.ZodRawShape>(kind: { key: K; rest: R; most: number }) =>
  list(z.strictObject({ ...kind.key, ...kind.rest }), kind.most);

/** The body of `PUT /api/v1/world` (SPEC 6): what a row leaves out stays as it is stored. */
export const worldChanges = z
  .strictObject({
    regions: changeOf(rows.regions),
    clusters: changeOf(rows.clusters),
    sectors: changeOf(rows.sectors),
    warps: changeOf(rows.warps),
    npcs: changeOf(rows.npcs),
    wrecks: changeOf(rows.wrecks),
    world_events: changeOf(rows.world_events),
  })
  .transform((body) => inCode(body) as unknown as WorldChanges);

/** A whole map, as `content/galaxy.json` is one. */
export const worldBody = z
  .strictObject({
    regions: wholeOf({
      ...rows.regions,
      rest: {
        ...rows.regions.rest,
        time_zone: timeZone.default('UTC'),
        refresh_hour: rows.regions.rest.refresh_hour.default(0),
      },
    }),
    clusters: wholeOf(rows.clusters),
    sectors: wholeOf(rows.sectors),
    warps: wholeOf(rows.warps),
    npcs: wholeOf(rows.npcs),
    wrecks: wholeOf(rows.wrecks),
    world_events: wholeOf(rows.world_events),
  })
  .transform((body) => inCode(body) as unknown as World);

/** The lists and the fields of their rows in the names of the code; what a wreck holds keeps its names. */
const inCode = (body: Readonly<Record<string, readonly object[]>>) =>
  renamed(Object.fromEntries(Object.entries(body).map(([key, list]) => [key, list.map(renamed)])));

const renamed = (row: object): object =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [camel(key), value]));

const camel = (key: string): string => key.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

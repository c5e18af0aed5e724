import type { RowChange, World } from './world.ts';

/** One list of the map after a call, and what of it has to be stored. */
export interface ChangedRows<K, Row> {
  readonly rows: ReadonlyMap<K, Row>;
  /** Rows to write, as they are now. */
  readonly written: readonly Row[];
  /** Keys that were taken away, also where a new row of the same key came behind. */
  readonly removed: readonly K[];
  /** Places in the list whose row was not there to be taken away. */
  readonly absent: readonly number[];
}

/** A field that a new row has to bring. */
export interface MissingField {
  readonly list: keyof World;
  readonly index: number;
  readonly field: string;
}

/** What a row needs before it is on the map; what is not named here has a default. */
const REQUIRED: {
  readonly [L in Exclude<keyof World, 'warps'>]: readonly (keyof World[L][number] & string)[];
} = {
  regions: ['name'],
  clusters: ['name', 'regionId', 'type'],
  sectors: ['name', 'type', 'clusterId', 'regionId', 'security', 'x', 'y'],
  npcs: ['kind', 'name', 'faction', 'notoriety', 'sectorId', 'alive'],
  wrecks: ['sectorId', 'cargo'],
  worldEvents: ['kind', 'regionId', 'sectorId', 'startsAt', 'endsAt'],
};
const DEFAULTS: { readonly [L in keyof World]?: Partial<World[L][number]> } = {
  regions: { timeZone: 'UTC', refreshHour: 0 },
};

/**
 * Applies what a call says of one list, in its order: a later word on a row counts over an earlier one,
 * and what comes behind a removal is a new row. The very same map when the call says nothing.
 */
export function changeRows<K, Row extends { readonly id: K }>(
  list: Exclude<keyof World, 'warps'>,
  before: ReadonlyMap<K, Row>,
  changes: readonly RowChange<Row, 'id'>[],
  missing: MissingField[],
): ChangedRows<K, Row> {
  if (changes.length === 0) return { rows: before, written: [], removed: [], absent: [] };
  const rows = new Map(before);
  const removed = new Set<K>();
  const absent: number[] = [];
  for (const [index, { removed: away, ...change }] of changes.entries()) {
    const { id } = change as unknown as Row;
    const stored = rows.get(id);
    if (away === true) {
      if (stored === undefined) absent.push(index);
      else removed.add(id);
      rows.delete(id);
      continue;
    }
    const row = { ...(stored ?? DEFAULTS[list]), ...change } as unknown as Row;
    if (stored === undefined)
      for (const field of REQUIRED[list]) if (!(field in row)) missing.push({ list, index, field });
    rows.set(id, row);
  }
  const touched = new Set(changes.map((change) => (change as unknown as Row).id));
  const written = [...touched].flatMap((id) => rows.get(id) ?? []);
  return { rows, written, removed: [...removed].filter((id) => before.has(id)), absent };
}

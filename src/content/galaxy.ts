import type { World } from '../world/world.ts';
import { worldBody } from '../world/world-schema.ts';
import { issueMistakes, mistakeAt } from './check-shape.ts';
import type { Mistake } from './content-error.ts';
import type { SourceFile } from './source-file.ts';

/** The map of `galaxy.json`, or undefined after reporting what is wrong with it. */
export function readGalaxy(source: SourceFile, mistakes: Mistake[]): World | undefined {
  const result = worldBody.safeParse(source.value);
  if (result.success) {
    mistakes.push(...danglingRows(source, result.data));
    return result.data;
  }
  mistakes.push(...result.error.issues.flatMap((issue) => issueMistakes(source, [], issue)));
  return undefined;
}

/** Rows that name a region, cluster or sector that is not on the map, and ids that come twice. */
function danglingRows(source: SourceFile, world: World): Mistake[] {
  const regions = idsOf(world.regions);
  const clusters = idsOf(world.clusters);
  const sectors = idsOf(world.sectors);
  type Reference = readonly [field: string, id: string | number, known: ReadonlySet<string | number>];
  const check = <Row>(list: string, rows: readonly Row[], references: (row: Row) => Reference[]): Mistake[] =>
    rows.flatMap((row, i) =>
      references(row)
        .filter(([, id, known]) => !known.has(id))
        .map(([field, id]) => mistakeAt(source, [list, i, field], `unknown: ${id}`)),
    );
  return [
    ...twice(source, 'regions', world.regions),
    ...twice(source, 'clusters', world.clusters),
    ...twice(source, 'sectors', world.sectors),
    ...twice(source, 'npcs', world.npcs),
    ...twice(source, 'wrecks', world.wrecks),
    ...twice(source, 'world_events', world.worldEvents),
    ...check('clusters', world.clusters, (c) => [['region_id', c.regionId, regions]]),
    ...check('sectors', world.sectors, (s) => [
      ['cluster_id', s.clusterId, clusters],
      ['region_id', s.regionId, regions],
    ]),
    ...check('warps', world.warps, (w) => [
      ['from', w.from, sectors],
      ['to', w.to, sectors],
    ]),
    ...check('npcs', world.npcs, (n) => [['sector_id', n.sectorId, sectors]]),
    ...check('wrecks', world.wrecks, (w) => [['sector_id', w.sectorId, sectors]]),
    ...check('world_events', world.worldEvents, (e) => [
      ['region_id', e.regionId, regions],
      ['sector_id', e.sectorId, sectors],
    ]),
  ];
}

interface Identified {
  readonly id: string | number;
}

const idsOf = (rows: readonly Identified[]) => new Set(rows.map((row) => row.id));

function twice(source: SourceFile, list: string, rows: readonly Identified[]): Mistake[] {
  const seen = new Set<string | number>();
  return rows.flatMap(({ id }, i) => {
    if (seen.has(id)) return [mistakeAt(source, [list, i, 'id'], `${id} is there twice`)];
    seen.add(id);
    return [];
  });
}

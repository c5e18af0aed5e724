import { writeFile } from 'node:fs/promises';
import { coreClusters } from './galaxy/core-clusters.ts';
import { diceOf } from './galaxy/dice.ts';
import { settleNpcs, strewWrecks } from './galaxy/inhabitants.ts';
import { outerClusters } from './galaxy/outer-clusters.ts';
import { placeSectors } from './galaxy/sectors.ts';
import { joinSectors } from './galaxy/warps.ts';

/** The seed of the galaxy that ships. */
const SEED = 2102;
const REGION = 'terran_space';

/**
 * The text of `content/galaxy.json`, a body of `PUT /api/v1/world` with one line for each row. The
 * same seed gives the same bytes.
 */
export function galaxyText(seed = SEED): string {
  const dice = diceOf(seed);
  const plans = [...coreClusters, ...outerClusters];
  let nextId = 1;
  const placed = plans.map((plan) => {
    const sectors = placeSectors(plan, REGION, nextId, dice);
    nextId += sectors.length;
    return { plan, sectors };
  });
  const sectors = placed.flatMap((p) => p.sectors);
  return rows({
    regions: [{ id: REGION, name: 'Terran Space', time_zone: 'UTC', refresh_hour: 0 }],
    clusters: plans.map(({ id, name, type }) => ({ id, name, region_id: REGION, type })),
    sectors,
    warps: joinSectors(sectors, dice),
    npcs: placed.flatMap((p) => settleNpcs(p.plan, p.sectors, dice)),
    wrecks: placed.flatMap((p) => strewWrecks(p.plan, p.sectors, dice)),
    // Beacons are lit while the game runs.
    world_events: [],
  });
}

function rows(body: Record<string, readonly object[]>): string {
  const lists = Object.entries(body).map(([name, list]) =>
    list.length === 0
      ? `  "${name}": []`
      : `  "${name}": [\n${list.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`,
  );
  return `{\n${lists.join(',\n')}\n}\n`;
}

if (import.meta.main) await writeFile(new URL('galaxy.json', import.meta.url), galaxyText());

import type { Mission } from '../../missions/mission.ts';
import { lackingPlaces, type Places } from '../../missions/places.ts';
import type { Names } from '../../objectives/objective-kind.ts';
import type { Region, World, WorldChanges, WorldKeys } from '../../world/world.ts';
import { type WorldGraph, worldGraph } from '../../world/world-graph.ts';
import type { WorldRow, WorldRowKey, WorldStore } from '../ports/store.ts';

/** One faction as content describes it. */
export interface Faction {
  readonly code: string;
  readonly name: string;
  readonly stance: string;
  readonly colours: readonly string[];
}

/** The map and the factions in memory, and the names that labels take from them. */
export class Atlas {
  readonly factions: readonly Faction[];
  readonly #factionNames: ReadonlyMap<string, string>;
  #graph: WorldGraph = worldGraph({});
  #version = 0;
  /** Which missions lack a place, for the sectors and regions that were looked at. */
  readonly #lacking = new WeakMap<
    Mission,
    Pick<WorldGraph, 'sectors' | 'regions'> & { readonly lacks: boolean }
  >();
  #names: Names;

  constructor(factions: readonly Faction[]) {
    this.factions = factions;
    this.#factionNames = new Map(factions.map((f) => [f.code, f.name]));
    this.#names = this.#namesOn(this.#graph);
  }

  get graph(): WorldGraph {
    return this.#graph;
  }

  /** The version of the stored map that this one is. */
  get version(): number {
    return this.#version;
  }

  /** Another object when any name is another: labels made with one can be told from those made with the other. */
  get names(): Names {
    return this.#names;
  }

  /** Whether a mission names a place that the map lacks. Boards ask it of every mission, so it is remembered. */
  lacksPlace = (mission: Mission): boolean => {
    const { sectors, regions } = this.#graph;
    const known = this.#lacking.get(mission);
    if (known?.sectors === sectors && known.regions === regions) return known.lacks;
    const lacks = this.lackedBy(mission).length > 0;
    this.#lacking.set(mission, { sectors, regions, lacks });
    return lacks;
  };

  /** The places that a mission names and the map lacks, in words. */
  lackedBy = (mission: Mission): string[] => lackingPlaces(mission, placesOf(this.#graph));

  hasFaction = (code: string): boolean => this.#factionNames.has(code);
  region = (id: string): Region | undefined => this.#graph.regions.get(id);

  /** Reads the stored map. */
  async load(store: WorldStore): Promise<void> {
    // In this order: rows newer than their version are read again, older ones would be believed.
    const version = await store.version();
    this.follow(worldGraph(worldOf(await store.all())), version);
  }

  /** Follows a map that is stored; an older one than is known, read too slowly, is left. */
  follow(graph: WorldGraph, version: number): void {
    if (version < this.#version) return;
    this.#version = version;
    this.#show(graph);
  }

  #show(graph: WorldGraph): void {
    if (!sameNames(this.#graph, graph)) this.#names = this.#namesOn(graph);
    this.#graph = graph;
  }

  #namesOn = ({ sectors }: WorldGraph): Names => ({
    sector: (id) => sectors.get(id)?.name ?? `sector ${id}`,
    faction: (code) => this.#factionNames.get(code) ?? code,
  });
}

/** What is on a map, as missions ask for it. */
export const placesOf = ({ sectors, regions }: WorldGraph): Places => ({
  hasSector: (id) => sectors.has(id),
  hasRegion: (id) => regions.has(id),
});

function sameNames(a: WorldGraph, b: WorldGraph): boolean {
  if (a.sectors === b.sectors) return true;
  if (a.sectors.size !== b.sectors.size) return false;
  for (const [id, { name }] of b.sectors) if (a.sectors.get(id)?.name !== name) return false;
  return true;
}

const kinds = {
  region: 'regions',
  cluster: 'clusters',
  sector: 'sectors',
  warp: 'warps',
  npc: 'npcs',
  wreck: 'wrecks',
  world_event: 'worldEvents',
} as const satisfies Record<WorldRow['kind'], keyof World>;

/** The rows that a world is stored as, one for each of its entries. */
export const worldRows = (world: World): WorldRow[] =>
  (Object.keys(kinds) as WorldRow['kind'][]).flatMap((kind) =>
    world[kinds[kind]].map((body) => ({
      kind,
      id: 'from' in body ? `${body.from}-${body.to}` : String(body.id),
      body,
    })),
  );

/** A change of the map that takes these rows away. */
export function removalsOf(keys: readonly WorldRowKey[]): WorldChanges {
  const of = (kind: WorldRow['kind']) => keys.flatMap((key) => (key.kind === kind ? [key.id] : []));
  const gone = (kind: WorldRow['kind']) => of(kind).map((id) => ({ id, removed: true }));
  return {
    regions: gone('region'),
    clusters: gone('cluster'),
    sectors: of('sector').map((id) => ({ id: Number(id), removed: true })),
    warps: of('warp').map((id) => {
      const [from, to] = id.split('-').map(Number);
      return { from: from!, to: to!, removed: true };
    }),
    npcs: gone('npc'),
    wrecks: gone('wreck'),
    worldEvents: gone('world_event'),
  };
}

/** The same of rows that are taken away. */
export const worldRowKeys = (keys: WorldKeys): WorldRowKey[] =>
  (Object.keys(kinds) as WorldRow['kind'][]).flatMap((kind) => keys[kinds[kind]].map((id) => ({ kind, id })));

/** The world that these rows are of. */
export function worldOf(rows: readonly WorldRow[]): World {
  const world: Record<keyof World, unknown[]> = {
    regions: [],
    clusters: [],
    sectors: [],
    warps: [],
    npcs: [],
    wrecks: [],
    worldEvents: [],
  };
  for (const { kind, body } of rows) world[kinds[kind]].push(body);
  return world as unknown as World;
}

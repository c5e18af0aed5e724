import type { Names } from '../../objectives/objective-kind.ts';
import type { Region, World } from '../../world/world.ts';
import { type WorldGraph, withUpserts, worldGraph } from '../../world/world-graph.ts';
import type { WorldRow, WorldStore } from '../ports/store.ts';

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
  #names: Names;

  constructor(factions: readonly Faction[]) {
    this.factions = factions;
    this.#factionNames = new Map(factions.map((f) => [f.code, f.name]));
    this.#names = this.#namesOn(this.#graph);
  }

  get graph(): WorldGraph {
    return this.#graph;
  }

  /** Another object when any name is another: labels made with one can be told from those made with the other. */
  get names(): Names {
    return this.#names;
  }

  hasFaction = (code: string): boolean => this.#factionNames.has(code);
  region = (id: string): Region | undefined => this.#graph.regions.get(id);

  /** Reads the stored map. */
  async load(store: WorldStore): Promise<void> {
    this.#show(worldGraph(worldOf(await store.all())));
  }

  /** Follows rows that were stored. */
  follow(changes: World): void {
    this.#show(withUpserts(this.#graph, changes));
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
export function worldRows(world: World): WorldRow[] {
  return (Object.keys(kinds) as WorldRow['kind'][]).flatMap((kind) =>
    world[kinds[kind]].map((body) => ({
      kind,
      id: 'from' in body ? `${body.from}-${body.to}` : String(body.id),
      body,
    })),
  );
}

function worldOf(rows: readonly WorldRow[]): World {
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

import type { PlayersThere, WorldRow, WorldRowKey, WorldStore } from '../app/ports/store.ts';
import type { Player } from '../missions/player.ts';

/** The map in memory. */
export class MemoryWorldStore implements WorldStore {
  readonly #rows = new Map<string, WorldRow>();
  readonly #players: () => Iterable<Player>;
  #version = 0;

  constructor(players: () => Iterable<Player>) {
    this.#players = players;
  }

  all = async () => [...this.#rows.values()];

  async some(keys: readonly WorldRowKey[]): Promise<WorldRow[]> {
    const wanted = new Set(keys.map(keyOf));
    return (await this.all()).filter((row) => wanted.has(keyOf(row)));
  }

  version = async () => this.#version;

  async change(at: number, removed: readonly WorldRowKey[], written: readonly WorldRow[]) {
    if (at !== this.#version) return undefined;
    for (const row of removed) this.#rows.delete(keyOf(row));
    for (const row of written) this.#rows.set(keyOf(row), row);
    return ++this.#version;
  }

  upsert = async (rows: readonly WorldRow[]): Promise<void> => {
    await this.change(this.#version, [], rows);
  };

  async playersIn(sectorIds: readonly number[], regionIds: readonly string[]) {
    const sectors = new Map<number, PlayersThere>();
    const regions = new Map<string, PlayersThere>();
    for (const { id, sectorId, regionId } of this.#players()) {
      if (sectorIds.includes(sectorId)) note(sectors, sectorId, id);
      if (regionIds.includes(regionId)) note(regions, regionId, id);
    }
    return { sectors, regions };
  }
}

const keyOf = ({ kind, id }: WorldRowKey): string => `${kind}/${id}`;

function note<K>(places: Map<K, PlayersThere>, place: K, id: string): void {
  const { players, one } = places.get(place) ?? { players: 0, one: id };
  places.set(place, { players: players + 1, one: one < id ? one : id });
}

import type { AdminChange, Store, Writes } from '../app/ports/store.ts';
import type { Item } from '../missions/mission.ts';

/** A note of an operator, about a mission or a player. */
export type KeptNote = AdminChange & { readonly missionId?: string; readonly playerId?: string };

/** What operators look at: what players own, and who changed what. */
export class MemoryAdminView {
  readonly #inventory = new Map<string, Map<string, Item>>();
  readonly #notes: KeptNote[] = [];

  note(note: KeptNote): void {
    this.#notes.push(note);
  }

  write({ inventory, adminNotes }: Writes, at: number): void {
    for (const note of adminNotes) this.note({ ...note, at });
    for (const { playerId, ...item } of inventory) {
      const mine = this.#inventory.get(playerId) ?? new Map<string, Item>();
      const key = `${item.kind}:${item.code}`;
      const quantity = (mine.get(key)?.quantity ?? 0) + item.quantity;
      this.#inventory.set(playerId, mine.set(key, { ...item, quantity }));
    }
  }

  inventory = (playerId: string): Item[] => [...(this.#inventory.get(playerId)?.values() ?? [])];

  changes = (about: Parameters<Store['adminChanges']>[0], limit: number): AdminChange[] =>
    this.#notes
      .filter((n) => ('missionId' in about ? n.missionId === about.missionId : n.playerId === about.playerId))
      .reverse()
      .slice(0, limit)
      .map(({ at, by, action, details }) => ({ at, by, action, details }));
}

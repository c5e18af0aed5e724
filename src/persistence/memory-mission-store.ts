import { cursorOf, keyOf, type PageKey } from '../app/ports/cursor.ts';
import type { AdminNote, Held, MissionStore } from '../app/ports/store.ts';
import type { Mission } from '../missions/mission.ts';
import { MemoryAdminView } from './memory-admin-view.ts';

/** Missions in a map. `createdAt` is the order of insertion. */
export class MemoryMissionStore implements MissionStore {
  readonly #missions = new Map<string, Mission>();
  readonly #editions = new Map<string, Mission[]>();
  readonly adminView = new MemoryAdminView();
  readonly #codes = new Set<string>();
  readonly #places = new Set<string>();
  readonly #isTaken: (missionId: string) => boolean;

  constructor(isTaken: (missionId: string) => boolean = () => false) {
    this.#isTaken = isTaken;
  }

  version = (id: string): number => this.#missions.get(id)?.version ?? 0;

  get(ids: readonly string[]): Mission[] {
    return ids.flatMap((id) => this.#missions.get(id) ?? []);
  }

  idOf = (code: string): string | undefined => this.all().find((m) => m.code === code)?.id;

  /** Every mission ever inserted, in that order. */
  all = (): Mission[] => [...this.#missions.values()];

  active = async () => [...this.#missions.values()].filter((m) => m.isActive);
  byIds = async (ids: readonly string[]) => this.get(ids);
  byCodes = async (codes: readonly string[]) =>
    [...this.#missions.values()].filter((m) => m.code !== null && codes.includes(m.code));

  versionsOf = async (ownerIds: readonly string[] | null) =>
    this.all()
      .filter((m) => m.isActive && (m.ownerId === null ? ownerIds === null : ownerIds?.includes(m.ownerId)))
      .map(({ id, version }) => ({ id, version }));

  async insert(missions: readonly Mission[], note?: AdminNote): Promise<Mission[]> {
    const fresh = missions.filter(
      (m) =>
        !this.#missions.has(m.id) &&
        (m.code === null || !this.#codes.has(m.code)) &&
        !this.#places.has(placeOf(m)),
    );
    for (const mission of fresh) {
      this.#missions.set(mission.id, mission);
      if (mission.code !== null) this.#codes.add(mission.code);
      if (mission.generated !== null) this.#places.add(placeOf(mission));
      if (note !== undefined) this.adminView.note({ ...note, missionId: mission.id, at: Date.now() });
    }
    return fresh;
  }

  async update(mission: Mission, editions: readonly Mission[] = [], note?: AdminNote): Promise<boolean> {
    if (this.version(mission.id) !== mission.version - 1) return false;
    const before = this.#missions.get(mission.id)!;
    if (note !== undefined) this.adminView.note({ ...note, missionId: mission.id, at: Date.now() });
    const { code } = before;
    const kept = this.#editions.get(mission.id) ?? [];
    this.#editions.set(mission.id, [
      ...kept,
      ...[...(before.edition === mission.edition ? [] : [before]), ...editions].filter(
        (m) => !kept.some((k) => k.edition === m.edition),
      ),
    ]);
    this.#missions.set(mission.id, code === mission.code ? mission : { ...mission, code });
    return true;
  }

  editions = async (ids: readonly string[]) => ids.flatMap((id) => this.#editions.get(id) ?? []);

  /** A mission in the edition that somebody holds. */
  heldBy({ missionId, edition }: Held): Mission {
    const current = this.#missions.get(missionId)!;
    if (current.edition === edition) return current;
    return this.#editions.get(missionId)!.find((m) => m.edition === edition)!;
  }

  async list(before: string | undefined, limit: number) {
    const newest = [...this.#missions.values()]
      .map((mission, at) => ({ mission, at }))
      .filter(({ mission }) => mission.family === 'faction')
      .reverse();
    const key = keyOf(before);
    const found = newest.filter((m) => key === undefined || m.at < key.at);
    const page = found.slice(0, limit);
    const last = page[page.length - 1];
    const nextCursor = found.length > limit && last ? cursorOf(last.at, last.mission.id) : null;
    return { missions: page.map((m) => m.mission), nextCursor };
  }

  async newestOf(keys: readonly string[]): Promise<Mission[]> {
    const all = [...this.#missions.values()];
    return keys.flatMap((key) => {
      const ofPlace = all.filter((m) => m.generated?.key === key);
      return ofPlace.sort((a, b) => b.generated!.seq - a.generated!.seq).slice(0, 1);
    });
  }

  async targetsSince(ownerId: string, since: number): Promise<string[]> {
    return [...this.#missions.values()]
      .filter((m) => m.ownerId === ownerId && (m.startsAt ?? 0) > since)
      .flatMap((m) => (m.generated === null ? [] : [m.generated.targetKey]));
  }

  async deactivateExpired(now: number, limit: number): Promise<string[]> {
    const due = [...this.#missions.values()].filter(
      (m) => m.isActive && m.expiresAt !== null && m.expiresAt <= now,
    );
    return due.slice(0, limit).map((m) => {
      this.#missions.set(m.id, { ...m, isActive: false, version: m.version + 1 });
      return m.id;
    });
  }

  removeOffers(before: number, from: PageKey | undefined, limit: number): PageKey | undefined {
    const spent = this.all()
      .flatMap((m) =>
        m.isActive || m.generated === null ? [] : [{ m, at: m.expiresAt ?? Infinity, id: m.id }],
      )
      .filter(
        ({ at, id }) =>
          at < before && (from === undefined || at > from.at || (at === from.at && id > from.id)),
      )
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
    for (const { m } of spent)
      if (!this.#isTaken(m.id) && (m.family === 'daily' || this.#isFollowed(m))) {
        this.#missions.delete(m.id);
        this.#places.delete(placeOf(m));
      }
    const last = spent[spent.length - 1];
    return last === undefined || spent.length < limit ? undefined : { at: last.at, id: last.id };
  }

  #isFollowed = ({ generated }: Mission): boolean =>
    this.all().some((m) => m.generated?.key === generated!.key && m.generated.seq > generated!.seq);
}

const placeOf = ({ generated }: Mission): string =>
  generated === null ? '' : `${generated.key}#${generated.seq}`;

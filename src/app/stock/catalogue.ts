import type { Mission } from '../../missions/mission.ts';
import { requiredCodes } from '../../missions/requirements.ts';
import type { Origin, Publisher } from '../ports/publisher.ts';

/** One player's own missions. */
interface PersonalBoard {
  readonly missions: Map<string, Mission>;
  revision: number;
}

const families = ['daily', 'random', 'faction'];

/** SPEC 11's order of the board: family, then expiry with none last, then title. */
export const boardOrder = (a: Mission, b: Mission): number =>
  families.indexOf(a.family) - families.indexOf(b.family) ||
  (a.expiresAt ?? Number.POSITIVE_INFINITY) - (b.expiresAt ?? Number.POSITIVE_INFINITY) ||
  compareText(a, b);

/**
 * The missions in memory: every active one, and those inactive ones that somebody still holds. What
 * belongs to one player is kept apart, so that one player's offers cost no other player a look. It tells
 * of its changes itself, whoever made them.
 */
export class Catalogue {
  /** Rises with each change of a shared mission. */
  #shared = 0;
  readonly #personal = new Map<string, PersonalBoard>();
  #byId = new Map<string, Mission>();
  /** Editions that are not the current ones: as many as there were edits of what is owed. */
  readonly #editions = new Map<string, Mission>();
  #board: Mission[] | undefined;
  /** Worked out when asked for after a change that may have moved it. */
  #expiry: number | null | undefined;
  #required: Set<string> | undefined;
  #thresholds: Map<string, number[]> | undefined;
  readonly #news: Pick<Publisher, 'missionsChanged'>;

  constructor(news: Pick<Publisher, 'missionsChanged'>) {
    this.#news = news;
  }

  byId(id: string): Mission | undefined {
    return this.#byId.get(id);
  }

  /** The mission in the edition that an attempt holds; undefined when that is not in memory. */
  heldBy({ missionId, edition }: { missionId: string; edition: number }): Mission | undefined {
    const current = this.#byId.get(missionId);
    return current?.edition === edition ? current : this.#editions.get(`${missionId}/${edition}`);
  }

  /** Keeps editions that somebody holds although the missions say something else by now. */
  keep(editions: readonly Mission[]): void {
    for (const mission of editions) this.#editions.set(`${mission.id}/${mission.edition}`, mission);
  }

  /** Adds or replaces missions; older versions than those known are dropped. The ids that changed. */
  put(missions: readonly Mission[]): string[] {
    return this.#take(missions, 'here');
  }

  /** The same with missions of which the other processes know: they made them so, or find out themselves. */
  follow(missions: readonly Mission[]): string[] {
    return this.#take(missions, 'elsewhere');
  }

  #take(missions: readonly Mission[], origin: Origin): string[] {
    const newer = missions.filter((m) => (this.#byId.get(m.id)?.version ?? -1) < m.version);
    // What was switched off long ago and is looked up now is news to nobody.
    const news = newer.filter((m) => m.isActive || this.#byId.has(m.id));
    for (const mission of newer) {
      this.#foresee(mission);
      const before = this.#byId.get(mission.id);
      if (before !== undefined && before.edition !== mission.edition) this.keep([before]);
      this.#byId.set(mission.id, mission);
    }
    for (const mission of newer) if (mission.ownerId !== null) this.#putPersonal(mission.ownerId, mission);
    if (newer.some((m) => m.ownerId === null)) this.#changed();
    if (news.length > 0) this.#news.missionsChanged(news, origin);
    return newer.map((m) => m.id);
  }

  /** Active shared missions in the board's order. */
  board(): readonly Mission[] {
    this.#board ??= [...this.#byId.values()].filter((m) => m.isActive && m.ownerId === null).sort(boardOrder);
    return this.#board;
  }

  /** Every shared mission in memory, also those that only somebody who holds them still sees. */
  shared(): Mission[] {
    return [...this.#byId.values()].filter((m) => m.ownerId === null);
  }

  /** Active missions that this player might see, in the board's order. */
  boardFor(playerId: string): readonly Mission[] {
    const personal = this.#personal.get(playerId);
    if (personal === undefined) return this.board();
    // Made anew each time: kept, the boards of thousands of players would all be thrown away at once.
    const board = this.board().slice();
    for (const mission of personal.missions.values())
      if (mission.isActive) board.splice(placeOf(mission, board), 0, mission);
    return board;
  }

  /** Missions that belong to this player alone. */
  ownOf(playerId: string): Mission[] {
    return [...(this.#personal.get(playerId)?.missions.values() ?? [])];
  }

  /** What `boardFor` depends on: while it is the same, so is the board. */
  revisionFor(playerId: string): string {
    return `${this.#shared}/${this.#personal.get(playerId)?.revision ?? 0}`;
  }

  /** Forgets personal missions that ran out before an instant and that nobody needs to look up. */
  forgetPersonal(before: number): void {
    for (const [ownerId, personal] of this.#personal) {
      for (const mission of personal.missions.values()) {
        if (mission.isActive || (mission.expiresAt ?? 0) >= before) continue;
        personal.missions.delete(mission.id);
        this.#byId.delete(mission.id);
      }
      if (personal.missions.size === 0) this.#personal.delete(ownerId);
    }
  }

  /** Whether some mission's chain asks about this one. */
  isRequired(code: string | null): boolean {
    this.#required ??= new Set(this.board().flatMap((m) => requiredCodes(m.requires)));
    return code !== null && this.#required.has(code);
  }

  /** Whether a standing that moves from one value to another passes a gate of some mission. */
  passesGate(faction: string, from: number, to: number): boolean {
    const [low, high] = from < to ? [from, to] : [to, from];
    return (this.#gates().get(faction) ?? []).some((gate) => low < gate && gate <= high);
  }

  /** The next instant at which an active mission runs out; null when none does. */
  nextExpiry(): number | null {
    if (this.#expiry === undefined) {
      let next = Number.POSITIVE_INFINITY;
      for (const m of this.#active()) if (m.expiresAt !== null && m.expiresAt < next) next = m.expiresAt;
      this.#expiry = Number.isFinite(next) ? next : null;
    }
    return this.#expiry;
  }

  /** Active missions that have run out by `now`, at most `limit`. */
  overAt(now: number, limit: number): Mission[] {
    const over: Mission[] = [];
    for (const m of this.#active()) {
      if (over.length === limit) break;
      if (m.expiresAt !== null && m.expiresAt <= now) over.push(m);
    }
    return over;
  }

  *#active(): Iterable<Mission> {
    yield* this.board();
    for (const { missions } of this.#personal.values())
      for (const m of missions.values()) if (m.isActive) yield m;
  }

  /** Only a mission that is new, and runs out no earlier than the next, leaves that instant as it is. */
  #foresee({ id, expiresAt }: Mission): void {
    const sooner = (expiresAt ?? Number.POSITIVE_INFINITY) < (this.#expiry ?? Number.POSITIVE_INFINITY);
    if (this.#byId.has(id) || sooner) this.#expiry = undefined;
  }

  #putPersonal(ownerId: string, mission: Mission): void {
    const personal = this.#personal.get(ownerId) ?? { missions: new Map(), revision: 0 };
    personal.missions.set(mission.id, mission);
    personal.revision++;
    this.#personal.set(ownerId, personal);
  }

  #gates(): Map<string, number[]> {
    if (this.#thresholds === undefined) {
      this.#thresholds = new Map();
      for (const { faction, minReputation } of this.board()) {
        if (faction === null) continue;
        const gates = this.#thresholds.get(faction) ?? [];
        if (!gates.includes(minReputation)) this.#thresholds.set(faction, [...gates, minReputation]);
      }
    }
    return this.#thresholds;
  }

  #changed(): void {
    this.#shared++;
    this.#board = undefined;
    this.#required = undefined;
    this.#thresholds = undefined;
  }
}

/** Where a mission belongs in a board that is in order. */
function placeOf(mission: Mission, board: readonly Mission[]): number {
  let [low, high] = [0, board.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (boardOrder(board[middle]!, mission) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const compareText = (a: Mission, b: Mission): number =>
  a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

import { requiredCodes } from '../missions/availability.ts';
import type { Mission } from '../missions/mission.ts';

const families = ['daily', 'random', 'faction'];

/** SPEC 11's order of the board: family, then expiry with none last, then title. */
export const boardOrder = (a: Mission, b: Mission): number =>
  families.indexOf(a.family) - families.indexOf(b.family) ||
  (a.expiresAt ?? Number.POSITIVE_INFINITY) - (b.expiresAt ?? Number.POSITIVE_INFINITY) ||
  compareText(a, b);

/**
 * The missions in memory: every active one, and those inactive ones that somebody still holds.
 * `revision` rises with each change, so that readers know when to look again.
 */
export class Catalogue {
  revision = 0;
  #byId = new Map<string, Mission>();
  #byCode = new Map<string, Mission>();
  #board: Mission[] | undefined;
  #required: Set<string> | undefined;
  #thresholds: Map<string, number[]> | undefined;

  byId(id: string): Mission | undefined {
    return this.#byId.get(id);
  }

  byCode(code: string): Mission | undefined {
    return this.#byCode.get(code);
  }

  /** Adds or replaces missions; older versions than those known are dropped. The ids that changed. */
  put(missions: readonly Mission[]): string[] {
    const newer = missions.filter((m) => (this.#byId.get(m.id)?.version ?? -1) < m.version);
    for (const mission of newer) {
      this.#byId.set(mission.id, mission);
      if (mission.code !== null) this.#byCode.set(mission.code, mission);
    }
    if (newer.length > 0) this.#changed();
    return newer.map((m) => m.id);
  }

  /** Active missions in the board's order. */
  board(): readonly Mission[] {
    this.#board ??= [...this.#byId.values()].filter((m) => m.isActive).sort(boardOrder);
    return this.#board;
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
    const instants = this.board().flatMap((m) => (m.expiresAt === null ? [] : [m.expiresAt]));
    return instants.length === 0 ? null : instants.reduce((a, b) => Math.min(a, b));
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
    this.revision++;
    this.#board = undefined;
    this.#required = undefined;
    this.#thresholds = undefined;
  }
}

const compareText = (a: Mission, b: Mission): number =>
  a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

import type {
  BatchNeeds,
  EventRow,
  Held,
  JournalPage,
  Loaded,
  MissionNeeds,
  PlayerCommand,
  RetentionStore,
  Store,
  StoredAnswer,
  Writes,
} from '../app/ports/store.ts';
import type { Acceptance, LiveAcceptance, PastOutcome } from '../missions/acceptance.ts';
import { dueAt } from '../missions/acceptance.ts';
import type { Player, PlayerState } from '../missions/player.ts';
import { MemoryMissionStore } from './memory-mission-store.ts';
import { MemoryOutbox } from './memory-outbox.ts';
import { pageOf } from './memory-page.ts';
import { journalRewards, type LedgerSums } from './memory-rewards.ts';
import { MemoryWorldStore } from './memory-world-store.ts';

const isLive = (a: Acceptance): a is LiveAcceptance => a.status === 'active' || a.status === 'completed';

/** The store in plain maps: for tests of what lies above it, and for measuring that. Keeps nothing. */
export class MemoryStore implements Store {
  readonly missions: MemoryMissionStore = new MemoryMissionStore((id) =>
    [...this.#acceptances.values()].some((mine) => [...mine.values()].some((a) => a.missionId === id)),
  );
  readonly #players = new Map<string, Player>();
  readonly #standings = new Map<string, Map<string, number>>();
  readonly #acceptances = new Map<string, Map<string, Acceptance>>();
  readonly #answers = new Map<string, StoredAnswer & { at: number }>();
  readonly #events = new Map<string, EventRow>();
  readonly #outbox = new MemoryOutbox();
  readonly #paid: LedgerSums = new Map();
  readonly #systemNow: () => number;

  constructor(systemNow: () => number) {
    this.#systemNow = systemNow;
  }

  readonly world = new MemoryWorldStore(() => this.#players.values());

  async batch<T>(needs: BatchNeeds, work: (loaded: Loaded) => { writes: Writes; result: T }): Promise<T> {
    const newer = needs.missions.filter(({ id, version }) => this.missions.version(id) !== version);
    const besides = needs.besides(this.missions.get(newer.map((m) => m.id)));
    const states = needs.playerIds.flatMap((id) => {
      const state = this.#state(id);
      return state === undefined ? [] : [[id, this.#asked(state, needs, besides)] as const];
    });
    const held = states.flatMap(([, s]) => [...s.live.values()]).filter((a) => !needs.knows(a));
    const heldIds = [...new Set(held.map((a) => a.missionId))];
    const { writes, result } = work({
      states: new Map(states),
      answers: needs.answers.flatMap((wanted) => this.#answer(wanted)),
      events: new Set(needs.eventIds.filter((id) => this.#events.has(id))),
      missions: this.missions.get([...new Set([...newer.map((m) => m.id), ...heldIds])]),
      editions: await this.missions.editions(heldIds),
    });
    this.#write(writes);
    return result;
  }

  async createPlayers(players: readonly Player[]): Promise<void> {
    for (const player of players) if (!this.#players.has(player.id)) this.#players.set(player.id, player);
  }

  playerVersions = async (playerIds: readonly string[]) =>
    playerIds.flatMap((id) => {
      const player = this.#players.get(id);
      return player === undefined ? [] : [{ id, version: player.version }];
    });

  loadPlayer = async (playerId: string) => this.#state(playerId);

  async journal(playerId: string, before: string | undefined, limit: number): Promise<JournalPage> {
    const ended = this.#of(playerId).flatMap((a) => (isLive(a) ? [] : [a]));
    const page = pageOf(ended, (a) => a.endedAt, before, limit);
    return {
      acceptances: page.rows.map((acceptance) => ({
        acceptance,
        mission: this.missions.heldBy(acceptance),
        rewards: acceptance.status === 'rewarded' ? journalRewards(this.#paid, acceptance.id) : null,
      })),
      nextCursor: page.nextCursor,
    };
  }

  inventory = async (playerId: string) => this.missions.adminView.inventory(playerId);
  adminChanges = async (about: Parameters<Store['adminChanges']>[0], limit: number) =>
    this.missions.adminView.changes(about, limit);

  async held(missionId: string) {
    const editions = this.#allLive(missionId).map((a) => a.edition);
    return { count: editions.length, oldest: editions.length === 0 ? null : Math.min(...editions) };
  }

  async holders({ missionId, edition }: Held, after: string | undefined, limit: number) {
    const ids = this.#allLive(missionId).flatMap((a) => (a.edition === edition ? [] : [a.playerId]));
    return ids
      .sort()
      .filter((id) => after === undefined || id > after)
      .slice(0, limit);
  }

  #allLive = (missionId: string): LiveAcceptance[] =>
    [...this.#acceptances.values()]
      .flatMap((mine) => [...mine.values()])
      .flatMap((a) => (isLive(a) && a.missionId === missionId ? [a] : []));

  async acceptancesOf(missionId: string, before: string | undefined, limit: number) {
    const all = [...this.#acceptances.values()].flatMap((m) => [...m.values()]);
    const page = pageOf(
      all.filter((a) => a.missionId === missionId),
      (a) => a.acceptedAt,
      before,
      limit,
    );
    return { acceptances: page.rows, nextCursor: page.nextCursor };
  }

  outbox = async (after: string, limit: number) => this.#outbox.read(after, limit);

  async duePlayers(now: number, limit: number): Promise<string[]> {
    const due = [...this.#acceptances].filter(([, mine]) =>
      [...mine.values()].some((a) => isLive(a) && (dueAt(a) ?? Number.POSITIVE_INFINITY) <= now),
    );
    return due.slice(0, limit).map(([playerId]) => playerId);
  }

  async eventCounts(playerId: string, since: number): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const event of this.#events.values())
      if (event.playerId === playerId && event.occurredAt > since)
        counts[event.type] = (counts[event.type] ?? 0) + 1;
    return counts;
  }

  async nextDue(): Promise<number | null> {
    const due = [...this.#acceptances.values()].flatMap((mine) =>
      [...mine.values()].flatMap((a) => (isLive(a) ? [dueAt(a) ?? Number.POSITIVE_INFINITY] : [])),
    );
    const next = due.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    return Number.isFinite(next) ? next : null;
  }

  readonly retention: RetentionStore = {
    events: async (before, limit) => {
      const old = [...this.#events.values()].filter((e) => e.occurredAt < before).slice(0, limit);
      for (const { id } of old) this.#events.delete(id);
      return old.length;
    },
    outbox: async (before, limit) => this.#outbox.forget(before, limit),
    answers: async (limit) => {
      const old = [...this.#answers].filter(([, a]) => a.at < this.#systemNow() - DAY).slice(0, limit);
      for (const [key] of old) this.#answers.delete(key);
      return old.length;
    },
    offers: async (before, from, limit) => this.missions.removeOffers(before, from, limit),
  };

  clock = async () => this.#systemNow();

  readiness = async () => 'ready' as const;

  #of = (playerId: string): Acceptance[] => [...(this.#acceptances.get(playerId)?.values() ?? [])];

  #answer(wanted: PlayerCommand): StoredAnswer[] {
    const found = this.#answers.get(nameOf(wanted));
    return found === undefined || found.at < this.#systemNow() - DAY ? [] : [found];
  }

  #state(playerId: string): PlayerState | undefined {
    const player = this.#players.get(playerId);
    if (player === undefined) return undefined;
    const live = new Map<string, LiveAcceptance>();
    const outcomes = new Map<string, PastOutcome[]>();
    const codes = new Map<string, string>();
    const dailyRewards = new Set<string>();
    for (const a of this.#of(playerId)) {
      if (isLive(a)) {
        live.set(a.missionId, a);
        continue;
      }
      const past = { outcome: a.status, choice: a.choice, endedAt: a.endedAt };
      outcomes.set(a.missionId, [...(outcomes.get(a.missionId) ?? []), past]);
      if (a.code !== null) codes.set(a.code, a.missionId);
      if (a.family === 'daily' && a.status === 'rewarded') dailyRewards.add(`${a.gameDay}/${a.slot}`);
    }
    const reputation = new Map(this.#standings.get(playerId));
    return { player, reputation, live, outcomes, codes, dailyRewards };
  }

  /** The state with no more of the past than was asked for, as the other stores give it. */
  #asked(state: PlayerState, needs: BatchNeeds, besides: MissionNeeds): PlayerState {
    const mine = <T extends { playerId: string }>(wanted: readonly T[]) =>
      wanted.filter((w) => w.playerId === state.player.id);
    const codes = mine([...needs.required, ...besides.required]).flatMap(({ code }) => {
      const id = this.missions.idOf(code);
      return id !== undefined && state.outcomes.has(id) ? [[code, id] as const] : [];
    });
    const named = mine(needs.outcomes).map((o) => o.missionId);
    const outcomes = [...new Set([...named, ...codes.map(([, id]) => id)])].flatMap((id) => {
      const past = state.outcomes.get(id);
      return past === undefined ? [] : [[id, past] as const];
    });
    const asksOfDailies = [...needs.dailyPlayers, ...besides.dailyPlayers].includes(state.player.id);
    return {
      ...state,
      outcomes: new Map(outcomes),
      codes: new Map([...state.codes].filter(([, id]) => outcomes.some(([known]) => known === id))),
      dailyRewards: asksOfDailies ? state.dailyRewards : new Set(),
    };
  }

  #write(writes: Writes): void {
    for (const player of writes.players) this.#players.set(player.id, player);
    for (const a of writes.acceptances) {
      const mine = this.#acceptances.get(a.playerId) ?? new Map<string, Acceptance>();
      this.#acceptances.set(a.playerId, mine.set(a.id, a));
    }
    for (const { playerId, faction, value } of writes.standings) {
      const mine = this.#standings.get(playerId) ?? new Map<string, number>();
      this.#standings.set(playerId, mine.set(faction, value));
    }
    for (const row of writes.ledger) {
      if (row.acceptanceId === null) continue;
      this.#paid.set(row.acceptanceId, [...(this.#paid.get(row.acceptanceId) ?? []), row]);
    }
    this.missions.adminView.write(writes, this.#systemNow());
    for (const event of writes.events) this.#events.set(event.id, event);
    for (const a of writes.answers) this.#answers.set(nameOf(a), { ...a, at: this.#systemNow() });
    this.#outbox.write(writes.outbox, (id) => this.missions.get([id])[0]?.code ?? null);
  }
}

const nameOf = ({ playerId, asker, commandId }: PlayerCommand): string => `${playerId}/${asker}/${commandId}`;

const DAY = 24 * 3_600_000;

import type { OutboxEntry } from '../../client/index.ts';
import type { GameDoor, Time } from '../doors.ts';
import { type Attempt, isLive, NOTHING, type Pay, payText } from './attempt.ts';
import type { Books } from './books.ts';
import type { Found } from './compare.ts';

/** Entries of a page, at most. */
const PAGE = 1000;
const IDLE_MS = 500;

/** How things stood when the books were opened. */
export interface Opening {
  readonly standings: ReadonlyMap<string, number>;
  /** Attempts that were accepted before. */
  readonly attempts: ReadonlySet<string>;
}

/** Mirrors the outbox as a game's wallet would, for all players of a run. */
export class OutboxMirror {
  readonly #game: GameDoor;
  readonly #byPlayer = new Map<string, OutboxEntry[]>();
  readonly #ids = new Set<string>();
  #cursor = '0';

  constructor(game: GameDoor) {
    this.#game = game;
  }

  /** Passes over what was there before. */
  async begin(): Promise<void> {
    for (;;) {
      const { entries, next_cursor } = await this.#game.outbox(this.#cursor, PAGE);
      this.#cursor = next_cursor;
      if (entries.length < PAGE) return;
    }
  }

  /** Reads on, again and again, until told to stop; a page that cannot be read is read later. */
  async follow(time: Time, goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      const more = await this.read().catch(() => false);
      if (!more) await time.sleep(IDLE_MS);
    }
  }

  /** Reads one page; whether there may be more at once. */
  async read(): Promise<boolean> {
    const { entries, next_cursor } = await this.#game.outbox(this.#cursor, PAGE);
    for (const entry of entries) this.#take(entry);
    this.#cursor = next_cursor;
    return entries.length === PAGE;
  }

  /** A player's entries against the player's books, from where those were opened. */
  compare(playerId: string, books: Books, opening: Opening): Found {
    const entries = this.#byPlayer.get(playerId) ?? [];
    return [...attemptsAgainst(entries, books, opening), ...chainOf(entries, opening, books)];
  }

  #take(entry: OutboxEntry): void {
    // The same entry may come twice; its id tells.
    if (this.#ids.has(entry.id)) return;
    this.#ids.add(entry.id);
    const entries = this.#byPlayer.get(entry.player_id) ?? [];
    this.#byPlayer.set(entry.player_id, entries);
    entries.push(entry);
  }
}

/** Each attempt of the books was told once, step by step, with what it paid. */
function attemptsAgainst(entries: readonly OutboxEntry[], books: Books, opening: Opening): Found {
  const told = new Map<string, string[]>();
  for (const entry of entries) {
    const step = stepOf(entry);
    if (step !== undefined) told.set(step.id, [...(told.get(step.id) ?? []), step.text]);
  }
  const found: Found = [];
  for (const attempt of books.attempts) {
    const id = attempt.acceptanceId;
    if (id === undefined || opening.attempts.has(id)) continue;
    const steps = told.get(id) ?? [];
    told.delete(id);
    const text = steps.filter((s) => s !== 'ready').join(', ');
    const expected = isLive(attempt) ? 'accepted' : `accepted, ${attempt.status} ${payText(paidOf(attempt))}`;
    if (text !== expected) found.push(`outbox of ${id}: the books say ${expected}, there is ${text}`);
    if (steps.filter((s) => s === 'ready').length > 1) found.push(`outbox of ${id}: ready twice`);
  }
  for (const [id, steps] of told)
    if (steps.includes('accepted')) found.push(`outbox of ${id}: ${steps.join(', ')}, and not in the books`);
  return found;
}

/** A penalty is known where somebody told it; what was only found in a list lacks it. */
const paidOf = ({ status, pay }: Attempt): Pay => (status === 'rewarded' ? pay : NOTHING);

function stepOf(entry: OutboxEntry): { id: string; text: string } | undefined {
  switch (entry.type) {
    case 'mission_accepted':
      return { id: entry.data.acceptance_id, text: 'accepted' };
    case 'mission_ready':
      return { id: entry.data.acceptance_id, text: 'ready' };
    case 'mission_completed':
      return { id: entry.data.acceptance_id, text: `rewarded ${payText(entry.data.rewards)}` };
    case 'mission_abandoned':
    case 'mission_failed':
    case 'mission_expired': {
      const outcome = entry.type.slice('mission_'.length);
      return { id: entry.data.acceptance_id, text: `${outcome} ${payText(NOTHING)}` };
    }
    default:
      return undefined;
  }
}

/** Standings are told as a chain: each begins where the last one ended, and the last is what is booked. */
function chainOf(entries: readonly OutboxEntry[], opening: Opening, books: Books): Found {
  const found: Found = [];
  const last = new Map(opening.standings);
  for (const entry of entries) {
    if (entry.type !== 'reputation_changed') continue;
    const { faction, old, new: value, applied } = entry.data;
    const before = last.get(faction) ?? 0;
    if (old !== before || value !== old + applied)
      found.push(`outbox: ${faction} from ${old} by ${applied} to ${value}, and it was ${before}`);
    last.set(faction, value);
  }
  for (const [faction, value] of last) {
    const booked = books.standings.get(faction) ?? 0;
    if (booked !== value) found.push(`outbox: ${faction} came to ${value}, the books say ${booked}`);
  }
  return found;
}

import type { BatchNeeds, Loaded, Store, Writes } from '../../src/app/ports/store.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';

/** What a server may be made to do wrong, once in so many occasions. */
export type PlantedFault = 'pays twice' | 'loses an event' | 'leaves a room stale';

/** A memory store that lies: what bots have to find. */
export class FaultyStore extends MemoryStore implements Store {
  readonly #fault: PlantedFault | undefined;
  readonly #onceIn: number;
  #occasions = 0;
  /** How often it did wrong. */
  planted = 0;

  constructor(fault: PlantedFault | undefined, onceIn: number, systemNow: () => number = () => Date.now()) {
    super(systemNow);
    this.#fault = fault;
    this.#onceIn = onceIn;
  }

  override batch<T>(needs: BatchNeeds, work: (loaded: Loaded) => { writes: Writes; result: T }): Promise<T> {
    return super.batch(needs, (loaded) => {
      const decided = work(loaded);
      if (!this.#isDue(decided.writes)) return decided;
      this.planted++;
      return this.#falsified(decided);
    });
  }

  #isDue({ ledger, events, acceptances }: Writes): boolean {
    const occasion = {
      'pays twice': ledger.some((row) => row.channel === 'credits'),
      'loses an event': events.length > 0 && acceptances.length > 0,
      'leaves a room stale': acceptances.length > 0,
    };
    if (this.#fault === undefined || !occasion[this.#fault]) return false;
    return ++this.#occasions % this.#onceIn === 0;
  }

  #falsified<T>({ writes, result }: { writes: Writes; result: T }): { writes: Writes; result: T } {
    switch (this.#fault) {
      case 'pays twice':
        return { writes: { ...writes, players: writes.players.map((p) => paidAgain(p, writes)) }, result };
      case 'loses an event':
        return { writes: { ...NOTHING, events: writes.events }, result: untold(result) };
      default:
        return { writes, result: untold(result) };
    }
  }
}

const paidAgain = (player: Writes['players'][number], { ledger }: Writes): Writes['players'][number] => ({
  ...player,
  credits: ledger
    .filter((row) => row.playerId === player.id && row.channel === 'credits')
    .reduce((sum, row) => sum + row.amount, player.credits),
});

/** The pipeline's result without what it would tell anybody. */
const untold = <T>(result: T): T => ({ ...result, changed: [] });

const NOTHING: Writes = {
  players: [],
  acceptances: [],
  standings: [],
  inventory: [],
  history: [],
  ledger: [],
  outbox: [],
  events: [],
  answers: [],
  adminNotes: [],
};

import { settle } from '../missions/carry-out.ts';
import type { Command } from '../missions/command.ts';
import { isPlaced, type PlayerState } from '../missions/player.ts';
import { refuse } from '../missions/refusal.ts';
import type { Context } from '../missions/rules.ts';
import type { GameEvent } from '../objectives/game-event.ts';
import type { AnswerTo } from './pipeline/answers.ts';
import { commandJob, type EventsResult, eventsJob, rememberJob, settleJob } from './pipeline/jobs.ts';
import { JobFailed, type Pipeline } from './pipeline/pipeline.ts';
import type { Players } from './players.ts';
import type { Publisher } from './ports/publisher.ts';
import type { Answer, JournalPage, Store } from './ports/store.ts';
import { StoreUnavailable } from './ports/store.ts';
import type { Catalogue } from './stock/catalogue.ts';
import type { RandomOffers } from './stock/random-offers.ts';

export interface MissionServiceParts {
  readonly store: Store;
  readonly pipeline: Pipeline;
  readonly players: Players;
  readonly catalogue: Catalogue;
  /** Made per player on demand; missing where a core is built without a map. */
  readonly offers: RandomOffers | undefined;
  readonly news: Pick<Publisher, 'offersLooked'>;
  context(): Context;
}

/** What every transport calls: the same service behind rooms, HTTP and the clock. */
export class MissionService {
  readonly #parts: MissionServiceParts;

  constructor(parts: MissionServiceParts) {
    this.#parts = parts;
  }

  /** What decisions look at besides a player, as of now. */
  context = (): Context => this.#parts.context();

  /** Carries a command out once; failures of the server are refusals too. `by` is the operator of a repair. */
  async command<C extends Command>(
    playerId: string,
    command: C,
    commandId?: string,
    by?: string,
  ): Promise<Answer<AnswerTo<C>>> {
    const { pipeline } = this.#parts;
    try {
      return await pipeline.submit(commandJob(playerId, command, commandId, by));
    } catch (error) {
      return { ok: false, refusal: refusalOf(error) };
    }
  }

  /** Reports facts about one player; undefined when there is no such player. Throws `JobFailed`. */
  events(playerId: string, events: readonly GameEvent[]): Promise<EventsResult> {
    return this.#parts.pipeline.submit(eventsJob(playerId, events));
  }

  /** Applies what time has done to a player. */
  settle(playerId: string): Promise<void> {
    return this.#parts.pipeline.submit(settleJob(playerId));
  }

  /** The player as of now, with every outcome; created when new. Throws `StoreUnavailable`. */
  async player(playerId: string): Promise<PlayerState> {
    const state = await this.#entered(playerId);
    await this.#known(state);
    // What is due is shown as over, even before the sweep has written it down.
    const { now } = this.#parts.context();
    settle(state, now);
    await this.#fill(state, now);
    return state;
  }

  /** Puts players who came before the map did where new players begin. Rejects with `JobFailed`. */
  async placeWaiting(): Promise<void> {
    const { players, context } = this.#parts;
    if (context().home === undefined) return;
    await Promise.all(
      players.waiting().map(async (playerId) => {
        await this.settle(playerId);
        players.placed(playerId);
      }),
    );
  }

  /** The stored player; one who came before the map did is placed first. */
  async #entered(playerId: string): Promise<PlayerState> {
    const { players, context } = this.#parts;
    const state = await players.enter(playerId);
    if (isPlaced(state.player) || context().home === undefined) return state;
    await this.settle(playerId);
    players.placed(playerId);
    return players.enter(playerId);
  }

  /** The player as of now, who is not made when there is none: what an operator looks at. */
  async lookUp(playerId: string): Promise<PlayerState | undefined> {
    const state = await this.#parts.store.loadPlayer(playerId);
    if (state === undefined) return undefined;
    await this.#known(state);
    settle(state, this.#parts.context().now);
    return state;
  }

  /** Fills the player's slots of random offers; when to look again. Throws `StoreUnavailable`. */
  async refill(playerId: string): Promise<number | null> {
    const state = await this.#entered(playerId);
    return this.#fill(state, this.#parts.context().now);
  }

  /** Whether the map has no longer what an offer of the player's is about. */
  hasLostTarget(playerId: string): boolean {
    const { offers, context } = this.#parts;
    return offers?.lostTarget(playerId, context().now) ?? false;
  }

  async #fill(state: PlayerState, now: number): Promise<number | null> {
    const { offers, news } = this.#parts;
    if (offers === undefined) return null;
    const { nextAt, unfilled } = await offers.fill(state, now);
    news.offersLooked(state.player.id, nextAt, unfilled);
    return nextAt;
  }

  /** A page of ended attempts, newest first. Throws `BadCursor` or `StoreUnavailable`. */
  async journal(playerId: string, before: string | undefined, limit: number): Promise<JournalPage> {
    await this.#parts.players.ensure(playerId);
    return this.#parts.store.journal(playerId, before, limit);
  }

  /** Answers a read; with a command id the first answer is remembered like a command's. */
  async remembered<R>(
    playerId: string,
    commandId: string,
    request: string,
    answer: Answer<R>,
  ): Promise<Answer<R>> {
    try {
      return await this.#parts.pipeline.submit(rememberJob(playerId, commandId, request, answer));
    } catch (error) {
      return { ok: false, refusal: refusalOf(error) };
    }
  }

  /** Reads missions that live acceptances need and that are not in memory. */
  async #known(state: PlayerState): Promise<void> {
    const { catalogue, store } = this.#parts;
    const unknown = () =>
      [...state.live.values()].filter((a) => catalogue.heldBy(a) === undefined).map((a) => a.missionId);
    if (unknown().length > 0) catalogue.follow(await store.missions.byIds(unknown()));
    if (unknown().length > 0) catalogue.keep(await store.missions.editions(unknown()));
  }
}

/** What a caller is told of a failure that is not its fault. */
export function refusalOf(error: unknown) {
  if (error instanceof JobFailed) return error.refusal;
  if (error instanceof StoreUnavailable) return refuse('server/unavailable', {});
  return refuse('server/internal', {});
}

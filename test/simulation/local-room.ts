import type { MissionState, Notice } from '../../client/index.ts';
import { MissionRoomState } from '../../protocol/state.ts';
import { SyncedOffers } from '../../rooms/colyseus/synced-offers.ts';
import type { LiveRoom, News } from '../../rooms/live-rooms.ts';
import { PlayerView } from '../../rooms/view/player-view.ts';
import type { PlayerChanged } from '../../src/app/ports/publisher.ts';
import { offerView } from '../../src/missions/view.ts';
import { noticeOf } from '../../src/news/notice-of.ts';
import type { SimProcess } from './sim-process.ts';

/** Who sits in a room. */
export interface Seat {
  /** The state is another, and this is what happened. */
  told(notices: readonly Notice[]): void;
}

/** A player's room without a network: it follows its player as the real one does, by the same view. */
export class LocalRoom implements LiveRoom {
  readonly playerId: string;
  readonly seats = new Set<Seat>();
  readonly #process: SimProcess;
  readonly #synced = new MissionRoomState();
  readonly #offers = new SyncedOffers();
  #view: PlayerView | undefined;
  #state: MissionState | undefined;
  #loading: Promise<void> | undefined;
  #missed: PlayerChanged[] = [];
  #afar: Notice[] = [];
  #again = false;
  #isOpen = false;

  constructor(playerId: string, process: SimProcess) {
    this.playerId = playerId;
    this.#process = process;
  }

  async open(): Promise<void> {
    this.#isOpen = true;
    this.#process.rooms.add(this);
    await this.#load();
  }

  close(): void {
    this.#isOpen = false;
    this.#process.rooms.remove(this);
  }

  get version(): number | undefined {
    return this.#view?.version;
  }

  /** What is shown, as plain data. */
  get state(): MissionState {
    this.#state ??= {
      ...(this.#synced.toJSON() as unknown as MissionState),
      available: Object.fromEntries(
        Iterator.from(this.#offers.values()).map(({ mission, effective, names }) => [
          mission.id,
          offerView(mission, effective, names),
        ]),
      ),
    };
    return this.#state;
  }

  playerChanged(changed: PlayerChanged): void {
    const view = this.#view;
    if (view === undefined || this.#loading !== undefined || changed.player.version > view.version + 1) {
      this.#missed.push(changed);
      if (view !== undefined) this.lookAgain();
      return;
    }
    if (changed.player.version > view.version) view.follow(changed.player, changed.changes);
    this.#show(changed.changes.map(noticeOf).filter((n) => n !== undefined));
  }

  playerIsAt(version: number, notices: readonly Notice[]): void {
    if ((this.version ?? -1) >= version && this.#loading === undefined) {
      this.#show(notices);
      return;
    }
    this.#afar.push(...notices);
    this.lookAgain();
  }

  lookAgain(): void {
    if (this.#loading === undefined)
      this.#load().catch(() => setImmediate(() => this.#isOpen && this.lookAgain()));
    else this.#again = true;
  }

  worldMoved(news: News): void {
    const day = this.#view?.worldMoved(news);
    this.#show(day === undefined ? [] : [['daily_refreshed', day]]);
  }

  tell(notice: Notice): void {
    this.#show([notice]);
  }

  #show(notices: readonly Notice[]): void {
    this.#state = undefined;
    for (const seat of this.seats) seat.told(notices);
  }

  #load(): Promise<void> {
    const known = this.#afar.length;
    this.#again = false;
    this.#loading = this.#read().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading.then(() => {
      this.#show(this.#afar.splice(0, known));
      for (const changed of this.#missed.splice(0)) this.playerChanged(changed);
      if (this.#again) this.lookAgain();
    });
  }

  async #read(): Promise<void> {
    const player = await this.#process.service.player(this.playerId);
    if (this.#view === undefined)
      this.#view = new PlayerView(this.#synced, this.#offers, player, this.#process.view);
    else this.#view.load(player);
  }
}

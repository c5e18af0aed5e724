import { type AuthContext, type ClientPrivate, Room, type Serializer, ServerError } from '@colyseus/core';
import type { Notice } from '../protocol/notices.ts';
import { MissionRoomState } from '../protocol/state.ts';
import type { PlayerChanged } from '../src/app/ports/publisher.ts';
import { noticeOf } from '../src/news/notice-of.ts';
import { admits, countPings } from './admits.ts';
import { corkForThisTurn, whileCorked } from './colyseus/cork.ts';
import { callerOfJoin } from './colyseus/guard-joins.ts';
import { wasPutOut } from './colyseus/put-out.ts';
import { RoomSerializer } from './colyseus/room-serializer.ts';
import { limitSeats, refuseWhenFull, seatsTaken } from './colyseus/seats.ts';
import { SyncedOffers } from './colyseus/synced-offers.ts';
import { commandHandlers, type MissionClient } from './command-handlers.ts';
import type { LiveRoom, News } from './live-rooms.ts';
import type { Reloading } from './reloads.ts';
import { roomParts } from './room-parts.ts';
import { hasEnded } from './token-ends.ts';
import { PlayerView } from './view/player-view.ts';

/** Seconds during which a lost connection may come back to its seat. */
const RECONNECTION_SECONDS = 60;
/** Patches are sent by hand; any timer per room would cost at every tick of it. */
const NO_PATCH_TIMER = 0x7fffffff;

/** One player's live session: every device of the player joins the same room. No rules in here. */
export class MissionRoom
  extends Room<{ state: MissionRoomState; client: MissionClient }>
  implements LiveRoom, Reloading
{
  override patchRate = NO_PATCH_TIMER;
  playerId = '';
  readonly #offers = new SyncedOffers();
  #view: PlayerView | undefined;
  #loading: Promise<void> | undefined;
  /** What happened while the player was being read. */
  #missed: PlayerChanged[] = [];
  /** What other processes did that is not shown yet. */
  #afar: Notice[] = [];
  /** How often it was asked to look: a look that began before the last time is not the last one. */
  #asked = 0;

  override messages = commandHandlers;

  static {
    // Colyseus would close the socket of a client that sends a type it does not know, and counts
    // messages by a clock that stands still here; it offers no other place to look at them first.
    const dispatch: Dispatch = Reflect.get(Room.prototype, '_onMessage');
    const look: Dispatch = function (this: MissionRoom, client, buffer) {
      if (admits(client, buffer)) dispatch.call(this, client, buffer);
    };
    Reflect.set(MissionRoom.prototype, '_onMessage', look);
    limitSeats(MissionRoom);
  }

  static override async onAuth(token: string, options: { playerId?: string }, context: AuthContext) {
    const { tokens, limits, work } = roomParts();
    if (work.isEnding) throw new ServerError(503, 'server/unavailable');
    const caller = await callerOfJoin(tokens, token, context);
    await refuseWhenFull(roomIdOf(caller.playerId), context, () => limits.full());
    // The player is the token's, whatever the options say; the room is found by it.
    options.playerId = caller.playerId;
    const requestId = context.headers.get('x-request-id') ?? undefined;
    return { playerId: caller.playerId, endsAt: caller.endsAt, requestId } satisfies MissionClient['auth'];
  }

  override async onCreate(options: { playerId: string }): Promise<void> {
    this.playerId = options.playerId;
    this.roomId = roomIdOf(options.playerId);
    this.state = new MissionRoomState();
    roomParts().liveRooms.add(this);
    try {
      await this.#load();
      // Nobody is here yet: what was filled in is the state that joiners get, not a patch for them.
      this.broadcastPatch();
    } catch (error) {
      roomParts().liveRooms.remove(this);
      roomParts().onError(error);
      throw new ServerError(503, 'server/unavailable');
    }
  }

  override setSerializer(serializer: Serializer<MissionRoomState>): void {
    // Setting the state asks for a serializer of Colyseus's own class.
    super.setSerializer(serializer.id === 'schema' ? new RoomSerializer(this.#offers) : serializer);
  }

  override onJoin(client: MissionClient): void {
    countPings(client);
    roomParts().tokenEnds.add(client);
    const { playerId } = this;
    roomParts().answered({ what: 'entered', playerId, requestId: client.auth?.requestId, seconds: 0 });
  }

  override onLeave(client: MissionClient): void {
    roomParts().tokenEnds.remove(client);
  }

  override onReconnect(client: MissionClient): void {
    // A seat outlives its socket; the token that it was taken with may not.
    if (hasEnded(client)) throw new ServerError(401, 'auth/unauthorized');
    this.onJoin(client);
  }

  override onDrop(client: MissionClient): void {
    roomParts().tokenEnds.remove(client);
    if (hasEnded(client) || wasPutOut(client)) return;
    // Coming back in time restores the seat; otherwise `onLeave` has nothing left to do.
    this.allowReconnection(client, RECONNECTION_SECONDS).catch(() => undefined);
  }

  override onDispose(): void {
    roomParts().liveRooms.remove(this);
    roomParts().reloads.forget(this);
  }

  get version(): number | undefined {
    return this.#view?.version;
  }

  playerChanged(changed: PlayerChanged): void {
    const view = this.#view;
    const behind = view === undefined || changed.player.version > view.version + 1;
    if (behind || this.#loading !== undefined) {
      this.#missed.push(changed);
      if (view !== undefined) this.#reload();
      return;
    }
    if (changed.player.version > view.version) view.follow(changed.player, changed.changes);
    this.#show(changed.changes.map(noticeOf).filter((n) => n !== undefined));
  }

  playerIsAt(version: number, notices: readonly Notice[]): void {
    const shown = this.version ?? -1;
    if (shown >= version && this.#loading === undefined) {
      this.#show(notices);
      return;
    }
    this.#afar.push(...notices);
    this.lookAgain();
  }

  lookAgain(): void {
    this.#asked++;
    if (this.#view !== undefined) this.#reload();
  }

  worldMoved(news: News): void {
    const day = this.#view?.worldMoved(news);
    // Written at once: held back for the turn, the writes of a slice of rooms would come after its time.
    whileCorked(this.clients, () => this.#show(day === undefined ? [] : [['daily_refreshed', day]]));
  }

  tell(notice: Notice): void {
    this.#show([notice]);
  }

  /** The patch, then what it means. */
  #show(notices: readonly Notice[]): void {
    for (const client of this.clients) corkForThisTurn(client);
    this.broadcastPatch();
    for (const [type, body] of notices) this.broadcast(type, body);
  }

  /** Has the player read again: another process was quicker, or something was missed. */
  #reload(): void {
    if (this.#loading === undefined) roomParts().reloads.ask(this);
  }

  reload(): Promise<void> {
    return roomParts().liveRooms.of(this.playerId).includes(this) ? this.#load() : Promise.resolve();
  }

  #load(): Promise<void> {
    // What is told while it reads may be newer than what it reads: that is looked at again behind it.
    const known = this.#afar.length;
    const asked = this.#asked;
    this.#loading = this.#read().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading.then(() => {
      this.#show(this.#afar.splice(0, known));
      for (const changed of this.#missed.splice(0)) this.playerChanged(changed);
      if (this.#asked !== asked) this.#reload();
    });
  }

  async #read(): Promise<void> {
    const parts = roomParts();
    const player = await parts.service.player(this.playerId);
    if (this.#view === undefined) this.#view = new PlayerView(this.state, this.#offers, player, parts);
    else this.#view.load(player);
  }

  /** Whether the player has as many sockets and held seats as there may be; other processes ask too. */
  get isFull(): boolean {
    return seatsTaken(this) >= roomParts().limits.devices;
  }
}

type Dispatch = (this: MissionRoom, client: MissionClient & ClientPrivate, buffer: Uint8Array) => void;

/** One id per player: two processes that make the room at once cannot make two. */
const roomIdOf = (playerId: string): string => `pl_${playerId}`;

import type { Notice } from '../protocol/notices.ts';
import { inSlices } from '../src/app/pacing/in-slices.ts';
import type { NewsListener, PlayerChanged } from '../src/app/ports/publisher.ts';
import type { Mission } from '../src/missions/mission.ts';

/** What rooms are told together: missions that changed, and regions whose game day turned over. */
export interface News {
  readonly missionIds: ReadonlySet<string>;
  readonly regionIds: ReadonlySet<string>;
  /** True when places have other names. */
  readonly names?: boolean;
}

/** A room as the process's traffic sees it. */
export interface LiveRoom {
  readonly playerId: string;
  /** Of the player that is shown; undefined before there is one. */
  readonly version: number | undefined;
  /** A batch changed the player. */
  playerChanged(changed: PlayerChanged): void;
  /** Another process did: the store knows what, and these are the notices of it. */
  playerIsAt(version: number, notices: readonly Notice[]): void;
  /** What is shown may not be what is stored. */
  lookAgain(): void;
  /** Something happened that no batch of the player's did. */
  worldMoved(news: News): void;
  /** Says something that shows in no state. */
  tell(notice: Notice): void;
}

/**
 * The open rooms of this process by player: one registry, not a subscription per room. A player has one
 * room; should there be two for a moment, both hear everything.
 */
export class LiveRooms implements NewsListener {
  readonly #rooms = new Map<string, LiveRoom[]>();
  readonly #onError: (error: unknown) => void;
  /** What everybody has to hear, in order, and how much of it each room has heard. */
  #news: News[] = [];
  readonly #heard = new Map<string, number>();
  /** What single players have to hear besides. */
  readonly #own = new Map<string, News>();
  #telling: Promise<void> | undefined;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  get size(): number {
    return this.#rooms.size;
  }

  add(room: LiveRoom): void {
    this.#rooms.set(room.playerId, [...this.of(room.playerId), room]);
  }

  /** Forgets the room, and no other of the same player. */
  remove(room: LiveRoom): void {
    const others = this.of(room.playerId).filter((other) => other !== room);
    if (others.length > 0) this.#rooms.set(room.playerId, others);
    else this.#rooms.delete(room.playerId);
  }

  /** The player's room. */
  of = (playerId: string): readonly LiveRoom[] => this.#rooms.get(playerId) ?? NOBODY;

  has = (playerId: string): boolean => this.#rooms.has(playerId);

  /** Who has a room. */
  players = (): string[] => [...this.#rooms.keys()];

  playersChanged(changed: readonly PlayerChanged[]): void {
    for (const one of changed) this.#each(one.player.id, (room) => room.playerChanged(one));
  }

  playersUnsure(playerIds: readonly string[]): void {
    for (const playerId of playerIds) this.#each(playerId, (room) => room.lookAgain());
  }

  /** Another process changed the player. */
  playerIsAt(playerId: string, version: number, notices: readonly Notice[]): void {
    this.#each(playerId, (room) => room.playerIsAt(version, notices));
  }

  /** This is the version that is stored: a room that shows another looks again. */
  compare(playerId: string, version: number): void {
    this.#each(playerId, (room) => {
      if (room.version !== undefined && room.version !== version) room.lookAgain();
    });
  }

  /**
   * Shows missions that changed, everywhere or to the one player whose they are; resolves when every
   * room concerned has been told.
   */
  missionsChanged(missions: readonly Pick<Mission, 'id' | 'ownerId'>[]): Promise<void> {
    for (const [ownerId, some] of Map.groupBy(missions, (m) => m.ownerId)) {
      const news: News = { missionIds: new Set(some.map((m) => m.id)), regionIds: NONE };
      if (ownerId === null) this.#news.push(news);
      else if (this.has(ownerId)) this.#own.set(ownerId, joined([this.#own.get(ownerId) ?? [], news].flat()));
    }
    return this.#tellSoon();
  }

  /** Shows a new game day to the players of its region. */
  dayTurned(regionId: string): Promise<void> {
    this.#news.push({ missionIds: NONE, regionIds: new Set([regionId]) });
    return this.#tellSoon();
  }

  /** Says the same to everybody, behind what they are being told; resolves when it is said. */
  async tellAll(notice: Notice): Promise<void> {
    await this.#telling;
    await inSlices(this.#rooms.keys(), (playerId) => this.#each(playerId, (room) => room.tell(notice)));
  }

  /** Has every room show the map's new names. */
  namesChanged(): Promise<void> {
    this.#news.push({ missionIds: NONE, regionIds: NONE, names: true });
    return this.#tellSoon();
  }

  #tellSoon(): Promise<void> {
    this.#telling ??= this.#tellAll().finally(() => {
      this.#telling = undefined;
    });
    return this.#telling;
  }

  /** Room by room; what comes meanwhile joins what the rooms that are still to come are told. */
  async #tellAll(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    for (let told = -1; told < this.#news.length || this.#own.size > 0; ) {
      told = this.#news.length;
      await inSlices(this.#own.keys(), (playerId) => this.#tell(playerId));
      if (told > 0) await inSlices(this.#rooms.keys(), (playerId) => this.#tell(playerId));
    }
    this.#news = [];
    this.#heard.clear();
  }

  #tell(playerId: string): void {
    const news = this.#news.slice(this.#heard.get(playerId) ?? 0);
    const own = this.#own.get(playerId);
    if (own !== undefined) news.push(own);
    if (news.length === 0) return;
    this.#heard.set(playerId, this.#news.length);
    this.#own.delete(playerId);
    const all = joined(news);
    this.#each(playerId, (room) => room.worldMoved(all));
  }

  #each(playerId: string, tell: (room: LiveRoom) => void): void {
    for (const room of this.of(playerId)) {
      try {
        tell(room);
      } catch (error) {
        // A room that cannot show the news must not keep others from it.
        this.#onError(error);
      }
    }
  }
}

const NOBODY: readonly LiveRoom[] = [];
const NONE: ReadonlySet<string> = new Set();

const joined = (news: readonly News[]): News =>
  news.length === 1
    ? news[0]!
    : {
        missionIds: new Set(news.flatMap((n) => [...n.missionIds])),
        regionIds: new Set(news.flatMap((n) => [...n.regionIds])),
        ...(news.some((n) => n.names) ? { names: true } : {}),
      };

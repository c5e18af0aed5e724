import { type IRoomCache, initializeRoomCache, matchMaker, type SortOptions } from '@colyseus/core';
import { RedisDriver } from '@colyseus/redis-driver';
import type { RedisLine } from './redis-line.ts';
import { type Held, RoomRegistry } from './room-registry.ts';
import type { SteadyPresence } from './steady-presence.ts';

/** A room that was just recorded may not listen yet. */
const SETTLED_MS = 5_000;

type Conditions = Partial<IRoomCache> & { playerId?: string };

/**
 * Finds a player's room by its id, for Colyseus 0.18: the stock driver reads every room of every process
 * (16 ms a join at 4,100 rooms), and fails, often where nobody looks, when Redis is away. This one knows
 * the rooms of its own process by itself and writes them down for the others when there is somewhere to;
 * nothing of it rejects. A room is recorded only where nobody else's is, and only its own are taken back.
 */
export class PlayerRoomDriver extends RedisDriver {
  readonly #here = new Map<string, IRoomCache>();
  readonly #registry: RoomRegistry;
  readonly #presence: SteadyPresence;
  readonly #onLost: (roomId: string) => void;
  #leaving = false;

  /** `onLost` is told of rooms whose place belongs to another process's by now. */
  constructor(line: RedisLine, presence: SteadyPresence, onLost: (roomId: string) => void) {
    super(line.redis);
    this.#registry = new RoomRegistry(line);
    this.#presence = presence;
    this.#onLost = onLost;
  }

  override async has(roomId: string): Promise<boolean> {
    return (await this.findOne({ roomId })) !== undefined;
  }

  override async findOne(conditions: Conditions, _?: SortOptions): Promise<IRoomCache> {
    const roomId = conditions.roomId ?? `pl_${conditions.playerId}`;
    const room = this.#here.get(roomId) ?? (await this.#elsewhere(roomId));
    // Colyseus reads undefined as "no such room"; its type does not say so.
    return (room?.locked === true && conditions.roomId === undefined ? undefined : room) as IRoomCache;
  }

  override async findByIds(roomIds: string[]): Promise<Map<string, IRoomCache>> {
    const rooms = await Promise.all(roomIds.map((roomId) => this.findOne({ roomId })));
    return new Map(rooms.flatMap((room) => (room === undefined ? [] : [[room.roomId, room] as const])));
  }

  /** Records a new room; false when its id is taken. */
  async insert(room: IRoomCache): Promise<boolean> {
    if (this.#here.has(room.roomId)) return false;
    this.#here.set(room.roomId, room);
    const [lost] = this.#leaving ? [] : await this.#registry.claim([room]);
    if (lost === undefined) return true;
    this.#here.delete(room.roomId);
    return false;
  }

  /** Only what others look at is written: how many clients a room has is known where it is. */
  override async update(room: IRoomCache, { $set = {}, $inc = {} }: Operations): Promise<boolean> {
    const locked = room.locked;
    Object.assign(room, $set);
    for (const [field, by] of Object.entries($inc) as ['clients', number][]) room[field] += by;
    if (room.locked !== locked) await this.persist(room);
    return true;
  }

  override async persist(room: IRoomCache, create = false): Promise<boolean> {
    if (create && room.roomId) this.#here.set(room.roomId, room);
    if (this.#here.has(room.roomId)) await this.#claim([room]);
    return true;
  }

  override async remove(roomId: string | undefined): Promise<boolean> {
    if (roomId === undefined || !this.#here.delete(roomId)) return false;
    await this.#registry.release(matchMaker.processId, [roomId]);
    return true;
  }

  /** Takes back all rooms of a process that is gone, or going. */
  override async cleanup(processId: string): Promise<void> {
    const isOwn = processId === matchMaker.processId;
    await this.#registry.sweep(processId, (roomId) => isOwn && this.#here.has(roomId));
  }

  /** Writes down the rooms of this process after Redis was away or flushed, and takes back what is no more. */
  async restore(): Promise<void> {
    if (this.#leaving) return;
    await this.#claim([...this.#here.values()]);
    await this.cleanup(matchMaker.processId);
  }

  /** Takes every room back: who comes from now on is to be let in elsewhere. */
  async leave(): Promise<void> {
    this.#leaving = true;
    await this.#registry.release(matchMaker.processId, [...this.#here.keys()]);
  }

  /** The connection is the server's, which closes it last. */
  override async shutdown(): Promise<void> {}

  async #claim(rooms: readonly IRoomCache[]): Promise<void> {
    if (this.#leaving) return;
    for (const held of await this.#registry.claim(rooms)) {
      // This process listens to the room itself; what counts is whether its holder does.
      if (await this.#isOpen(`$${held.roomId}`, 2)) this.#onLost(held.roomId);
      else await this.#takeOver(held);
    }
  }

  async #takeOver({ roomId, processId }: Held): Promise<void> {
    await this.#registry.release(processId, [roomId]);
    const room = this.#here.get(roomId);
    const [lost] = room === undefined ? [] : await this.#registry.claim([room]);
    if (lost !== undefined) this.#onLost(roomId);
  }

  async #elsewhere(roomId: string): Promise<IRoomCache | undefined> {
    const found = await this.#registry.read(roomId);
    if (found === undefined) return undefined;
    if (found.processId !== matchMaker.processId && (await this.#isOpen(channelOf(found), 1)))
      return initializeRoomCache(found);
    // Its process died without a word, or could not take it back.
    await this.#registry.release(found.processId, [roomId]);
    return undefined;
  }

  /** Whether so many processes listen to a channel; taken for granted where Redis cannot tell. */
  async #isOpen(channel: string, listeners: number): Promise<boolean> {
    const [open] = await this.#presence.listeners([channel]);
    return open === undefined || open >= listeners;
  }
}

/** Where Colyseus calls a room; its process, as long as the room is so new that it may not listen yet. */
const channelOf = ({ roomId, processId, createdAt }: Partial<IRoomCache> & Held): string =>
  Date.now() - new Date(createdAt ?? 0).getTime() > SETTLED_MS ? `$${roomId}` : `p:${processId}`;

type Operations = { $set?: Partial<IRoomCache>; $inc?: Partial<IRoomCache> };

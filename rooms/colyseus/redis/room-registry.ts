import type { IRoomCache } from '@colyseus/core';
import type { RedisLine } from './redis-line.ts';

/** The hash of all rooms, by id. */
const ROOMS = 'roomcaches';
/** Rooms in one call: Redis serves nobody else meanwhile. */
const TOGETHER = 200;

/** A room and the process that has it. */
export interface Held {
  readonly roomId: string;
  readonly processId: string;
}

// Both look before they write, in one step: a process must not write over, nor take away, what is another's.
const HOLDER = `local function holder(id)
  local held = redis.call('HGET', KEYS[1], id)
  local known, room = pcall(cjson.decode, held)
  if held and known and type(room) == 'table' then return room.processId end
end
`;
const CLAIM = `${HOLDER}
local lost = {}
for i = 2, #ARGV, 2 do
  local held = holder(ARGV[i])
  if held and held ~= ARGV[1] then
    lost[#lost + 1] = ARGV[i]
    lost[#lost + 1] = held
  else
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
return lost`;
const RELEASE = `${HOLDER}
for i = 2, #ARGV do
  local held = holder(ARGV[i])
  if not held or held == ARGV[1] then redis.call('HDEL', KEYS[1], ARGV[i]) end
end`;

/** Which process has which room, as all processes see it. Knows nothing and does nothing while Redis is away. */
export class RoomRegistry {
  readonly #line: RedisLine;

  constructor(line: RedisLine) {
    this.#line = line;
  }

  /** Records rooms of one process; those that are another's already, with whose they are. */
  async claim(rooms: readonly IRoomCache[]): Promise<Held[]> {
    const lost: Held[] = [];
    for (const some of chunks(rooms)) {
      const args = some.flatMap((room) => [room.roomId, JSON.stringify(room)]);
      const found = await this.#line.ask(
        (redis) => redis.eval(CLAIM, 1, ROOMS, some[0]!.processId, ...args) as Promise<string[]>,
        [],
      );
      for (let i = 0; i < found.length; i += 2) lost.push({ roomId: found[i]!, processId: found[i + 1]! });
    }
    return lost;
  }

  /** Takes rooms back that are recorded for this process. */
  async release(processId: string, roomIds: readonly string[]): Promise<void> {
    for (const some of chunks(roomIds))
      await this.#line.ask((redis) => redis.eval(RELEASE, 1, ROOMS, processId, ...some), undefined);
  }

  /** What is recorded of a room. */
  async read(roomId: string): Promise<(Partial<IRoomCache> & Held) | undefined> {
    return roomOf(await this.#line.ask((redis) => redis.hget(ROOMS, roomId), null));
  }

  /** Takes back what is recorded for a process and is not to be kept, reading a page at a time. */
  async sweep(processId: string, keeps: (roomId: string) => boolean): Promise<void> {
    for (let cursor = '0'; ; ) {
      const [next, page] = await this.#line.ask((redis) => redis.hscan(ROOMS, cursor, 'COUNT', TOGETHER), [
        '0',
        [],
      ] as [string, string[]]);
      const stale: string[] = [];
      for (let i = 0; i < page.length; i += 2)
        if (roomOf(page[i + 1]!)?.processId === processId && !keeps(page[i]!)) stale.push(page[i]!);
      await this.release(processId, stale);
      if (next === '0') return;
      cursor = next;
    }
  }
}

function roomOf(text: string | null): (Partial<IRoomCache> & Held) | undefined {
  if (text === null) return undefined;
  try {
    const room = JSON.parse(text) as Partial<IRoomCache>;
    return typeof room.roomId === 'string' && typeof room.processId === 'string' ? (room as Held) : undefined;
  } catch {
    return undefined;
  }
}

function* chunks<T>(items: readonly T[]): Iterable<readonly T[]> {
  for (let i = 0; i < items.length; i += TOGETHER) yield items.slice(i, i + TOGETHER);
}

import { type AuthContext, matchMaker, Room, ServerError } from '@colyseus/core';

type Reserve = (
  this: PlayersRoom,
  sessionId: string,
  options: unknown,
  auth: unknown,
  seconds?: number,
  isHeld?: boolean,
) => Promise<boolean>;

/** A room that admits so many devices and no more. */
export interface PlayersRoom extends Room {
  /** Whether as many sockets and held seats are taken as there may be. */
  readonly isFull: boolean;
}

/** Joins whose first try found no seat. */
const tried = new WeakSet<AuthContext>();

/**
 * Lets a room of this class reserve seats only while it is not full. Colyseus's own `maxClients` locks
 * a full room, upon which the next device gets a second room of the same player.
 */
export function limitSeats(room: { prototype: PlayersRoom }): void {
  const reserve: Reserve = Reflect.get(Room.prototype, '_reserveSeat');
  const guarded: Reserve = function (sessionId, options, auth, seconds, isHeld) {
    // A seat that is held was counted while its socket was open.
    if (isHeld !== true && this.isFull) return Promise.resolve(false);
    return reserve.call(this, sessionId, options, auth, seconds, isHeld);
  };
  Reflect.set(room.prototype, '_reserveSeat', guarded);
}

/** Sockets and seats, held or reserved, of a room. */
export const seatsTaken = (room: Room): number =>
  room.clients.length + Object.keys(Reflect.get(room, '_reservedSeats')).length;

/**
 * Throws what a client is told when all seats are taken. A room of this process is looked at at once;
 * that of another one only when Colyseus, which says no reason, found no seat there.
 */
export async function refuseWhenFull(
  roomId: string,
  context: AuthContext | undefined,
  onFull: () => void,
): Promise<void> {
  const here = matchMaker.getLocalRoomById(roomId) as PlayersRoom | undefined;
  const again = context !== undefined && tried.has(context);
  if (context !== undefined) tried.add(context);
  const full = here === undefined ? again && (await isFullElsewhere(roomId)) : here.isFull;
  if (!full) return;
  onFull();
  throw new ServerError(429, 'request/rate_limited');
}

const isFullElsewhere = (roomId: string): Promise<boolean> =>
  matchMaker.remoteRoomCall<PlayersRoom>(roomId, 'isFull').catch(() => false);

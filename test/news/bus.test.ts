import type { Presence } from '@colyseus/core';
import { expect, it } from 'vitest';
import { LiveRooms } from '../../rooms/live-rooms.ts';
import { hearBus } from '../../src/news/bus-in.ts';
import { BusOut } from '../../src/news/bus-out.ts';
import { Follower } from '../../src/news/follower.ts';
import { News } from '../../src/news/news.ts';
import { SwitchedBus } from '../simulation/switched-bus.ts';
import { playerId } from '../support/given-core.ts';

const presenceOf = (bus: SwitchedBus): Presence => bus.end().presence;

/** Another process, in which these players have rooms; it notes who looks again. */
async function elsewhere(bus: SwitchedBus, players: readonly string[]): Promise<string[]> {
  const looks: string[] = [];
  const onError = (error: unknown) => {
    throw error;
  };
  const rooms = new LiveRooms(onError);
  for (const id of players)
    rooms.add({
      playerId: id,
      version: 3,
      playerChanged: () => undefined,
      playerIsAt: () => undefined,
      lookAgain: () => void looks.push(id),
      tell: () => undefined,
      worldMoved: () => undefined,
    });
  const follower = new Follower({ rooms, onError } as unknown as ConstructorParameters<typeof Follower>[0]);
  await hearBus(presenceOf(bus), 'other', follower, onError);
  return looks;
}

it('a batch whose answer was lost at the commit has the players’ rooms look again in every process', async () => {
  const bus = new SwitchedBus();
  const players = Array.from({ length: 1_200 }, (_, n) => playerId(n));
  const looks = await elsewhere(bus, players);
  const news = new News(() => undefined);
  news.listen(new BusOut(presenceOf(bus), 'this'));

  news.playersUnsure(players.slice(0, 1_100));
  await new Promise((resolve) => setImmediate(resolve));

  expect(looks).toEqual(players.slice(0, 1_100));
});

import { describe, expect, it } from 'vitest';
import type { Notice } from '../../protocol/notices.ts';
import { type LiveRoom, LiveRooms, type News } from '../../rooms/live-rooms.ts';

/** A room that writes down what it is told. */
function aRoom(playerId: string, fails = false) {
  const told: News[] = [];
  const heard: Notice[] = [];
  const room: LiveRoom = {
    playerId,
    version: undefined,
    playerChanged: () => undefined,
    playerIsAt: () => undefined,
    lookAgain: () => undefined,
    worldMoved: (news) => {
      told.push(news);
      if (fails) throw new Error('cannot show it');
    },
    tell: (notice) => {
      heard.push(notice);
      if (fails) throw new Error('cannot say it');
    },
  };
  return { room, told, heard };
}

const some = (id: string, ownerId: string | null = null) => [{ id, ownerId }];

describe('the open rooms', () => {
  it('are told together what happens before their turn comes', async () => {
    const rooms = new LiveRooms(() => undefined);
    const ada = aRoom('ada');
    rooms.add(ada.room);
    await Promise.all([
      rooms.missionsChanged(some('m1')),
      rooms.dayTurned('sol'),
      rooms.missionsChanged(some('m2')),
    ]);
    expect(ada.told).toEqual([{ missionIds: new Set(['m1', 'm2']), regionIds: new Set(['sol']) }]);
  });

  it('are told what comes while others are told: at once who is still to come, once more who was told', async () => {
    const rooms = new LiveRooms(() => undefined);
    const [ada, ben] = [aRoom('ada'), aRoom('ben')];
    rooms.add({
      ...ada.room,
      worldMoved: (news) => {
        if (ada.told.length === 0) void rooms.dayTurned('sol');
        ada.room.worldMoved(news);
      },
    });
    rooms.add(ben.room);
    await rooms.missionsChanged(some('m1'));
    const [m1, sol] = [new Set(['m1']), new Set(['sol'])];
    expect(ada.told).toEqual([
      { missionIds: m1, regionIds: new Set() },
      { missionIds: new Set(), regionIds: sol },
    ]);
    expect(ben.told).toEqual([{ missionIds: m1, regionIds: sol }]);
  });

  it('hear later news also when the first found nobody', async () => {
    const rooms = new LiveRooms(() => undefined);
    await rooms.missionsChanged(some('m1'));
    const ada = aRoom('ada');
    rooms.add(ada.room);
    await rooms.dayTurned('sol');
    expect(ada.told).toEqual([{ missionIds: new Set(), regionIds: new Set(['sol']) }]);
  });

  it('hear it although another cannot show it', async () => {
    const errors: unknown[] = [];
    const rooms = new LiveRooms((error) => errors.push(error));
    const [broken, sound] = [aRoom('ada', true), aRoom('ben')];
    rooms.add(broken.room);
    rooms.add(sound.room);
    await rooms.missionsChanged(some('m1'));
    expect(sound.told).toHaveLength(1);
    expect(errors).toHaveLength(1);
  });

  it('are not told of what belongs to somebody else', async () => {
    const rooms = new LiveRooms(() => undefined);
    const [ada, ben] = [aRoom('ada'), aRoom('ben')];
    rooms.add(ada.room);
    rooms.add(ben.room);
    await Promise.all([
      rooms.missionsChanged(some('own', 'ada')),
      rooms.missionsChanged(some('theirs', 'nobody')),
    ]);
    expect(ada.told).toEqual([{ missionIds: new Set(['own']), regionIds: new Set() }]);
    expect(ben.told).toEqual([]);
  });

  it('do not hold the event loop, however many there are', async () => {
    const rooms = new LiveRooms(() => undefined);
    const order: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      const { room } = aRoom(name);
      rooms.add({
        ...room,
        worldMoved: () => {
          order.push(name);
          for (const since = performance.now(); performance.now() - since < 20; );
        },
      });
    }
    const telling = rooms.missionsChanged(some('m1'));
    setImmediate(() => setImmediate(() => order.push('somebody else')));
    await telling;
    expect(order.slice(0, 3)).toContain('somebody else');
  });

  it('that are gone are told nothing', async () => {
    const rooms = new LiveRooms(() => undefined);
    const ada = aRoom('ada');
    rooms.add(ada.room);
    const telling = rooms.missionsChanged(some('m1'));
    rooms.remove(ada.room);
    await telling;
    expect(ada.told).toEqual([]);
  });

  it('all hear what shows in no state, whatever one of them throws', async () => {
    const errors: unknown[] = [];
    const rooms = new LiveRooms((error) => void errors.push(error));
    const [ada, ben] = [aRoom('ada', true), aRoom('ben')];
    rooms.add(ada.room);
    rooms.add(ben.room);
    await rooms.tellAll(['clock_moved', { now: 7 }]);
    expect([ada.heard, ben.heard]).toEqual([[['clock_moved', { now: 7 }]], [['clock_moved', { now: 7 }]]]);
    expect(errors).toHaveLength(1);
  });

  it('both hear everything where a player has two for a moment, and one stays when the other goes', async () => {
    const rooms = new LiveRooms(() => undefined);
    const heard: string[] = [];
    const listening = (name: string): LiveRoom => {
      const { room } = aRoom('ada');
      return {
        ...room,
        playerChanged: () => void heard.push(`${name} changed`),
        playerIsAt: () => void heard.push(`${name} elsewhere`),
        lookAgain: () => void heard.push(`${name} looks`),
        worldMoved: () => void heard.push(`${name} news`),
      };
    };
    const [first, second] = [listening('first'), listening('second')];
    rooms.add(first);
    rooms.add(second);
    rooms.playersChanged([{ player: { id: 'ada' } as never, changes: [], at: 0 }]);
    rooms.playerIsAt('ada', 3, []);
    rooms.playersUnsure(['ada']);
    await rooms.missionsChanged(some('own', 'ada'));
    const each = (name: string) => ['changed', 'elsewhere', 'looks', 'news'].map((what) => `${name} ${what}`);
    expect(heard.toSorted()).toEqual([...each('first'), ...each('second')].toSorted());

    heard.length = 0;
    rooms.remove(second);
    rooms.playersUnsure(['ada']);
    expect(heard).toEqual(['first looks']);
    expect(rooms.has('ada')).toBe(true);
    rooms.remove(first);
    expect([rooms.has('ada'), rooms.size]).toEqual([false, 0]);
  });

  it('look again where they show another version than the store has', () => {
    const rooms = new LiveRooms(() => undefined);
    const looks: string[] = [];
    for (const [playerId, version] of [
      ['ada', 3],
      ['ben', 4],
      ['new', undefined],
    ] as const)
      rooms.add({ ...aRoom(playerId).room, version, lookAgain: () => void looks.push(playerId) });
    for (const playerId of ['ada', 'ben', 'new', 'nobody']) rooms.compare(playerId, 4);
    expect(looks).toEqual(['ada']);
  });
});

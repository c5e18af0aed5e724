import { describe, expect, it } from 'vitest';
import { type LiveRoom, LiveRooms, type News } from '../../rooms/live-rooms.ts';

/** A room that writes down what it is told. */
function aRoom(playerId: string, fails = false) {
  const told: News[] = [];
  const room: LiveRoom = {
    playerId,
    playerChanged: () => undefined,
    playerIsAt: () => undefined,
    lookAgain: () => undefined,
    missionsChanged: () => undefined,
    worldMoved: (news) => {
      told.push(news);
      if (fails) throw new Error('cannot show it');
    },
  };
  return { room, told };
}

describe('the open rooms', () => {
  it('are told together what happens before their turn comes', async () => {
    const rooms = new LiveRooms(() => undefined);
    const ada = aRoom('ada');
    rooms.add(ada.room);
    await Promise.all([rooms.missionsChanged(['m1']), rooms.dayTurned('sol'), rooms.missionsChanged(['m2'])]);
    expect(ada.told).toEqual([{ missionIds: new Set(['m1', 'm2']), regionIds: new Set(['sol']) }]);
  });

  it('hear later news also when the first found nobody', async () => {
    const rooms = new LiveRooms(() => undefined);
    await rooms.missionsChanged(['m1']);
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
    await rooms.missionsChanged(['m1']);
    expect(sound.told).toHaveLength(1);
    expect(errors).toHaveLength(1);
  });

  it('that are gone are told nothing', async () => {
    const rooms = new LiveRooms(() => undefined);
    const ada = aRoom('ada');
    rooms.add(ada.room);
    const telling = rooms.missionsChanged(['m1']);
    rooms.remove(ada.room);
    await telling;
    expect(ada.told).toEqual([]);
  });
});

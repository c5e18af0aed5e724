import type { Atlas } from '../app/map/atlas.ts';
import type { LostPlaces } from '../app/map/lost-places.ts';
import type { NewsListener } from '../app/ports/publisher.ts';
import type { Mission } from '../missions/mission.ts';

/** Has rooms look again at missions whose places came onto the map or left it. */
export function placesNews(
  atlas: Pick<Atlas, 'graph'>,
  lostPlaces: LostPlaces,
  rooms: { missionsChanged(missions: readonly Mission[]): Promise<void> },
): NewsListener {
  let { sectors, regions } = atlas.graph;
  return {
    mapChanged: () => {
      const { graph } = atlas;
      if (sectors === graph.sectors && regions === graph.regions) return undefined;
      ({ sectors, regions } = graph);
      const moved = lostPlaces.look();
      return moved.length > 0 ? rooms.missionsChanged(moved) : undefined;
    },
  };
}

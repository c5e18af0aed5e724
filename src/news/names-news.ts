import type { Atlas } from '../app/map/atlas.ts';
import type { NewsListener } from '../app/ports/publisher.ts';

/** Has rooms show the map's names anew when a change of the map changed any. */
export function namesNews(
  atlas: Pick<Atlas, 'names'>,
  rooms: { namesChanged(): Promise<void> },
): NewsListener {
  let shown = atlas.names;
  return {
    mapChanged: () => {
      if (shown === atlas.names) return undefined;
      shown = atlas.names;
      return rooms.namesChanged();
    },
  };
}

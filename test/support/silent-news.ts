import type { Mission } from '../../src/missions/mission.ts';
import { News } from '../../src/news/news.ts';

/** News that nobody listens to; what fails while it is told is thrown at the test. */
export const silentNews = (): News =>
  new News((error) => {
    throw error;
  });

/** News with the ids of the missions that it tells of, call by call. */
export function toldMissions(): { news: News; told: string[][]; own: string[][] } {
  const news = silentNews();
  const told: string[][] = [];
  const own: string[][] = [];
  news.listen({
    missionsChanged: (missions: readonly Mission[], origin) => {
      told.push(missions.map((m) => m.id));
      if (origin === 'here') own.push(missions.map((m) => m.id));
    },
  });
  return { news, told, own };
}

import { describe, expect, it, vi } from 'vitest';
import { Catalogue } from '../../src/app/stock/catalogue.ts';
import { dueNews } from '../../src/clock/due-news.ts';
import type { DueSchedule } from '../../src/clock/due-schedule.ts';
import { News } from '../../src/news/news.ts';
import { anAcceptance } from '../support/given-acceptance.ts';
import { HOUR, NOW } from '../support/given-context.ts';
import { aMission, aRandomOffer } from '../support/given-mission.ts';
import { silentNews, toldMissions } from '../support/silent-news.ts';

describe('the news', () => {
  it('is told to all who listen, in the order in which they came, each as much as it cares for', () => {
    const news = new News(() => undefined);
    const told: string[] = [];
    news.listen({ dayTurned: (id) => told.push(`first ${id}`) });
    news.listen({ dueAt: () => told.push('second') });
    news.listen({ dayTurned: (id) => told.push(`third ${id}`) });
    news.dayTurned('sol');
    expect(told).toEqual(['first sol', 'third sol']);
  });

  it('reaches everybody although one fails, at once or later, and each failure is reported', async () => {
    const errors: unknown[] = [];
    const news = new News((error) => errors.push(error));
    const heard = vi.fn();
    news.listen({
      dueAt: () => {
        throw new Error('at once');
      },
    });
    news.listen({ dueAt: () => Promise.reject(new Error('later')) });
    news.listen({ dueAt: heard });
    news.dueAt(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toHaveBeenCalledWith(1);
    expect(errors).toEqual([new Error('at once'), new Error('later')]);
  });
});

describe('the catalogue tells of its own changes', () => {
  const given = () => {
    const { news, told, own } = toldMissions();
    return { catalogue: new Catalogue(news), told, own };
  };

  it('whoever put them: once, and only of what is newer', () => {
    const { catalogue, told } = given();
    catalogue.put([aMission({ id: 'm', version: 2 })]);
    catalogue.follow([aMission({ id: 'm', version: 2 }), aMission({ id: 'm', version: 1 })]);
    catalogue.follow([aMission({ id: 'm', version: 3 })]);
    expect(told).toEqual([['m'], ['m']]);
  });

  it('and says what the other processes know already', () => {
    const { catalogue, own } = given();
    catalogue.put([aMission({ id: 'made here' })]);
    catalogue.follow([aMission({ id: 'made elsewhere' })]);
    expect(own).toEqual([['made here']]);
  });

  it('but not of what was over before it was looked up', () => {
    const { catalogue, told } = given();
    catalogue.follow([aMission({ id: 'held', isActive: false })]);
    expect(told).toEqual([]);
    catalogue.put([aMission({ id: 'shown' })]);
    catalogue.put([aMission({ id: 'shown', version: 2, isActive: false })]);
    expect(told).toEqual([['shown'], ['shown']]);
  });
});

describe('the clock', () => {
  const given = () => {
    const considered: number[] = [];
    const news = silentNews();
    const catalogue = new Catalogue(news);
    const schedule = { consider: (at: number) => considered.push(at) } as unknown as DueSchedule;
    news.listen(dueNews(schedule, catalogue));
    return { news, catalogue, considered };
  };

  it('wakes up for what was accepted', () => {
    const { news, considered } = given();
    const changes = [NOW + HOUR, NOW + 2 * HOUR].map((deadlineAt, i) => ({
      type: 'missionAccepted' as const,
      acceptance: anAcceptance(aMission({ id: `m${i}` }), { deadlineAt }),
    }));
    news.playersChanged([{ player: {} as never, changes, at: NOW }]);
    expect(considered).toEqual([NOW + HOUR]);
  });

  it('wakes up when a mission runs out, at once when a place on a board falls empty, and when the map moves', () => {
    const { news, catalogue, considered } = given();
    catalogue.put([aMission({ id: 'm', expiresAt: NOW + HOUR })]);
    expect(considered).toEqual([NOW + HOUR]);
    considered.length = 0;
    const generated = { key: 'board/x', seq: 1, template: 't', seed: 's', targetKey: 'k' };
    catalogue.put([aMission({ id: 'made', generated })]);
    catalogue.put([aMission({ id: 'made', generated, version: 2, isActive: false })]);
    expect(considered).toContain(0);
    considered.length = 0;
    news.mapChanged({ from: 1, to: 2, removed: [], written: [] }, 'elsewhere');
    expect(considered).toEqual([0]);
  });

  it('is not woken by a player’s offer that was taken', () => {
    const { catalogue, considered } = given();
    catalogue.put([aRandomOffer({ id: 'own' })]);
    considered.length = 0;
    catalogue.put([aRandomOffer({ id: 'own', version: 2, isActive: false })]);
    expect(considered).not.toContain(0);
  });
});

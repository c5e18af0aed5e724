import { DAILY_SLOTS, type DailyPool } from '../generation/daily-pool-schema.ts';
import { dailySet } from '../generation/daily-set.ts';
import { gameDayAt, lastRefresh, nextRefresh } from '../generation/region-clock.ts';
import type { Region } from '../generation/world.ts';
import { defineMission } from '../missions/define-mission.ts';
import type { Mission } from '../missions/mission.ts';
import type { Atlas } from './atlas.ts';
import type { Catalogue } from './catalogue.ts';
import { type DayView, dayCorrections } from './day-corrections.ts';
import type { DayPublisher } from './publisher.ts';
import { stableId } from './stable-id.ts';
import type { Store } from './store.ts';

export interface DailyQuestsParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly atlas: Atlas;
  readonly pools: readonly DailyPool[];
  readonly publisher: DayPublisher;
}

/**
 * Keeps each region's four quests of the running game day. A set is a function of region, day and
 * content, and its ids are too: whoever comes first writes it, everybody else finds it written.
 */
export class DailyQuests {
  readonly #parts: DailyQuestsParts;
  /** The last day shown, by region: a clock that jumps back shows no day again. */
  readonly #shown = new Map<string, string>();
  /** The clock of each region at the last look. */
  readonly #clocks = new Map<string, string>();
  /** The running day of each region as it is described now: working it out takes a dozen zone look-ups. */
  readonly #days = new WeakMap<Region, { since: number; day: DayView }>();

  constructor(parts: DailyQuestsParts) {
    this.#parts = parts;
  }

  /** The running day of a region; undefined when the map has no such region. */
  dayOf(regionId: string, now: number): DayView | undefined {
    const region = this.#parts.atlas.region(regionId);
    return region && this.#dayOf(region, now);
  }

  #dayOf(region: Region, now: number): DayView {
    const known = this.#days.get(region);
    if (known !== undefined && known.since <= now && now < known.day.refreshesAt) return known.day;
    const day = { gameDay: gameDayAt(region, now), refreshesAt: nextRefresh(region, now) };
    this.#days.set(region, { since: lastRefresh(region, now), day });
    return day;
  }

  /** The next refresh of any region. */
  next(now: number): number | null {
    const instants = [...this.#parts.atlas.graph.regions.values()].map((region) => nextRefresh(region, now));
    return instants.length === 0 ? null : instants.reduce((a, b) => Math.min(a, b));
  }

  /**
   * Makes the sets of days that have begun: one refresh a region, however long nobody looked. Where a
   * region's clock was set anew, its quests follow.
   */
  async apply(now: number): Promise<void> {
    const regions = [...this.#parts.atlas.graph.regions.values()];
    const turned = regions.filter((region) => this.#dayOf(region, now).gameDay > this.#shownIn(region));
    await this.#make(turned, now);
    for (const region of turned) this.#shown.set(region.id, this.#dayOf(region, now).gameDay);
    for (const region of regions) {
      const reset = this.#noticeReset(region);
      const corrected = await this.#correct(region, now);
      if (turned.includes(region) || reset || corrected) this.#parts.publisher.dayTurned(region.id);
    }
  }

  async #make(turned: readonly Region[], now: number): Promise<void> {
    if (turned.length === 0) return;
    const { store, catalogue } = this.#parts;
    const quests = turned.flatMap((region) => this.#questsOf(region, now));
    await store.missions.insert(quests);
    catalogue.put(await store.missions.byIds(quests.map((q) => q.id)));
  }

  /** Has the quests of a region end with its day. Whether any had to be changed. */
  async #correct(region: Region, now: number): Promise<boolean> {
    const { store, catalogue, publisher } = this.#parts;
    const day = this.#dayOf(region, now);
    // A clock that jumped back is in a day that is over: nothing is shown again.
    if (day.gameDay !== this.#shownIn(region)) return false;
    const earlier = catalogue.board().filter((m) => m.family === 'daily' && m.regionId === region.id);
    const running = DAILY_SLOTS.flatMap((slot) => catalogue.byId(idOf(region.id, day.gameDay, slot)) ?? []);
    const changed: string[] = [];
    for (const quest of dayCorrections([...new Set([...earlier, ...running])], day, now)) {
      const first = await store.missions.update(quest);
      // Another process may have been first: what counts is what is stored.
      changed.push(...catalogue.put(first ? [quest] : await store.missions.byIds([quest.id])));
    }
    if (changed.length > 0) publisher.missionsChanged(changed);
    return changed.length > 0;
  }

  #shownIn = (region: Region): string => this.#shown.get(region.id) ?? '';

  /** Whether a region's clock is another than at the last look; this was one. */
  #noticeReset(region: Region): boolean {
    const clock = `${region.timeZone} ${region.refreshHour}`;
    const before = this.#clocks.get(region.id);
    this.#clocks.set(region.id, clock);
    return before !== undefined && before !== clock;
  }

  #questsOf(region: Region, now: number): Mission[] {
    const { gameDay, refreshesAt } = this.#dayOf(region, now);
    const set = dailySet({ regionId: region.id, gameDay, pools: this.#parts.pools });
    return set.map(({ slot, variant, definition }) => {
      const key = keyOf(region.id, gameDay, slot);
      const mission = defineMission(
        { ...definition, expiresAt: refreshesAt, regionId: region.id, repeatable: false },
        {
          id: stableId(key),
          family: 'daily',
          isActive: true,
          version: 1,
          origin: 'generator',
          slot,
          gameDay,
          startsAt: lastRefresh(region, now),
          generated: { key, seq: 1, template: variant, seed: key, targetKey: key },
        },
      );
      if ('path' in mission) throw new Error(`daily quest ${variant}: ${mission.path} ${mission.message}`);
      return mission;
    });
  }
}

const keyOf = (regionId: string, gameDay: string, slot: string): string =>
  `daily/${regionId}/${gameDay}/${slot}`;

const idOf = (regionId: string, gameDay: string, slot: string): string =>
  stableId(keyOf(regionId, gameDay, slot));

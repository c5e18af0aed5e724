import { DAILY_SLOTS, type DailyPool } from '../../generation/daily-pool-schema.ts';
import { dailySet } from '../../generation/daily-set.ts';
import { defineMission } from '../../missions/define-mission.ts';
import type { Mission } from '../../missions/mission.ts';
import type { Region } from '../../world/world.ts';
import type { Atlas } from '../map/atlas.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Store } from '../ports/store.ts';
import type { Catalogue } from './catalogue.ts';
import { beganAt, type DayView, dayCorrections, runningDay } from './running-day.ts';
import { stableId } from './stable-id.ts';

export interface DailyQuestsParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly atlas: Atlas;
  readonly pools: readonly DailyPool[];
  readonly news: Pick<Publisher, 'dayTurned'>;
}

/**
 * Keeps each region's four quests of the running game day. A set is a function of region, day and
 * content, and its ids are too: whoever comes first writes it, everybody else finds it written.
 */
export class DailyQuests {
  readonly #parts: DailyQuestsParts;
  /** The running day of each region as it is described now: working it out takes a dozen zone look-ups. */
  readonly #days = new WeakMap<Region, { since: number; day: DayView }>();
  /** The last day whose quests were made here, by region: a clock that jumps back makes none again. */
  readonly #made = new Map<string, string>();
  /** The clock of each region at the last look. */
  readonly #clocks = new Map<string, string>();
  /** Regions whose quests may not fit their clock, and those whose day is to be shown. */
  readonly #unfit = new Set<string>();
  readonly #untold = new Set<string>();

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
    const day = runningDay(region, this.#listed(region), now);
    this.#days.set(region, { since: now, day });
    return day;
  }

  /** The next refresh of any region. */
  next(now: number): number | null {
    const instants = this.#regions().map((region) => this.#dayOf(region, now).refreshesAt);
    return instants.length === 0 ? null : instants.reduce((a, b) => Math.min(a, b));
  }

  /**
   * Makes the sets of days that have begun: one refresh a region, however long nobody looked. Where a
   * region's clock was set anew, its quests follow. What fails is taken up again by the next call.
   */
  async apply(now: number): Promise<void> {
    const regions = this.#regions();
    for (const region of regions) this.#noticeClock(region);
    await this.#make(
      regions.filter((region) => this.#dayOf(region, now).gameDay > (this.#made.get(region.id) ?? '')),
      now,
    );
    for (const region of regions.filter(({ id }) => this.#unfit.has(id))) {
      await this.#correct(region, now);
      this.#unfit.delete(region.id);
    }
    for (const regionId of this.#untold) this.#parts.news.dayTurned(regionId);
    this.#untold.clear();
  }

  async #make(turned: readonly Region[], now: number): Promise<void> {
    if (turned.length === 0) return;
    const { store, catalogue } = this.#parts;
    const quests = turned.flatMap((region) => this.#questsOf(region, now));
    await store.missions.insert(quests);
    // Every process turns the day over by itself.
    catalogue.follow(await store.missions.byIds(quests.map((q) => q.id)));
    for (const region of turned) {
      this.#made.set(region.id, this.#dayOf(region, now).gameDay);
      this.#untold.add(region.id);
    }
  }

  /** Has the quests of a region end with its day. */
  async #correct(region: Region, now: number): Promise<void> {
    const { store, catalogue } = this.#parts;
    const day = this.#dayOf(region, now);
    // Also those of the day that were swept already.
    const running = DAILY_SLOTS.flatMap((slot) => catalogue.byId(idOf(region.id, day.gameDay, slot)) ?? []);
    for (const quest of dayCorrections([...new Set([...this.#listed(region), ...running])], day, now)) {
      const first = await store.missions.update(quest);
      // Another process may have been first: what counts is what is stored.
      catalogue.put(first ? [quest] : await store.missions.byIds([quest.id]));
    }
  }

  /** Notes a clock that is another than at the last look, or is met for the first time. */
  #noticeClock({ id, timeZone, refreshHour }: Region): void {
    const clock = `${timeZone} ${refreshHour}`;
    const before = this.#clocks.get(id);
    this.#clocks.set(id, clock);
    if (before === clock) return;
    this.#unfit.add(id);
    if (before !== undefined) this.#untold.add(id);
  }

  #regions = (): Region[] => [...this.#parts.atlas.graph.regions.values()];

  #listed = (region: Region): Mission[] =>
    this.#parts.catalogue.board().filter((m) => m.family === 'daily' && m.regionId === region.id);

  #questsOf(region: Region, now: number): Mission[] {
    const day = this.#dayOf(region, now);
    const { gameDay, refreshesAt } = day;
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
          startsAt: beganAt(region, day, now),
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

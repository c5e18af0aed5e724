import type { LiveRooms } from '../../rooms/live-rooms.ts';
import type { Atlas } from '../app/map/atlas.ts';
import type { DayPublisher, PlayerChanged, WorldPublisher } from '../app/ports/publisher.ts';
import type { Catalogue } from '../app/stock/catalogue.ts';
import type { OfferWatch } from '../app/stock/offer-watch.ts';
import type { DueSchedule } from '../clock/due-schedule.ts';
import { dueAt } from '../missions/acceptance.ts';
import type { Mission } from '../missions/mission.ts';
import type { Names } from '../objectives/objective-kind.ts';
import type { Metrics } from '../ops/metrics.ts';
import type { ProcessBus } from './process-bus.ts';

/** Who hears of changes in this process. The bus is missing where there is only one. */
export interface Audience {
  readonly liveRooms: LiveRooms;
  readonly catalogue: Catalogue;
  readonly atlas: Pick<Atlas, 'names'>;
  readonly schedule: () => DueSchedule;
  readonly offerWatch: () => OfferWatch;
  readonly metrics: Metrics;
  readonly bus: ProcessBus | undefined;
  onError(error: unknown): void;
}

/** Tells rooms, clock, metrics and the other processes what was committed. */
export class ProcessPublisher implements DayPublisher, WorldPublisher {
  readonly #to: Audience;
  /** The map's names as rooms show them. */
  #shownNames: Names;

  constructor(to: Audience) {
    this.#to = to;
    this.#shownNames = to.atlas.names;
    to.catalogue.onChanged((missionIds) => this.#show(missionIds));
  }

  playersChanged(changed: readonly PlayerChanged[]): void {
    const { liveRooms, schedule, offerWatch, metrics, bus, onError } = this.#to;
    for (const one of changed) {
      try {
        liveRooms.of(one.player.id)?.playerChanged(one);
      } catch (error) {
        // A room that cannot show a change must not keep others from hearing of theirs.
        onError(error);
      }
      offerWatch().playerChanged(one);
      const due = nextDue(one);
      if (due !== undefined) schedule().consider(due);
    }
    metrics.playersChanged(changed);
    bus?.playersChanged(changed);
  }

  playersUnsure(playerIds: readonly string[]): void {
    for (const playerId of playerIds) this.#to.liveRooms.of(playerId)?.lookAgain();
  }

  missionsChanged(missionIds: readonly string[]): void {
    this.#to.bus?.missionsChanged(missionIds);
  }

  dayTurned(regionId: string): void {
    this.#to.liveRooms.dayTurned(regionId).catch(this.#to.onError);
  }

  worldChanged(): void {
    this.#to.bus?.worldChanged();
    this.mapFollowed();
  }

  /** The map in memory is another: what depends on it may be due at once. */
  mapFollowed(): void {
    const { schedule, offerWatch, atlas, liveRooms, onError } = this.#to;
    schedule().consider(0);
    offerWatch().mapMoved().catch(onError);
    if (this.#shownNames === atlas.names) return;
    this.#shownNames = atlas.names;
    liveRooms.namesChanged().catch(onError);
  }

  /** Shows missions that changed in the catalogue to this process's rooms. */
  #show(missionIds: readonly string[]): void {
    const { liveRooms, catalogue, schedule, onError } = this.#to;
    const byOwner = Map.groupBy(missionIds, (id) => catalogue.byId(id)?.ownerId ?? undefined);
    for (const [ownerId, ids] of byOwner) liveRooms.missionsChanged(ids, ownerId).catch(onError);
    // A place of a board that an admin emptied is to be filled again.
    if (missionIds.some((id) => isEmptied(catalogue.byId(id)))) schedule().consider(0);
    const expiry = catalogue.nextExpiry();
    if (expiry !== null) schedule().consider(expiry);
  }
}

const isEmptied = (mission: Mission | undefined): boolean =>
  mission !== undefined && mission.generated !== null && !mission.isActive;

function nextDue({ changes }: PlayerChanged): number | undefined {
  let next: number | undefined;
  for (const change of changes) {
    if (change.type !== 'missionAccepted' && change.type !== 'missionReady') continue;
    const due = dueAt(change.acceptance);
    if (due !== null && (next === undefined || due < next)) next = due;
  }
  return next;
}

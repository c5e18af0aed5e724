import type { LiveRooms } from '../rooms/live-rooms.ts';
import type { ProcessBus } from '../rooms/process-bus.ts';
import type { Catalogue } from './app/catalogue.ts';
import type { PlayerChanged, Publisher } from './app/publisher.ts';
import type { DueSchedule } from './clock/due-schedule.ts';
import { dueAt } from './missions/acceptance.ts';
import type { Metrics } from './ops/metrics.ts';

/** Who hears of changes in this process. The bus is missing where there is only one. */
export interface Audience {
  readonly liveRooms: LiveRooms;
  readonly catalogue: Catalogue;
  readonly schedule: () => DueSchedule;
  readonly metrics: Metrics;
  readonly bus: ProcessBus | undefined;
  onError(error: unknown): void;
}

/** Tells rooms, clock, metrics and the other processes what was committed. */
export class ProcessPublisher implements Publisher {
  readonly #to: Audience;

  constructor(to: Audience) {
    this.#to = to;
  }

  playersChanged(changed: readonly PlayerChanged[]): void {
    const { liveRooms, schedule, metrics, bus, onError } = this.#to;
    for (const one of changed) {
      try {
        liveRooms.of(one.player.id)?.playerChanged(one);
      } catch (error) {
        // A room that cannot show a change must not keep others from hearing of theirs.
        onError(error);
      }
      const due = nextDue(one);
      if (due !== undefined) schedule().consider(due);
    }
    metrics.playersChanged(changed);
    bus?.playersChanged(changed);
  }

  missionsChanged(missionIds: readonly string[]): void {
    this.shown(missionIds);
    this.#to.bus?.missionsChanged(missionIds);
  }

  /** Shows missions that are in the catalogue already to this process's rooms. */
  shown(missionIds: readonly string[]): void {
    const { liveRooms, catalogue, schedule, onError } = this.#to;
    liveRooms.missionsChanged(missionIds).catch(onError);
    const expiry = catalogue.nextExpiry();
    if (expiry !== null) schedule().consider(expiry);
  }
}

function nextDue({ changes }: PlayerChanged): number | undefined {
  let next: number | undefined;
  for (const change of changes) {
    if (change.type !== 'missionAccepted' && change.type !== 'missionReady') continue;
    const due = dueAt(change.acceptance);
    if (due !== null && (next === undefined || due < next)) next = due;
  }
  return next;
}

import type { Presence } from '@colyseus/core';
import type { MapChange, NewsListener, Origin, PlayerChanged } from '../app/ports/publisher.ts';
import type { WorldRowKey } from '../app/ports/store.ts';
import type { Mission } from '../missions/mission.ts';
import { type BusMessage, CHANNEL, MOST } from './bus-message.ts';
import { noticeOf } from './notice-of.ts';

/** Tells the other processes what this one did. What it only follows they know. */
export class BusOut implements NewsListener {
  readonly #presence: Presence;
  readonly #self: string;

  constructor(presence: Presence, self: string) {
    this.#presence = presence;
    this.#self = self;
  }

  playersChanged = (changed: readonly PlayerChanged[]): Promise<void> =>
    this.#send(changed, (some) => ({
      players: some.map(({ player, changes }) => ({
        id: player.id,
        version: player.version,
        notices: changes.map(noticeOf).filter((notice) => notice !== undefined),
      })),
    }));

  /** A room elsewhere would never hear of what was stored after all: whoever has it looks again, too. */
  playersUnsure = (playerIds: readonly string[]): Promise<void> =>
    this.#send(playerIds, (some) => ({ unsure: [...some] }));

  missionsChanged(missions: readonly Mission[], origin: Origin): Promise<void> | undefined {
    if (origin === 'elsewhere') return undefined;
    const shared = missions.filter((m) => m.ownerId === null).map((m) => m.id);
    return this.#send(shared, (some) => ({ missions: [...some] }));
  }

  mapChanged(change: MapChange, origin: Origin): Promise<void> | undefined {
    if (origin === 'elsewhere') return undefined;
    const { from, to, removed, written } = change;
    const short = removed.length <= MOST && written.length <= MOST;
    const map = short
      ? { from, to, removed: removed.map(keyOf), written: written.map(keyOf) }
      : { from, to, removed: [], written: [], whole: true };
    return this.#send([map], () => ({ map }));
  }

  async #send<T>(items: readonly T[], body: (some: readonly T[]) => Partial<BusMessage>): Promise<void> {
    const messages: Promise<unknown>[] = [];
    for (let i = 0; i < items.length; i += MOST) {
      const message = { from: this.#self, ...body(items.slice(i, i + MOST)) };
      messages.push(Promise.resolve(this.#presence.publish(CHANNEL, message)));
    }
    await Promise.all(messages);
  }
}

/** Of a row, which it is: what it says is read from the store. */
const keyOf = ({ kind, id }: WorldRowKey): WorldRowKey => ({ kind, id });

import type { Presence } from '@colyseus/core';
import { z } from 'zod';
import type { Notice } from '../../protocol/notices.ts';
import { noticeOf } from '../../rooms/notices.ts';
import type { PlayerChanged } from '../app/ports/publisher.ts';

const CHANNEL = 'changes';

const message = z.object({
  from: z.string(),
  players: z.array(z.tuple([z.string(), z.number(), z.array(z.custom<Notice>(Array.isArray))])).default([]),
  missions: z.array(z.string()).default([]),
  world: z.boolean().default(false),
});

/** What other processes did. */
export interface BusListener {
  playerIsAt(playerId: string, version: number, notices: readonly Notice[]): void;
  missionsChanged(missionIds: readonly string[]): void;
  worldChanged(): void;
}

/**
 * Tells the other processes which players and missions changed. Ids, versions and notices
 * travel: the database is where what happened is read.
 */
export class ProcessBus {
  readonly #presence: Presence;
  readonly #self = crypto.randomUUID();
  readonly #onError: (error: unknown) => void;

  constructor(presence: Presence, onError: (error: unknown) => void) {
    this.#presence = presence;
    this.#onError = onError;
  }

  async listen(listener: BusListener): Promise<void> {
    await this.#presence.subscribe(CHANNEL, (raw: unknown) => {
      const parsed = message.safeParse(raw);
      if (!parsed.success || parsed.data.from === this.#self) return;
      for (const [playerId, version, notices] of parsed.data.players)
        listener.playerIsAt(playerId, version, notices);
      if (parsed.data.missions.length > 0) listener.missionsChanged(parsed.data.missions);
      if (parsed.data.world) listener.worldChanged();
    });
  }

  playersChanged(changed: readonly PlayerChanged[]): void {
    this.#send({
      players: changed.map((c) => [
        c.player.id,
        c.player.version,
        c.changes.map(noticeOf).filter((n) => n !== undefined),
      ]),
    });
  }

  missionsChanged(missionIds: readonly string[]): void {
    this.#send({ missions: missionIds });
  }

  worldChanged(): void {
    this.#send({ world: true });
  }

  #send(body: object): void {
    Promise.resolve(this.#presence.publish(CHANNEL, { from: this.#self, ...body })).catch(this.#onError);
  }
}

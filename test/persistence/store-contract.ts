import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { attemptContract } from './contract/attempts.ts';
import { batchContract } from './contract/batches.ts';
import { editionContract } from './contract/editions.ts';
import { guardContract } from './contract/guards.ts';
import { listContract } from './contract/lists.ts';
import { missionContract } from './contract/missions.ts';

import { outboxContract } from './contract/outbox.ts';
import { retentionContract } from './contract/retention.ts';

import { worldContract } from './contract/world.ts';

/** A store that a contract is run over; `sql` is there when a database is behind it. */
export interface OpenStore {
  readonly store: Store;
  readonly sql?: (text: string) => Promise<unknown>;
  close(): Promise<void>;
}

/** What every store promises, whatever it is made of. */
export function storeContract(name: string, open: () => Promise<OpenStore>, guarded: boolean): void {
  describe(name, () => {
    let opened: OpenStore;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());
    const store = () => opened.store;

    batchContract(store);
    attemptContract(store);
    listContract(store);
    missionContract(store);
    editionContract(store);
    outboxContract(store);
    retentionContract(store);
    worldContract(store);
    if (guarded) guardContract(store, (text) => opened.sql!(text));
  });
}

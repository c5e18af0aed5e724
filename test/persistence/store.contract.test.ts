import { openDatabase } from '../../src/persistence/database.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';
import { storeContract } from './store-contract.ts';

storeContract(
  'the store in memory',
  async () => ({ store: new MemoryStore(() => Date.now()), close: async () => undefined }),
  false,
);

storeContract(
  'the store on PGlite',
  async () => {
    const database = await openDatabase({ dataDir: 'memory://' }, 'migrate');
    return {
      store: database.store,
      sql: (text) => database.orm.em.getConnection().execute(text),
      close: database.close,
    };
  },
  true,
);

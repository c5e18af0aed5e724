import { ormOptions } from './src/persistence/orm-options.ts';

/** For MikroORM's own CLI: the database that the server would use with the same environment. */
export default ormOptions({
  databaseUrl: process.env.DATABASE_URL || undefined,
  dataDir: process.env.DATA_DIR ?? './data',
});

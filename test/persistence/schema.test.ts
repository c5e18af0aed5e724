import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/persistence/database.ts';
import { migrations } from '../../src/persistence/migrations/index.ts';

describe('a fresh database', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ dataDir: 'memory://' }, 'migrate');
  });
  afterAll(() => database?.close());

  it('has run every migration, oldest first', async () => {
    expect(database.migrated).toEqual(migrations.map((m) => m.name));
    expect(database.migrated.toSorted()).toEqual(database.migrated);
    expect(await database.orm.migrator.getPending()).toEqual([]);
  });

  it('differs in no table, column, key or index from what the entities say', async () => {
    const diff = await database.orm.schema.getUpdateSchemaSQL({ wrap: false });
    // Triggers, and checks whose text PostgreSQL rewrites, are no differences that it can see.
    expect(diff).not.toMatch(/\b(create|drop) table\b|\bcolumn\b|\bindex\b|\bunique\b|\bforeign key\b/i);
  });
});

it('an embedded database that lacks migrations is refused where they must not run', async () => {
  await expect(openDatabase({ dataDir: 'memory://' }, 'refuse')).rejects.toThrow(/npm run migrate/);
});

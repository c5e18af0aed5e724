import { readFileSync } from 'node:fs';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/persistence/database.ts';
import { describeSchema } from '../../src/persistence/describe-schema.ts';
import { queryOf } from '../../src/persistence/sql/query.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

let own: OwnDatabase;
beforeAll(async () => {
  own = await ownDatabase();
});
afterAll(() => own?.drop());

describe('the schema on PostgreSQL', () => {
  it('is the committed one, when two processes migrate at once', async () => {
    const open = () => openDatabase({ databaseUrl: own.url, dataDir: 'unused' }, 'migrate');
    const [one, two] = await Promise.all([open(), open()]);

    const made = await describeSchema(queryOf(one.orm.em as SqlEntityManager));
    const ran = [...one.migrated, ...two.migrated];
    const listed = await own.run('select name from mikro_orm_migrations order by name');
    await one.close();
    await two.close();

    expect(made).toBe(readFileSync(new URL('../../src/persistence/schema.sql', import.meta.url), 'utf8'));
    expect(ran.sort()).toEqual(listed.map((row) => row.name));
  });
});

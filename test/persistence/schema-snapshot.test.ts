import { readFileSync } from 'node:fs';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/persistence/database.ts';
import { describeSchema } from '../../src/persistence/describe-schema.ts';
import { queryOf } from '../../src/persistence/sql/query.ts';

describe('the committed schema', () => {
  it('is what the migrations make (after a change of either: npm run schema:dump)', async () => {
    const database = await openDatabase({ dataDir: 'memory://' }, 'migrate');
    const made = await describeSchema(queryOf(database.orm.em as SqlEntityManager));
    await database.close();

    const committed = readFileSync(new URL('../../src/persistence/schema.sql', import.meta.url), 'utf8');
    expect(made).toBe(committed);
  });
});

import { afterAll, expect, it } from 'vitest';
import { section } from '../docs/documents.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

let database: OwnDatabase | undefined;
afterAll(() => database?.drop());

it('the suite runs on a PostgreSQL that docs/operations.md calls supported', async () => {
  database = await ownDatabase();
  const [row] = await database.run("select current_setting('server_version_num')::int / 10000 as major");
  const [, least, most] = /PostgreSQL (\d+) to (\d+) are supported/.exec(
    section('docs/operations.md', 'Migrations'),
  )!;
  expect(row!.major).toBeGreaterThanOrEqual(Number(least));
  expect(row!.major).toBeLessThanOrEqual(Number(most));
});

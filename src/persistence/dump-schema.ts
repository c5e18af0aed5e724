import { writeFileSync } from 'node:fs';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { openDatabase } from './database.ts';
import { describeSchema } from './describe-schema.ts';
import { queryOf } from './sql/query.ts';

const file = new URL('./schema.sql', import.meta.url);
const database = await openDatabase({ dataDir: 'memory://' }, 'migrate');
writeFileSync(file, await describeSchema(queryOf(database.orm.em as SqlEntityManager)));
await database.close();

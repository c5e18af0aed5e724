import { openDatabase } from '../persistence/database.ts';
import { databaseTarget } from './database-target.ts';
import { runTool } from './run-tool.ts';

runTool(async () => {
  const database = await openDatabase(databaseTarget(process.env), 'migrate');
  await database.close();
  const { migrated } = database;
  console.log(migrated.length === 0 ? 'nothing to migrate' : migrated.map((m) => `migrated ${m}`).join('\n'));
  return 0;
});

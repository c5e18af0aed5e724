import { ConfigError } from '../config/config.ts';
import { openDatabase } from '../persistence/database.ts';
import { databaseTarget } from './database-target.ts';
import { runTool } from './run-tool.ts';

runTool(async () => {
  const policy = policyOf(process.argv.slice(2));
  const database = await openDatabase(databaseTarget(process.env), policy);
  await database.close();
  const { migrated } = database;
  console.log(migrated.length === 0 ? 'nothing to migrate' : migrated.map((m) => `migrated ${m}`).join('\n'));
  return 0;
});

/** Makes no database unless it is told to. */
function policyOf(options: readonly string[]): 'migrate' | 'create' {
  const unknown = options.find((option) => option !== '--create');
  if (unknown !== undefined)
    throw new ConfigError(`migrate knows one option, --create (makes the database), not ${unknown}`);
  return options.length === 0 ? 'migrate' : 'create';
}

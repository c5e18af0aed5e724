import { DatabaseError, openDatabase } from '../persistence/database.ts';
import { audit, auditText } from './audit.ts';
import { databaseTarget, isThere } from './database-target.ts';
import { runTool } from './run-tool.ts';

runTool(async () => {
  const target = databaseTarget(process.env);
  if (!isThere(target)) throw new DatabaseError(`There is no database in ${target.dataDir}.`);
  const database = await openDatabase(target, 'refuse');
  try {
    const report = await audit(database.orm);
    const broken = report.findings.length > 0;
    (broken ? console.error : console.log)(auditText(report));
    return broken ? 1 : 0;
  } finally {
    await database.close();
  }
});

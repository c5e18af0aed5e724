import { cpus, totalmem } from 'node:os';
import pg from 'pg';
import { SERVICE_URL } from './support/private-database.ts';

/** The machine that the figures come from, one line each. */
export async function describeMachine(): Promise<string[]> {
  const client = new pg.Client(SERVICE_URL);
  await client.connect();
  const show = async (setting: string) =>
    Object.values((await client.query<Record<string, string>>(`show ${setting}`)).rows[0]!)[0]!;
  const settings = [
    `PostgreSQL ${await show('server_version')}`,
    `fsync ${await show('fsync')}`,
    `synchronous_commit ${await show('synchronous_commit')}`,
    `shared_buffers ${await show('shared_buffers')}`,
  ];
  await client.end();
  const gib = Math.round(totalmem() / 1024 ** 3);
  return [
    `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${gib} GiB, shared by server, driver and database`,
    `Node ${process.versions.node}`,
    settings.join(', '),
  ];
}

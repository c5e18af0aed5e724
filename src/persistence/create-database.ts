import pg from 'pg';

/** The database that a URL names. */
export const databaseName = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/** What the server says where there is no database of that name. */
export const NO_SUCH_DATABASE = '3D000';
/** What it says when somebody else was quicker: there already, or just being made. */
const THERE_ALREADY = ['42P04', '23505'];

/** Makes the database that a URL names, on the server's own; it may be there already. */
export async function createDatabase(url: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href, connectionTimeoutMillis: 2000 });
  await client.connect();
  try {
    await client.query(`create database ${pg.escapeIdentifier(databaseName(url))}`);
  } catch (error) {
    if (!THERE_ALREADY.includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type { AbstractSqlDriver, MikroORM } from '@mikro-orm/sql';
import type { EmbeddedImage } from './embedded-image.ts';

/** Stands in the data folder while its database is being made. */
const UNFINISHED = 'database.unfinished';

export const MEMORY = 'memory://';
export const databaseFolder = (dataDir: string): string => join(dataDir, 'database');

/** How an embedded database is opened. */
export interface EmbeddedParts<Opened> {
  readonly dataDir: string;
  /** Where pictures of an empty one are; undefined where none may be used. */
  readonly image: EmbeddedImage | undefined;
  /** Opens it as it is, or a new one from a picture or from nothing. */
  open(picture?: Blob): Promise<Opened>;
}

/** The database that was opened, and what it was made from. */
export interface MadeFrom<Opened> {
  readonly opened: Opened;
  readonly from: 'before' | 'image' | 'nothing';
}

/**
 * Opens the embedded database of a data folder. One whose making was broken off holds nothing yet, and is
 * made anew; a picture that cannot be loaded is thrown away.
 */
export async function openEmbedded<Opened>(parts: EmbeddedParts<Opened>): Promise<MadeFrom<Opened>> {
  const { dataDir, image, open } = parts;
  const isFolder = dataDir !== MEMORY;
  const remove = () => isFolder && rmSync(databaseFolder(dataDir), { recursive: true, force: true });
  if (isFolder) {
    const mark = join(dataDir, UNFINISHED);
    if (existsSync(mark)) remove();
    if (existsSync(databaseFolder(dataDir))) return { opened: await open(), from: 'before' };
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(mark, '');
  }
  const picture = await image?.read();
  if (picture !== undefined) {
    try {
      return { opened: await open(picture), from: 'image' };
    } catch {
      await image?.discard();
      remove();
    }
  }
  return { opened: await open(), from: 'nothing' };
}

/** The database is whole from now on. */
export function finished(dataDir: string): void {
  if (dataDir !== MEMORY) rmSync(join(dataDir, UNFINISHED), { force: true });
}

/** Takes a picture of a database that holds nothing but its migrations, for those to come. */
export async function keepImage(orm: MikroORM<AbstractSqlDriver>, image: EmbeddedImage): Promise<void> {
  const connection = orm.em.getConnection() as unknown as { getNativeClient(): Promise<PGlite> };
  const database = await connection.getNativeClient();
  await database.exec('checkpoint');
  await image.write(await database.dumpDataDir('none'));
}

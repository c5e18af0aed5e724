import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The data folder cannot be written to. */
export class DataDirUnusable extends Error {
  override readonly name = 'DataDirUnusable';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a file system that is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'a file is in the way',
  ENOTDIR: 'a file is in the way',
};

/** Makes the data folder if it must, and writes to it once. Throws `DataDirUnusable`. */
export function assertWritable(dataDir: string): void {
  const probe = join(dataDir, `.writable-${process.pid}`);
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw unusable(dataDir, error as NodeJS.ErrnoException);
  }
}

/** What an operator is told of a folder that refused. */
export const unusable = (dataDir: string, { code = '', message }: NodeJS.ErrnoException): DataDirUnusable =>
  new DataDirUnusable(
    `Cannot write to the data folder ${dataDir}: ${reasons[code] ?? message}. DATA_DIR names another.`,
  );

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const [packed, unpacked] = [promisify(gzip), promisify(gunzip)];

/** Beside the packages: an installation of them makes it, and a new one makes it anew. */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/missionboard', import.meta.url));
/** What the content of an empty, migrated database depends on besides the migrations. */
const PACKAGES = ['@electric-sql/pglite', '@mikro-orm/migrations'].map((name) =>
  fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url)),
);
const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * A picture of the embedded database as it is when it is empty and migrated: a new one starts from it
 * within a second, where making and migrating one takes many. It belongs to the very text of the
 * migrations and the versions of the packages; of any others it is not found. Whatever cannot be read or
 * written here is not worth a word: without a picture all goes as it does, slower.
 */
export class EmbeddedImage {
  readonly #folder: string;
  readonly #migrations: string;

  constructor(folder: string = CACHE, migrations: string = MIGRATIONS) {
    this.#folder = folder;
    this.#migrations = migrations;
  }

  async read(): Promise<Blob | undefined> {
    try {
      // Unpacked here: the database does not answer for one that was cut short.
      return new Blob([await unpacked(await readFile(await this.#file()))], { type: 'application/x-tar' });
    } catch {
      return undefined;
    }
  }

  /** Puts one in the place of what was there. Whoever reads meanwhile finds the old or the new one whole. */
  async write(image: Blob): Promise<void> {
    try {
      const file = await this.#file();
      await mkdir(this.#folder, { recursive: true });
      const draft = `${file}.${randomUUID()}`;
      await writeFile(draft, await packed(await image.arrayBuffer(), { level: 3 }));
      await rename(draft, file);
      await this.#removeOthers(file);
    } catch {
      // A folder of another user, or a full disk.
    }
  }

  /** It turned out to be of no use. */
  async discard(): Promise<void> {
    await rm(await this.#file(), { force: true }).catch(() => undefined);
  }

  async #removeOthers(file: string): Promise<void> {
    const others = (await readdir(this.#folder)).filter(
      (name) => name.startsWith('embedded-') && name.endsWith('.tar.gz') && join(this.#folder, name) !== file,
    );
    for (const name of others) await rm(join(this.#folder, name), { force: true });
  }

  async #file(): Promise<string> {
    const names = (await readdir(this.#migrations)).filter((name) => name.endsWith('.ts')).sort();
    const hash = createHash('sha256');
    for (const file of [...PACKAGES, ...names.map((name) => join(this.#migrations, name))])
      hash.update(await readFile(file)).update('\0');
    return join(this.#folder, `embedded-${hash.digest('hex').slice(0, 32)}.tar.gz`);
  }
}

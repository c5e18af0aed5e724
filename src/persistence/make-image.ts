import { openDatabase } from './database.ts';
import { MEMORY } from './embedded-database.ts';
import { EmbeddedImage } from './embedded-image.ts';

// A new database leaves its picture behind: nothing else is to be done.
if ((await new EmbeddedImage().read()) === undefined)
  await (await openDatabase({ dataDir: MEMORY }, 'migrate')).close();

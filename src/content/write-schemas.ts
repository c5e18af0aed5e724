import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editorSchemas } from './editor-schemas.ts';

/** Writes the JSON Schemas that editors check content files with: `node src/content/write-schemas.ts`. */
for (const [name, schema] of Object.entries(editorSchemas()))
  await writeFile(join('content', 'schema', name), `${JSON.stringify(schema, null, 2)}\n`);

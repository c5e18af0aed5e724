import process from 'node:process';
import { ContentError } from './content-error.ts';
import { loadContent } from './load-content.ts';
import { summary } from './summary.ts';

/** `npm run content:check [directory]`: prints what there is, or every mistake and exits with 1. */
const dir = process.argv[2] ?? process.env.CONTENT_DIR ?? './content';
try {
  console.log(summary(await loadContent(dir)));
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  const count = error.mistakes.length;
  console.error(`${error.message}\n${count} ${count === 1 ? 'mistake' : 'mistakes'}`);
  process.exitCode = 1;
}

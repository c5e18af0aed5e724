import process from 'node:process';
import { ContentError, mistakeLine } from './content-error.ts';
import { loadContent } from './load-content.ts';
import { summary } from './summary.ts';

/** `npm run content:check [directory]`: prints what there is and what is worth a look, or every mistake and exits with 1. */
const dir = process.argv[2] ?? process.env.CONTENT_DIR ?? './content';
try {
  const content = await loadContent(dir);
  console.log(summary(content));
  const { warnings } = content;
  if (warnings.length > 0)
    console.log(`\n${warnings.map(mistakeLine).join('\n')}\n${counted(warnings.length, 'warning')}`);
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(`${error.message}\n${counted(error.mistakes.length, 'mistake')}`);
  process.exitCode = 1;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

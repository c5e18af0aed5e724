import { writeFile } from 'node:fs/promises';
import { cycles } from './cycles/cycles.ts';
import { events } from './events/events.ts';
import type { Findings, Group } from './group.ts';
import { describeMachine } from './machine.ts';
import { panel } from './panel/panel.ts';
import { accepts } from './rooms/accepts.ts';
import { idle } from './rooms/idle.ts';
import { renderTable } from './table.ts';
import { offers } from './turnover/offers.ts';
import { refresh } from './turnover/refresh.ts';

const groups: Readonly<Record<string, Group>> = { cycles, events, accepts, idle, refresh, offers, panel };
const RESULTS = new URL('./RESULTS.md', import.meta.url);

/** Runs the named groups, or all; only a whole run is kept as the result. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(groups, name));
  if (unknown.length > 0)
    throw new Error(`No group ${unknown.join(', ')}; there are ${Object.keys(groups).join(', ')}.`);
  const chosen = names.length > 0 ? names : Object.keys(groups);
  const started = performance.now();
  const progress = (line: string) =>
    console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  const found: Findings[] = [];
  for (const name of chosen) found.push(await groups[name]!(progress));
  const text = await report(found);
  console.log(text);
  if (names.length === 0) await writeFile(RESULTS, `${text}\n`);
}

const report = async (found: readonly Findings[]): Promise<string> =>
  [
    '# Benchmarks',
    `Measured ${new Date().toISOString().slice(0, 10)} with \`npm run bench\`. Machines are noisy: compare ratios, not figures.`,
    (await describeMachine()).map((line) => `- ${line}`).join('\n'),
    renderTable(found.flatMap((f) => f.rows)),
    ...found.flatMap((f) => f.notes),
  ].join('\n\n');

await main(process.argv.slice(2));
// Closed sockets of the SDK keep timers for a while.
process.exit(0);

import type { Soaked, Suffered } from './soak.ts';

const seconds = (ms: number): string => (Number.isFinite(ms) ? `${(ms / 1000).toFixed(1)} s` : 'for good');

/** What is wrong with what came of a soak, one line each; nothing when all is well. */
export function problemsOf(soaked: Soaked, afterLimitMs: number): string[] {
  return [
    ...soaked.died,
    ...soaked.suffered
      .filter((s) => s.afterMs > afterLimitMs)
      .map((s) => `${s.fault}: players were without an answer ${seconds(s.afterMs)} after its end`),
    ...(soaked.difference === undefined ? [] : [`the books differ: ${soaked.difference.message}`]),
    ...(soaked.audit.holds ? [] : [soaked.audit.text]),
    ...soaked.exits.flatMap((code) =>
      code === 0 ? [] : [`a process that was told to stop ended with ${code}`],
    ),
  ];
}

/** The faults, in the order of their time. */
export function tableOf(suffered: readonly Suffered[], afterLimitMs: number): string {
  const rows = suffered.map((s) => [
    s.fault,
    `${s.atS} s`,
    seconds(s.lastedMs),
    seconds(s.outageMs),
    seconds(s.afterMs),
    s.afterMs > afterLimitMs ? 'TOO LONG' : 'well',
  ]);
  const head = ['fault', 'at', 'lasted', 'players saw it', 'after its end', 'result'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  return [head, ...rows]
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
    )
    .join('\n');
}

import type { Objectives } from './fly-mission.ts';
import { good, live, print } from './screen.ts';

const CELLS = 24;
/** Indent, brackets, cells, numbers and spaces of a line before its label. */
const BAR_WIDTH = 4 + CELLS + 2 + 1 + 7 + 2 + 1;

/**
 * One bar for each objective. In a terminal they move in place, with what happens printed above
 * them; elsewhere the bar of what moved is printed again as a plain line.
 */
export class ProgressBars {
  #shown = new Map<string, string>();

  /** Says what happened and shows where the objectives stand now. */
  show(objectives: Objectives, happened?: string): void {
    if (live && this.#shown.size > 0) process.stdout.write(`\u001b[${this.#shown.size}A\u001b[0J`);
    if (happened !== undefined) print(`  ${happened}`);
    for (const objective of objectives) {
      const line = `    ${bar(objective)}  ${fitting(objective.label)}`;
      if (live || this.#shown.get(objective.id) !== line) print(line);
      this.#shown.set(objective.id, line);
    }
  }
}

/** A line that wraps could not be moved in place. */
const fitting = (label: string): string => {
  const width = live ? Math.max(10, process.stdout.columns - BAR_WIDTH) : label.length;
  return label.length > width ? `${label.slice(0, width - 1)}…` : label;
};

function bar({ current, required, met }: Objectives[number]): string {
  const full = Math.round((CELLS * current) / required);
  const text = `[${'#'.repeat(full)}${'.'.repeat(CELLS - full)}] ${`${current}/${required}`.padStart(7)}`;
  return met ? good(text) : text;
}

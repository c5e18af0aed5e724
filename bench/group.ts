import type { Row } from './table.ts';

/** What a group found: its rows, and what a reader has to know to believe them. */
export interface Findings {
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

/** One group of rows, measured together. */
export type Group = (progress: (line: string) => void) => Promise<Findings>;

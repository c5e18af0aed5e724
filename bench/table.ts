/** What a figure has to reach, as a ratio to its ceiling or as a figure of its own. */
export interface Goal {
  readonly of: 'ratio' | 'ours';
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** One line of the table. `ceiling` was measured in the same run; null where a figure stands alone. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly ceiling: number | null;
  readonly goal: Goal | null;
}

/** Ours as a share of the ceiling; null where there is none to compare with. */
export const ratioOf = ({ ours, ceiling }: Row): number | null =>
  ceiling === null || ceiling === 0 ? null : ours / ceiling;

/** Whether a row reached its goal; null when it has none, or nothing to measure it by. */
export function reached(row: Row): boolean | null {
  if (row.goal === null) return null;
  const figure = row.goal.of === 'ours' ? row.ours : ratioOf(row);
  if (figure === null) return null;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = row.goal;
  return atLeast <= figure && figure <= atMost;
}

/** The rows as a Markdown table. */
export function renderTable(rows: readonly Row[]): string {
  const head = [
    '| Row | Unit | Ours | Ceiling | Ratio | Goal | Reached |',
    '| --- | --- | ---: | ---: | ---: | --- | --- |',
  ];
  return [...head, ...rows.map(line)].join('\n');
}

function line(row: Row): string {
  const ratio = ratioOf(row);
  const cells = [
    row.name,
    row.unit,
    figure(row.ours),
    row.ceiling === null ? '–' : figure(row.ceiling),
    ratio === null ? '–' : ratio.toFixed(2),
    row.goal === null ? '–' : goalText(row.goal, row.unit),
    { true: 'yes', false: 'no', null: '–' }[`${reached(row)}`],
  ];
  return `| ${cells.join(' | ')} |`;
}

function goalText({ of, atLeast, atMost }: Goal, unit: string): string {
  const suffix = of === 'ratio' ? 'x' : ` ${unit}`;
  return atLeast === undefined ? `at most ${atMost}${suffix}` : `at least ${atLeast}${suffix}`;
}

/** Three digits that matter: more would claim a precision that no shared machine has. */
const figure = (value: number): string =>
  Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en-US')
    : Number(value.toPrecision(3)).toString();

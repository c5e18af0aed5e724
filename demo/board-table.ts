import type { MissionState } from '../client/index.ts';
import type { Offer } from './fly-mission.ts';
import { bold, dim, inColourOf, number, print, signed, spoken } from './screen.ts';

const columns = [
  { head: 'Mission', width: 33 },
  { head: 'From', width: 25 },
  { head: 'Work', width: 14 },
  { head: 'Credits', width: 7 },
  { head: 'Standing', width: 8 },
] as const;

/** The families in the order shown, with rows enough of each to see what there is. */
const FAMILIES = [
  { family: 'faction', rows: 4, nobody: 'nobody' },
  { family: 'random', rows: 2, nobody: 'found on the way' },
  { family: 'daily', rows: 2, nobody: 'daily quest' },
] as const;

/** Prints a part of the board; `chosen` are marked, and shown wherever they stand. */
export function printBoard(state: MissionState, chosen: readonly Offer[]): void {
  const offers = Object.values(state.available).sort((a, b) => a.title.localeCompare(b.title, 'en'));
  const shown = FAMILIES.flatMap(({ family, rows }) => {
    const others = offers.filter((o) => o.family === family && !chosen.includes(o)).slice(0, rows);
    return offers.filter((o) => o.family === family && (chosen.includes(o) || others.includes(o)));
  });
  print(`    ${bold(columns.map((c, i) => cell(c.head, c.width, i > 2)).join('  '))}`);
  for (const offer of shown) print(`  ${chosen.includes(offer) ? '>' : ' '} ${row(offer)}`);
  const more = state.board.total - shown.length;
  if (more > 0) print(dim(`    ... and ${more} more`));
}

function row(offer: Offer): string {
  const cells = [
    offer.title,
    issuer(offer),
    offer.type.replaceAll('_', ' '),
    number(offer.credits),
    signed(offer.effectiveReputation),
  ].map((text, i) => cell(text, columns[i]!.width, i > 2));
  cells[1] = inColourOf(offer.faction, cells[1]!);
  return cells.join('  ');
}

const issuer = ({ faction, family }: Offer): string =>
  faction === '' ? (FAMILIES.find((f) => f.family === family)?.nobody ?? '') : spoken(faction);

function cell(text: string, width: number, right: boolean): string {
  const cut = text.length > width ? `${text.slice(0, width - 1)}…` : text;
  return right ? cut.padStart(width) : cut.padEnd(width);
}

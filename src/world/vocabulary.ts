/** The types of sectors that templates and texts know; a game may have others of its own. */
export const SECTOR_TYPES = [
  'STANDARD',
  'NEBULA',
  'ASTEROID_FIELD',
  'BLACK_HOLE',
  'STAR_CLUSTER',
  'VOID',
  'INDUSTRIAL',
  'AGRICULTURAL',
  'FORBIDDEN',
  'WORMHOLE',
  'ANOMALY',
  'RADIATION_ZONE',
  'WARP_STORM',
] as const;

/** The types of clusters, likewise. */
export const CLUSTER_TYPES = [
  'STANDARD',
  'RESOURCE_RICH',
  'POPULATION_CENTER',
  'TRADE_HUB',
  'MILITARY_ZONE',
  'FRONTIER_OUTPOST',
  'CONTESTED',
  'SPECIAL_INTEREST',
] as const;

/** `: did you mean X?` for the known word that was probably meant; nothing where none is near. */
export function hint(word: string, known: Iterable<string>): string {
  let nearest: string | undefined;
  let least = Math.floor(word.length / 3) + 1;
  for (const candidate of known) {
    const far = edits(word.toLowerCase(), candidate.toLowerCase(), least);
    if (far < least) [nearest, least] = [candidate, far];
  }
  return nearest === undefined ? '' : `: did you mean ${nearest}?`;
}

/** How many letters have to be put in, left out or changed; `most` when that many or more. */
function edits(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most;
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    before = row;
  }
  return Math.min(before[b.length]!, most);
}

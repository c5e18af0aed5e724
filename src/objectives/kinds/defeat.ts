import { z } from 'zod';
import { type EventOf, sectorId } from '../game-event.ts';
import { defineKind, type Names } from '../objective-kind.ts';
import { anywhere, counted, missing } from '../progress.ts';
import { count, factionCode, reference } from './params.ts';

/** Which opponents count; every member that is given has to match, none given matches anybody. */
export const opponentMatch = z.strictObject({
  kind: z.enum(['npc', 'pirate', 'drone_field', 'player']).optional(),
  id: reference.optional(),
  faction: factionCode.optional(),
  pve: z.boolean().optional(),
});
export type OpponentMatch = z.output<typeof opponentMatch>;

/** Win fights against opponents that match, in one sector or anywhere. */
export const defeat = defineKind({
  kind: 'defeat',
  params: z.strictObject({ count, opponent: opponentMatch.default({}), sectorId: sectorId.optional() }),
  listensTo: ['combat_won'],
  required: (p) => p.count,
  label: (p, names) => `Defeat ${described(p.count, p.opponent, names)}${where(p.sectorId, names)}`,
  sectors: (p) => (p.sectorId === undefined ? [] : [p.sectorId]),
  about: ({ opponent }) => ({
    opponentKind: opponent.kind,
    opponentFaction: opponent.faction,
    targetId: opponent.id,
  }),
  advance: (p, progress, event) =>
    (p.sectorId === undefined || p.sectorId === event.sectorId) && matches(p.opponent, event)
      ? counted(progress, 1)
      : progress,
  example: { count: 3, opponent: { faction: 'pirates' }, sectorId: 12 },
  walkthrough: (p, from) =>
    Array.from({ length: missing(from) }, () => ({
      type: 'combat_won' as const,
      sectorId: p.sectorId ?? anywhere(from),
      opponent: {
        kind: p.opponent.kind ?? (p.opponent.pve === false ? 'player' : 'npc'),
        id: p.opponent.id ?? 'any',
        ...(p.opponent.faction === undefined ? {} : { faction: p.opponent.faction }),
      },
    })),
});

function matches(match: OpponentMatch, { opponent }: EventOf<'combat_won'>): boolean {
  return (
    (match.kind === undefined || match.kind === opponent.kind) &&
    (match.id === undefined || match.id === opponent.id) &&
    (match.faction === undefined || match.faction === opponent.faction) &&
    (match.pve === undefined || match.pve === (opponent.kind !== 'player'))
  );
}

const where = (id: number | undefined, names: Names) => (id === undefined ? '' : ` in ${names.sector(id)}`);

function described(count: number, match: OpponentMatch, names: Names): string {
  const noun = match.kind?.replace('_', ' ').replace('npc', 'hostile ship') ?? 'opponent';
  const plural = count === 1 ? noun : `${noun}s`;
  const whom = match.id === undefined ? plural : `${noun} ${match.id}`;
  return `${count} ${whom}${match.faction === undefined ? '' : ` of ${names.faction(match.faction)}`}`;
}

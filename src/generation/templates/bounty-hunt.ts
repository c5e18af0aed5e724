import { z } from 'zod';
import type { Npc } from '../../world/world.ts';
import { defineTemplate } from './offer-template.ts';

/** From this notoriety on an NPC is wanted (SPEC 7). */
const WANTED = 50;

const isWanted = (npc: Npc, { minNotoriety }: { minNotoriety: number }) =>
  npc.alive && (npc.notoriety >= minNotoriety || npc.kind === 'pirate_captain');

/** Bring down one wanted NPC, wherever it flies by then. */
export const bountyHunt = defineTemplate({
  code: 'bounty_hunt',
  needs: 'an NPC alive, with a notoriety of 50 or more or a pirate captain, in the cluster of the player',
  ranges: z.strictObject({ minNotoriety: z.number().min(WANTED).max(100).default(WANTED) }).prefault({}),
  words: ['npc', 'notoriety'],
  candidates: ({ graph, reach, clusterId, issuer }, ranges) =>
    reach
      .filter(({ sector }) => clusterId === null || sector.clusterId === clusterId)
      .flatMap((stop) =>
        (graph.npcsBySector.get(stop.sector.id) ?? [])
          // Nobody pays for the head of one's own.
          .filter((npc) => isWanted(npc, ranges) && npc.faction !== issuer)
          .map((npc) => ({ subject: npc.id, stop, about: npc })),
      ),
  draft: ({ stop, about: npc }) => ({
    warps: stop.warps,
    security: stop.sector.security,
    stake: Math.max(npc.notoriety, WANTED),
    // By id alone: a pirate captain comes in `combat_won` as a `pirate`, and NPCs move.
    objectives: [{ kind: 'defeat', params: { count: 1, opponent: { id: npc.id } } }],
    words: { npc: npc.name, notoriety: String(Math.round(npc.notoriety)) },
    fields: { targetSectorId: stop.sector.id, targetOpponent: { id: npc.id }, targetCount: 1 },
  }),
  stands: (subject, graph, _, ranges) => {
    const npc = graph.npcs.get(subject);
    return npc !== undefined && isWanted(npc, ranges) && graph.sectors.has(npc.sectorId);
  },
});

import { z } from 'zod';
import type { Npc } from '../../world/world.ts';
import { several } from '../texts.ts';
import { defineTemplate } from './offer-template.ts';
import { range, within } from './range.ts';

const isPirate = (npc: Npc) => npc.alive && npc.faction === 'pirates';

/** Win fights against pirates, whichever they are. */
export const pirateSuppression = defineTemplate({
  code: 'pirate_suppression',
  needs: 'a pirate alive',
  ranges: z.strictObject({ fights: range(1, 20) }),
  words: ['fights'],
  // One candidate a cluster: the nearest pirate says how far it is to them.
  candidates: ({ graph, reach, clusterId }) => {
    const nearest = new Map<string, (typeof reach)[number]>();
    for (const stop of reach) {
      const { id, clusterId: cluster } = stop.sector;
      if (nearest.has(cluster) || (clusterId !== null && cluster !== clusterId)) continue;
      if (graph.npcsBySector.get(id)?.some(isPirate)) nearest.set(cluster, stop);
    }
    return [...nearest].map(([subject, stop]) => ({ subject, stop, about: null }));
  },
  draft: ({ stop }, _, ranges, random) => {
    const fights = within(ranges.fights, random);
    return {
      warps: stop.warps,
      security: stop.sector.security,
      stake: fights,
      objectives: [{ kind: 'defeat', params: { count: fights, opponent: { kind: 'pirate' } } }],
      words: { fights: several(fights, 'pirate ship') },
      fields: { targetSectorId: stop.sector.id, targetOpponent: { kind: 'pirate' }, targetCount: fights },
    };
  },
  stands: (subject, graph) => graph.clusters.has(subject),
});

import type { Dice } from './dice.ts';
import type { ClusterPlan } from './plan.ts';

/** One row of `sectors`, in the names of `PUT /api/v1/world`. */
export interface SectorRow {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly cluster_id: string;
  readonly region_id: string;
  readonly security: number;
  readonly x: number;
  readonly y: number;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Places the sectors of one cluster on a sunflower around its centre; ids run on from `firstId`. */
export function placeSectors(plan: ClusterPlan, regionId: string, firstId: number, dice: Dice): SectorRow[] {
  const named = Object.entries(plan.names).flatMap(([type, names]) =>
    names.split(', ').map((name) => ({ name, type })),
  );
  const [hub, ...rest] = named;
  return [hub!, ...dice.shuffled(rest)].map(({ name, type }, i) => {
    const radius = 85 * Math.sqrt(i);
    const angle = i * GOLDEN_ANGLE;
    return {
      id: firstId + i,
      name,
      type,
      cluster_id: plan.id,
      region_id: regionId,
      security: i === 0 ? plan.security[1] : dice.between(...plan.security),
      x: plan.centre[0] + Math.round(radius * Math.cos(angle)) + dice.between(-20, 20),
      y: plan.centre[1] + Math.round(radius * Math.sin(angle)) + dice.between(-20, 20),
    };
  });
}

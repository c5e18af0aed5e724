import type { ObjectiveKind } from '../objective-kind.ts';
import { answerDistress } from './answer-distress.ts';
import { courier } from './courier.ts';
import { defeat } from './defeat.ts';
import { deliverCargo } from './deliver-cargo.ts';
import { recoverSalvage } from './recover-salvage.ts';
import { scanSector } from './scan-sector.ts';
import { smuggle } from './smuggle.ts';
import { socialize } from './socialize.ts';
import { trade } from './trade.ts';
import { visitCount } from './visit-count.ts';
import { visitSector } from './visit-sector.ts';

/** Every objective kind by its name. A new kind is one file beside this one and one line here. */
export const kinds: ReadonlyMap<string, ObjectiveKind> = new Map(
  [
    deliverCargo,
    defeat,
    visitSector,
    scanSector,
    courier,
    recoverSalvage,
    smuggle,
    answerDistress,
    trade,
    visitCount,
    socialize,
  ].map((kind) => [kind.kind, kind]),
);

/** The kind of that name. Throws when there is none: stored objectives were checked when written. */
export function kindOf(name: string): ObjectiveKind {
  const kind = kinds.get(name);
  if (kind === undefined) throw new Error(`unknown objective kind: ${name}`);
  return kind;
}

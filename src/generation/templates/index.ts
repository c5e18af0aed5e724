import { bountyHunt } from './bounty-hunt.ts';
import { courierRun } from './courier-run.ts';
import { delivery } from './delivery.ts';
import { distressBeacon } from './distress-beacon.ts';
import { marketOrder } from './market-order.ts';
import type { OfferTemplate } from './offer-template.ts';
import { patrol } from './patrol.ts';
import { pirateSuppression } from './pirate-suppression.ts';
import { prospecting } from './prospecting.ts';
import { salvage } from './salvage.ts';
import { smuggling } from './smuggling.ts';
import { survey } from './survey.ts';

/** Every rule by its code. A new one is one file beside this one and one line here. */
export const templateRules: ReadonlyMap<string, OfferTemplate> = new Map(
  [
    bountyHunt,
    salvage,
    smuggling,
    distressBeacon,
    survey,
    delivery,
    prospecting,
    patrol,
    pirateSuppression,
    marketOrder,
    courierRun,
  ].map((rule) => [rule.code, rule]),
);

/** The rule of that code. Throws when there is none: content was checked when it was read. */
export function templateRule(code: string): OfferTemplate {
  const rule = templateRules.get(code);
  if (rule === undefined) throw new Error(`unknown template rule: ${code}`);
  return rule;
}

import { useRef } from 'react';
import type { Offer } from './offer-list.ts';

/** An offer as it is listed; one that is gone stays, greyed, while the pointer is on the list. */
export interface Listed {
  readonly offer: Offer;
  readonly gone: boolean;
}

/**
 * Keeps what is under the pointer where it is: while the list is held, rows keep their order, those that
 * are gone stay greyed, and new ones come behind. Let go, the list is what it should be.
 */
export function useSteadyList(wanted: readonly Offer[], held: boolean): readonly Listed[] {
  const shown = useRef<readonly Listed[]>([]);
  shown.current = held ? kept(shown.current, wanted) : wanted.map((offer) => ({ offer, gone: false }));
  return shown.current;
}

function kept(before: readonly Listed[], wanted: readonly Offer[]): readonly Listed[] {
  const now = new Map(wanted.map((offer) => [offer.id, offer]));
  const stay = before.map(
    ({ offer }): Listed => ({ offer: now.get(offer.id) ?? offer, gone: !now.has(offer.id) }),
  );
  const known = new Set(before.map(({ offer }) => offer.id));
  return [
    ...stay,
    ...wanted.filter(({ id }) => !known.has(id)).map((offer): Listed => ({ offer, gone: false })),
  ];
}

import { useSyncExternalStore } from 'react';

export const VIEWS = ['board', 'active', 'chart', 'standing', 'journal', 'deck'] as const;
export type View = (typeof VIEWS)[number];

/** Where the address leads: a view, and a mission where it names one (`#mission/ID`). */
export interface Place {
  readonly view: View;
  readonly missionId: string | undefined;
}

let last: { hash: string; place: Place } | undefined;

function read(): Place {
  const hash = location.hash.slice(1);
  if (last?.hash !== hash) last = { hash, place: placeOf(hash) };
  return last.place;
}

function placeOf(hash: string): Place {
  const [word = '', id] = hash.split('/');
  if (word === 'mission') return { view: 'board', missionId: id };
  return { view: VIEWS.find((view) => view === word) ?? 'board', missionId: undefined };
}

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export const usePlace = (): Place => useSyncExternalStore(subscribe, read);

export const goTo = (view: View): void => {
  location.hash = view;
};

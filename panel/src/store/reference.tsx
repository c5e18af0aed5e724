import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { SERVER } from './server.ts';

/** What the server says of factions, levels and rules, whoever plays. */
export interface Reference {
  readonly factions: readonly { code: string; name: string; stance: string; colours: readonly string[] }[];
  readonly levels: readonly { level: number; title: string; from: number }[];
  readonly goods: readonly { code: string; name: string; contraband: boolean }[];
  readonly rivalries: readonly { factions: readonly [string, string]; cap: number }[];
  readonly rules: { mission_cap: number; abandon_penalty: number; reputation_rewards: boolean };
}

/** What stands until the answer is here: the first game's rules, without names. */
const UNTIL_THEN: Reference = {
  factions: [],
  levels: [],
  goods: [],
  rivalries: [],
  rules: { mission_cap: 5, abandon_penalty: 5, reputation_rewards: true },
};

const ReferenceContext = createContext(UNTIL_THEN);

export function ReferenceProvider({ children }: { children: ReactNode }) {
  const [reference, setReference] = useState(UNTIL_THEN);
  useEffect(() => {
    fetch(`${SERVER}/api/v1/reference`)
      .then((response) => (response.ok ? (response.json() as Promise<Reference>) : UNTIL_THEN))
      .then(setReference, () => undefined);
  }, []);
  return <ReferenceContext value={reference}>{children}</ReferenceContext>;
}

export const useReference = (): Reference => use(ReferenceContext);

/** The rival of a faction and what both may hold together; undefined without one. */
export function rivalryOf(
  faction: string,
  { rivalries }: Reference,
): { rival: string; cap: number } | undefined {
  const found = rivalries.find(({ factions }) => factions.includes(faction));
  if (found === undefined) return undefined;
  return { rival: found.factions.find((code) => code !== faction)!, cap: found.cap };
}

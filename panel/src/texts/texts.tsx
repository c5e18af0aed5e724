import { createContext, type ReactNode, use } from 'react';
import { de } from './de.ts';
import { en, type Texts } from './en.ts';

export const LANGUAGES: Readonly<Record<string, Texts>> = { en, de };

const TextsContext = createContext<Texts>(en);

/** What everything below says. */
export const TextsProvider = ({ texts, children }: { texts: Texts; children: ReactNode }) => (
  <TextsContext value={texts}>{children}</TextsContext>
);

export const useTexts = (): Texts => use(TextsContext);

/** The language to begin with: the address's, the one chosen before, the browser's, English. */
export function firstLanguage(chosen: string | undefined): Texts {
  const asked = [new URLSearchParams(location.search).get('lang'), chosen, ...navigator.languages];
  const code = asked.map((language) => language?.slice(0, 2)).find((known) => known && known in LANGUAGES);
  return LANGUAGES[code ?? 'en'] ?? en;
}

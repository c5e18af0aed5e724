const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();
const lists = new Map<string, Intl.ListFormat>();

/** A number as a language writes it, with a true minus. */
export function number(language: string, value: number): string {
  const format = kept(numbers, language, () => new Intl.NumberFormat(language, { useGrouping: 'always' }));
  return format.format(value).replace('-', '−');
}

/** The form of a phrase that fits a count. */
export function count(language: string, value: number, forms: { one: string; other: string }): string {
  const rules = kept(plurals, language, () => new Intl.PluralRules(language));
  return rules.select(value) === 'one' ? forms.one : forms.other;
}

/** Names in a row, as a language joins them. */
export const list = (language: string, names: readonly string[]): string =>
  kept(lists, language, () => new Intl.ListFormat(language)).format(names);

function kept<T>(made: Map<string, T>, key: string, make: () => T): T {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}

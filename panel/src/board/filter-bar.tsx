import { Emblem } from '../parts/emblem.tsx';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './filter-bar.module.css';
import { FAMILIES, type Filters, type Offer, SORTS, type Sort } from './offer-list.ts';

interface FilterBarProps {
  readonly filters: Filters;
  onFilters(filters: Filters): void;
  readonly search: string;
  onSearch(search: string): void;
  /** What there is to filter: only what occurs is offered as a filter. */
  readonly offers: readonly Offer[];
}

/** Search, type, order, family and factions. */
export function FilterBar({ filters, onFilters, search, onSearch, offers }: FilterBarProps) {
  const { board: words, types } = useTexts();
  const typesHere = [...new Set(offers.map((offer) => offer.type))].sort();
  const factionsHere = [
    ...new Set(offers.flatMap((offer) => (offer.faction === '' ? [] : [offer.faction]))),
  ].sort();
  const counts = Map.groupBy(offers, (offer) => offer.family);
  return (
    <search className={styles.filters}>
      <label className={styles.search}>
        <span className="sr">{words.search}</span>
        <Icon name="search" />
        <input
          id="board-search"
          type="search"
          placeholder={words.searchHint}
          value={search}
          onChange={(event) => onSearch(event.target.value)}
        />
      </label>
      <label className={styles.select}>
        <span className="sr">{words.type}</span>
        <select
          value={filters.type}
          onChange={(event) => onFilters({ ...filters, type: event.target.value })}
        >
          <option value="">{words.allTypes}</option>
          {[...new Set([...typesHere, ...(filters.type === '' ? [] : [filters.type])])].map((type) => (
            <option key={type} value={type}>
              {types[type] ?? type}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.select}>
        <span>{words.sort}</span>
        <select
          value={filters.sort}
          onChange={(event) => onFilters({ ...filters, sort: event.target.value as Sort })}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {words.sorts[sort]}
            </option>
          ))}
        </select>
      </label>
      <fieldset className={styles.families}>
        <legend className="sr">{words.family}</legend>
        {FAMILIES.filter((family) => family !== 'daily').map((family) => (
          <label key={family}>
            <input
              type="radio"
              name="family"
              checked={filters.family === family}
              onChange={() => onFilters({ ...filters, family })}
            />
            <span>
              {words.families[family]} {family === 'all' ? '' : (counts.get(family)?.length ?? 0)}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.factions}>
        <legend className="sr">{words.factions}</legend>
        {factionsHere.map((faction) => (
          <button
            key={faction}
            type="button"
            aria-pressed={filters.factions.includes(faction)}
            onClick={() => onFilters({ ...filters, factions: toggled(filters.factions, faction) })}
          >
            <Emblem faction={faction} size={22} />
          </button>
        ))}
      </fieldset>
    </search>
  );
}

const toggled = (list: readonly string[], item: string): string[] =>
  list.includes(item) ? list.filter((one) => one !== item) : [...list, item];

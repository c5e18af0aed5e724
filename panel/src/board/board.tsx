import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Empty, Panel } from '../parts/panel.tsx';
import { useGraph } from '../store/map-store.tsx';
import { useMission } from '../store/mission-store.tsx';
import { usePreference } from '../store/preference.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './board.module.css';
import { useBoardKeys } from './board-keys.ts';
import { FilterBar } from './filter-bar.tsx';
import { compare, type Filters, fits, NO_FILTERS } from './offer-list.ts';
import { OfferRow } from './offer-row.tsx';
import { useSteadyList } from './steady-list.ts';

/** What may be accepted now. `onShow` is told which mission the chart is to point at. */
export function Board({
  className,
  onShow,
}: {
  className?: string;
  onShow: (missionId: string | undefined) => void;
}) {
  const { board: words } = useTexts();
  const available = useMission((state) => state.available);
  const total = useMission((state) => state.board.total);
  const here = useMission((state) => state.player.sectorId);
  const graph = useGraph();
  const [filters, setFilters] = usePreference<Filters>('board', NO_FILTERS);
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search);
  const [held, setHeld] = useState(false);
  const offers = useMemo(
    () => Object.values(available).filter((offer) => offer.family !== 'daily' || filters.family === 'daily'),
    [available, filters.family],
  );
  const wanted = useMemo(
    () =>
      offers.filter((offer) => fits(offer, filters, asked, graph)).sort(compare(filters.sort, graph, here)),
    [offers, filters, asked, graph, here],
  );
  const listed = useSteadyList(wanted, held);
  const { openId, cursorId, toggle, accepted, listRef } = useBoardKeys(listed, onShow);
  const clear = useCallback(() => {
    setFilters({ ...NO_FILTERS, sort: filters.sort });
    setSearch('');
  }, [setFilters, filters.sort]);
  return (
    <Panel
      id="board"
      title={words.title}
      note={words.shown(wanted.length, offers.length)}
      aside={<KeyHints />}
      className={className}
    >
      <FilterBar
        filters={filters}
        onFilters={setFilters}
        search={search}
        onSearch={setSearch}
        offers={offers}
      />
      {listed.length > 0 ? (
        <ol
          ref={listRef}
          className={styles.offers}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
        >
          {listed.map(({ offer, gone }) => (
            <OfferRow
              key={offer.id}
              offer={offer}
              gone={gone}
              open={offer.id === openId}
              cursor={offer.id === cursorId}
              onToggle={toggle}
              onAccepted={accepted}
              onShow={onShow}
            />
          ))}
        </ol>
      ) : offers.length === 0 ? (
        <Empty title={words.nothing} hint={words.nothingHint} />
      ) : (
        <Empty title={words.nothingFits} hint={words.hidden(offers.length)}>
          <Button onClick={clear}>{words.clear}</Button>
        </Empty>
      )}
      {total > Object.keys(available).length ? (
        <p className={styles.more}>{words.more(total - Object.keys(available).length)}</p>
      ) : undefined}
    </Panel>
  );
}

function KeyHints() {
  const { board } = useTexts();
  return (
    <p className={styles.keys} data-wide>
      <kbd>J</kbd>
      <kbd>K</kbd> {board.keys.move} <kbd>A</kbd> {board.keys.accept}
    </p>
  );
}

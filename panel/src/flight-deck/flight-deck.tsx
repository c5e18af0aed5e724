import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { useGraph } from '../store/map-store.tsx';
import { useClockRead } from '../store/mission-clock.tsx';
import { useMission } from '../store/mission-store.tsx';
import { useReference } from '../store/reference.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './flight-deck.module.css';
import { useDeck } from './use-deck.ts';

const OPPONENTS = ['pirate', 'npc', 'drone_field', 'player'] as const;
const HOUR = 3_600_000;

/** Development's hands: fly, trade and fight without a game, so that every mission can be played. */
export function FlightDeck({ token, className }: { token: () => Promise<string>; className?: string }) {
  const { deck: words } = useTexts();
  const deck = useDeck(token);
  const sector = useMission((state) => state.player.sectorId);
  return (
    <Panel id="deck" title={words.title} note={words.hint} className={className}>
      <div className={styles.deck}>
        <NextSteps deck={deck} />
        <Jump deck={deck} />
        <Goods deck={deck} />
        <Fight deck={deck} />
        <p className={styles.row}>
          <Button
            small
            disabled={deck.busy}
            onClick={() => void deck.report({ type: 'sector_scanned', sector_id: sector })}
          >
            {words.scan}
          </Button>
          <Button small disabled={deck.busy} onClick={() => void deck.report({ type: 'message_sent' })}>
            {words.message}
          </Button>
          <Wait deck={deck} />
        </p>
        <Told deck={deck} />
      </div>
    </Panel>
  );
}

type Deck = ReturnType<typeof useDeck>;

/** What the game would report next, for each mission under way. */
function NextSteps({ deck }: { deck: Deck }) {
  const { deck: words } = useTexts();
  const active = useMission((state) => state.active);
  const running = Object.values(active).filter(({ status }) => status === 'active');
  return (
    <fieldset className={styles.group}>
      <legend>{words.next}</legend>
      {running.length === 0 ? <p className={styles.hint}>{words.nothingNext}</p> : undefined}
      {running.map((contract) => (
        <Button
          key={contract.id}
          small
          look="primary"
          disabled={deck.busy}
          data-act="step"
          data-mission={contract.id}
          onClick={() => void deck.nextStep(contract.id)}
        >
          <span className="sr">{words.nextFor} </span>
          {contract.title}
        </Button>
      ))}
    </fieldset>
  );
}

/** Along the warps that begin here. */
function Jump({ deck }: { deck: Deck }) {
  const { deck: words } = useTexts();
  const graph = useGraph();
  const here = useMission((state) => state.player.sectorId);
  return (
    <fieldset className={styles.group}>
      <legend>{words.jump}</legend>
      {graph.waysFrom(here).map((id) => (
        <Button
          key={id}
          small
          disabled={deck.busy}
          data-act="jump"
          data-sector={id}
          onClick={() => void deck.report({ type: 'sector_entered', sector_id: id })}
        >
          {graph.sectors.get(id)?.name ?? id}
        </Button>
      ))}
    </fieldset>
  );
}

/** Buying, selling, delivering and salvaging: all are some units of some goods, here. */
function Goods({ deck }: { deck: Deck }) {
  const { deck: words } = useTexts();
  const sector_id = useMission((state) => state.player.sectorId);
  const wares = useReference().goods.filter(({ contraband }) => !contraband);
  const [chosen, setCommodity] = useState<string>();
  const commodity = chosen ?? wares[0]?.code ?? 'ore';
  const [units, setUnits] = useState(10);
  const goods = { sector_id, commodity, units };
  return (
    <fieldset className={styles.group}>
      <legend>{words.trade}</legend>
      <label className={styles.field}>
        <span className="sr">{words.commodity}</span>
        <select value={commodity} onChange={(event) => setCommodity(event.target.value)}>
          {wares.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        <span className="sr">{words.units}</span>
        <input
          type="number"
          min={1}
          max={10_000}
          value={units}
          onChange={(event) => setUnits(Math.max(1, event.target.valueAsNumber || 1))}
        />
      </label>
      <Button
        small
        disabled={deck.busy}
        onClick={() =>
          void deck.report({ type: 'trade_completed', side: 'buy', total: units * 10, ...goods })
        }
      >
        {words.buy}
      </Button>
      <Button
        small
        disabled={deck.busy}
        onClick={() =>
          void deck.report({ type: 'trade_completed', side: 'sell', total: units * 10, ...goods })
        }
      >
        {words.sell}
      </Button>
      <Button
        small
        disabled={deck.busy}
        onClick={() => void deck.report({ type: 'cargo_delivered', ...goods })}
      >
        {words.deliver}
      </Button>
      <Button
        small
        disabled={deck.busy}
        onClick={() => void deck.report({ type: 'salvage_recovered', ...goods })}
      >
        {words.salvage}
      </Button>
    </fieldset>
  );
}

function Fight({ deck }: { deck: Deck }) {
  const { deck: words } = useTexts();
  const sector_id = useMission((state) => state.player.sectorId);
  const [kind, setKind] = useState<(typeof OPPONENTS)[number]>('pirate');
  return (
    <fieldset className={styles.group}>
      <legend>{words.fight}</legend>
      <label className={styles.field}>
        <span className="sr">{words.opponent}</span>
        <select value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
          {OPPONENTS.map((name) => (
            <option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </label>
      <Button
        small
        disabled={deck.busy}
        onClick={() =>
          void deck.report({
            type: 'combat_won',
            sector_id,
            opponent: {
              kind,
              id: crypto.getRandomValues(new Uint32Array(1)).join(),
              ...(kind === 'pirate' ? { faction: 'pirates' } : {}),
            },
          })
        }
      >
        {words.fight}
      </Button>
    </fieldset>
  );
}

function Wait({ deck }: { deck: Deck }) {
  const { deck: words } = useTexts();
  const refreshesAt = useMission((state) => state.daily.refreshesAt);
  const now = useClockRead();
  return (
    <>
      <Button small disabled={deck.busy} onClick={() => void deck.wait(HOUR)}>
        {words.waitHour}
      </Button>
      <Button
        small
        disabled={deck.busy || refreshesAt === 0}
        onClick={() => void deck.wait(Math.max(0, refreshesAt - now()) + 500)}
      >
        {words.waitDay}
      </Button>
    </>
  );
}

function Told({ deck: { outcome } }: { deck: Deck }) {
  const { deck: words } = useTexts();
  return (
    <p role="status" className={styles.told} data-kind={outcome?.kind}>
      {outcome === undefined
        ? ''
        : outcome.kind === 'counted'
          ? words.counted(outcome.moved)
          : outcome.message}
    </p>
  );
}

import { useMemo } from 'react';
import { ClaimAll } from '../complete/claim-all.tsx';
import { Empty, Panel } from '../parts/panel.tsx';
import { upTo } from '../parts/up-to.ts';
import { useGraph } from '../store/map-store.tsx';
import { useMission } from '../store/mission-store.tsx';
import { useReference } from '../store/reference.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './active.module.css';
import { ContractCard } from './contract-card.tsx';
import { grouped, sumOf } from './contracts.ts';

/** What is under way: what can be claimed first, then by where it leads. */
export function Active({ className }: { className?: string }) {
  const { active: words } = useTexts();
  const active = useMission((state) => state.active);
  const here = useMission((state) => state.player.sectorId);
  const graph = useGraph();
  const contracts = useMemo(() => Object.values(active), [active]);
  const { ready, groups } = useMemo(() => grouped(contracts, graph, here), [contracts, graph, here]);
  return (
    <Panel
      id="active"
      title={words.title}
      note={contracts.length > 0 ? words.sum(sumOf(contracts)) : undefined}
      aside={<CapMeter />}
      className={className}
    >
      {contracts.length === 0 ? (
        <Empty title={words.nothing} hint={words.nothingHint} />
      ) : (
        <div className={styles.contracts}>
          {ready.length > 1 ? <ClaimAll contracts={ready} /> : undefined}
          <ol>
            {ready.map((contract) => (
              <ContractCard key={contract.id} contract={contract} />
            ))}
          </ol>
          {groups.map(({ place, contracts: list }) => (
            <section key={place} className={styles.group}>
              <h3>{place === '' ? words.leadsAnywhere : words.leadsTo(place)}</h3>
              <ol>
                {list.map((contract) => (
                  <ContractCard key={contract.id} contract={contract} />
                ))}
              </ol>
            </section>
          ))}
        </div>
      )}
    </Panel>
  );
}

/** How many of the contracts that one may hold are held: daily quests do not count. */
function CapMeter() {
  const { active: words } = useTexts();
  const { rules } = useReference();
  const active = useMission((state) => state.active);
  const held = Object.values(active).filter((mission) => mission.family !== 'daily').length;
  return (
    <p
      className={styles.meter}
      role="img"
      aria-label={words.inHand(held, rules.mission_cap)}
      data-full={held >= rules.mission_cap || undefined}
    >
      {upTo(Math.min(rules.mission_cap, 12)).map((i) => (
        <i key={i} data-on={i < held || undefined} />
      ))}
      <span>{words.of(held, rules.mission_cap)}</span>
    </p>
  );
}

import { memo, useState } from 'react';
import { ClaimButton } from '../complete/claim-button.tsx';
import { IconButton } from '../parts/button.tsx';
import { Emblem } from '../parts/emblem.tsx';
import { Icon } from '../parts/icon.tsx';
import { Credits, Reputation } from '../parts/pay.tsx';
import { Refused, type Refusing } from '../parts/refused.tsx';
import { useClient } from '../store/mission-store.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './contract-card.module.css';
import type { Contract } from './contracts.ts';
import { DeadlineRing } from './deadline-ring.tsx';
import { GiveUp } from './give-up.tsx';
import { ProgressMarkers } from './progress-markers.tsx';

/** One attempt under way: where it stands, what it pays, and what one may do with it. */
export const ContractCard = memo(function ContractCard({ contract }: { contract: Contract }) {
  const { active: words, types } = useTexts();
  const ready = contract.status === 'completed';
  const met = contract.objectives.filter((objective) => objective.met).length;
  return (
    <li
      className={styles.contract}
      data-contract={contract.id}
      data-ready={ready || undefined}
      data-faction={contract.faction === '' ? 'none' : contract.faction}
    >
      <header>
        <Emblem faction={contract.faction} />
        <div>
          <h3>{contract.title}</h3>
          <p className={styles.sub}>
            {types[contract.type] ?? contract.type}
            {contract.objectives.length > 1
              ? ` · ${ready ? words.done(met, contract.objectives.length) : (words.modes[contract.mode] ?? '')}`
              : ''}
          </p>
        </div>
        {ready ? (
          <ClaimButton contract={contract} />
        ) : (
          <DeadlineRing from={contract.acceptedAt} until={contract.deadlineAt} />
        )}
      </header>
      {ready ? undefined : <ProgressMarkers contract={contract} />}
      <Footer contract={contract} />
    </li>
  );
});

function Footer({ contract }: { contract: Contract }) {
  const { active: words } = useTexts();
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusing>();
  const track = async () => {
    const answer = await client.track(contract.id, !contract.tracked);
    setRefusal(answer.ok ? undefined : answer.error);
  };
  return (
    <>
      <footer className={styles.footer}>
        <Credits value={contract.credits} small />
        <Reputation of={contract} />
        <span className={styles.grow} />
        <IconButton
          on={contract.tracked}
          aria-pressed={contract.tracked}
          aria-label={contract.tracked ? words.unpin : words.pin}
          onClick={() => void track()}
        >
          <Icon name="pin" />
        </IconButton>
        <IconButton aria-label={`${words.giveUp}: ${contract.title}`} onClick={() => setAsking(true)}>
          <Icon name="cross" />
        </IconButton>
      </footer>
      {refusal === undefined ? undefined : <Refused refusal={refusal} again={track} />}
      <GiveUp contract={contract} open={asking} onOpen={setAsking} />
    </>
  );
}

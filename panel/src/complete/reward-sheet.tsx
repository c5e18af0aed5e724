import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import dialog from '../parts/dialog.module.css';
import { Emblem } from '../parts/emblem.tsx';
import { Icon } from '../parts/icon.tsx';
import { Refused, type Refusing } from '../parts/refused.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useMission } from '../store/mission-store.tsx';
import { useTexts } from '../texts/texts.tsx';
import { type Payment, useClaims } from './claims.tsx';
import styles from './complete.module.css';
import { CountUp } from './count-up.tsx';
import { StandingMove } from './standing-move.tsx';

/** The sheet in front when something is paid, or when a choice has to be picked first. */
export function RewardSheet() {
  const { complete: words } = useTexts();
  const { payment, choosing, close } = useClaims();
  const contract = payment?.contract ?? choosing;
  return (
    <Sheet
      open={contract !== undefined}
      onClose={close}
      title={payment === undefined ? words.choose : payment.contract.title}
      faction={contract?.faction || 'none'}
      className={styles.sheet}
    >
      {payment === undefined ? (
        <Choosing />
      ) : (
        <Paid key={payment.paid.mission.acceptanceId} payment={payment} />
      )}
    </Sheet>
  );
}

function Choosing() {
  const { complete: words } = useTexts();
  const { choosing, claim } = useClaims();
  const [refusal, setRefusal] = useState<Refusing>();
  if (choosing === undefined) return undefined;
  return (
    <>
      <p className={styles.eyebrow}>{choosing.title}</p>
      <p className={dialog.text}>{words.chooseHint}</p>
      <ul className={styles.choices}>
        {choosing.choices.map((choice) => (
          <li key={choice.id}>
            <Button onClick={() => void claim(choosing, choice.id).then(setRefusal)}>{choice.label}</Button>
          </li>
        ))}
      </ul>
      {refusal === undefined ? undefined : <Refused refusal={refusal} again={async () => undefined} />}
    </>
  );
}

/** Credits count up, standings move, items drop in, one after the other; any of it may be skipped. */
function Paid({ payment }: { payment: Payment }) {
  const { complete: words, factionName, number } = useTexts();
  const { close } = useClaims();
  const { contract, paid, before } = payment;
  const { credits, reputation, items } = paid.rewards;
  const opened = useOpened(payment);
  return (
    <>
      <span className={styles.seal}>
        <Emblem faction={contract.faction} size={84} />
      </span>
      <p className={styles.eyebrow}>
        {contract.faction === '' ? words.paid : words.paidBy(factionName(contract.faction))}
      </p>
      <dl className={styles.rewards}>
        {credits === 0 ? undefined : (
          <div>
            <dt>{words.credits}</dt>
            <dd className={styles.credits}>
              <b>
                +<CountUp to={credits} />
              </b>
              <span>
                {number(before.player.credits)} → {number(before.player.credits + credits)}
              </span>
            </dd>
          </div>
        )}
        {reputation.map((move) => (
          <div key={move.faction} data-faction={move.faction}>
            <dt>{factionName(move.faction)}</dt>
            <dd>
              <StandingMove move={move} />
            </dd>
          </div>
        ))}
        {items.length === 0 ? undefined : (
          <div>
            <dt>{words.items}</dt>
            <dd>
              <ul className={styles.items}>
                {items.map((item) => (
                  <li key={`${item.kind}:${item.code}`}>
                    <Icon name={item.kind === 'map_data' ? 'chart' : 'cargo_delivery'} />
                    <span>
                      {item.code.replaceAll('_', ' ')}
                      <small>{words.itemKinds[item.kind] ?? item.kind}</small>
                    </span>
                    <b>×{number(item.quantity)}</b>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <p className={styles.end}>
        <Button look="primary" keys="Enter" autoFocus onClick={close}>
          {words.done}
        </Button>
        {opened === 0 ? undefined : <span>{words.opened(opened)}</span>}
      </p>
    </>
  );
}

/** How many offers are there now that were not before the claim. */
function useOpened({ before, contract }: Payment): number {
  const available = useMission((state) => state.available);
  return Object.keys(available).filter((id) => !(id in before.available) && id !== contract.id).length;
}

import { useTexts } from '../texts/texts.tsx';
import { Emblem } from './emblem.tsx';
import { Icon } from './icon.tsx';
import styles from './pay.module.css';

/** What is said of a mission's pay; the same fields in offers and attempts. */
export interface Paying {
  readonly credits: number;
  readonly faction: string;
  readonly targetFaction: string;
  readonly reputation: number;
  readonly effectiveReputation: number;
  readonly targetReputation: number;
  readonly effectiveTargetReputation: number;
}

export const Credits = ({ value, small = false }: { value: number; small?: boolean }) => {
  const { number, creditsUnit, creditsWord } = useTexts();
  return (
    <span className={small ? styles.creditsSmall : styles.credits}>
      {number(value)} <abbr title={creditsWord}>{creditsUnit}</abbr>
    </span>
  );
};

/** What a mission does to standings: the real change after the caps, and what was asked where it differs. */
export function Reputation({ of, brief = false }: { of: Paying; brief?: boolean }) {
  const texts = useTexts();
  const both = of.targetReputation !== 0;
  if (of.reputation === 0 && !both) return <span className={styles.none}>{texts.noStanding}</span>;
  return (
    <span className={styles.reps}>
      <Change
        faction={of.faction}
        asked={of.reputation}
        real={of.effectiveReputation}
        brief={brief || both}
      />
      <Change
        faction={of.targetFaction}
        asked={of.targetReputation}
        real={of.effectiveTargetReputation}
        brief={brief || both}
      />
    </span>
  );
}

function Change({
  faction,
  asked,
  real,
  brief,
}: {
  faction: string;
  asked: number;
  real: number;
  brief: boolean;
}) {
  const { signed, ofRequested, factionShort } = useTexts();
  if (asked === 0 || faction === '') return undefined;
  const capped = real !== asked;
  return (
    <span
      className={`${styles.rep} ${capped ? styles.capped : ''} ${real < 0 ? styles.loss : ''}`}
      data-faction={faction}
    >
      <b>{signed(real)}</b>
      {capped ? (
        <>
          <span className={styles.of}>{ofRequested(Math.abs(asked))}</span>
          <Icon name="cap" size={14} />
        </>
      ) : undefined}
      {brief ? (
        <Emblem faction={faction} size={17} />
      ) : (
        <span className={styles.who}>{factionShort(faction)}</span>
      )}
    </span>
  );
}

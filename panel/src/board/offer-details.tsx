import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Refused, type Refusing } from '../parts/refused.tsx';
import { timeText } from '../parts/time.ts';
import { useClient, useMission } from '../store/mission-store.tsx';
import { rivalryOf, useReference } from '../store/reference.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './offer-details.module.css';
import type { Offer } from './offer-list.ts';

interface OfferDetailsProps {
  readonly offer: Offer;
  onAccepted(missionId: string): void;
  onShow(missionId: string | undefined): void;
}

/** What an open offer says besides its row: the text, why a cap cuts it, the gates, and what to do. */
export function OfferDetails({ offer, onAccepted, onShow }: OfferDetailsProps) {
  const texts = useTexts();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusing>();
  const accept = async () => {
    setBusy(true);
    setRefusal(undefined);
    const answer = await client.accept(offer.id);
    setBusy(false);
    if (answer.ok) onAccepted(offer.id);
    else setRefusal(answer.error);
  };
  return (
    <div className={styles.more}>
      <p className={styles.text}>{offer.description}</p>
      <CapNote faction={offer.faction} asked={offer.reputation} real={offer.effectiveReputation} />
      <CapNote
        faction={offer.targetFaction}
        asked={offer.targetReputation}
        real={offer.effectiveTargetReputation}
      />
      <Extras offer={offer} />
      <Gates offer={offer} />
      {refusal === undefined ? undefined : <Refused refusal={refusal} again={accept} />}
      <p className={styles.do}>
        <Button look="primary" keys="A" data-act="accept" disabled={busy} onClick={() => void accept()}>
          {busy ? texts.board.accepting : texts.board.accept}
        </Button>
        <Button keys="R" onClick={() => onShow(offer.id)}>
          {texts.board.route}
        </Button>
      </p>
    </div>
  );
}

/** Why less standing will count than the offer says. */
function CapNote({ faction, asked, real }: { faction: string; asked: number; real: number }) {
  const { board, factionShort } = useTexts();
  const reference = useReference();
  const standings = useMission((state) => state.reputation);
  if (asked <= 0 || real === asked) return undefined;
  const rivalry = rivalryOf(faction, reference);
  const held = (code: string) => Math.max(0, standings[code]?.value ?? 0);
  const shared = rivalry !== undefined && held(rivalry.rival) > 0;
  return (
    <p className={styles.why}>
      <Icon name="cap" size={18} />
      <span>
        {shared
          ? board.cappedBy(
              held(faction) + held(rivalry.rival),
              rivalry.cap,
              factionShort(faction),
              factionShort(rivalry.rival),
              real,
              asked,
            )
          : board.cappedAtEnd(real, asked)}
      </span>
    </p>
  );
}

/** Items, choices and the time that accepting starts. */
function Extras({ offer }: { offer: Offer }) {
  const texts = useTexts();
  const { board, complete } = texts;
  return (
    <>
      {offer.timeLimitSeconds === 0 ? undefined : (
        <p className={styles.line}>
          <Icon name="clock" size={16} />
          {board.timeLimit(timeText(offer.timeLimitSeconds * 1000, texts))}
        </p>
      )}
      {offer.items.length === 0 ? undefined : (
        <p className={styles.line}>
          <Icon name="plus" size={16} />
          {board.items}:{' '}
          {offer.items
            .map(
              (item) =>
                `${texts.number(item.quantity)} × ${item.code.replaceAll('_', ' ')} (${complete.itemKinds[item.kind] ?? item.kind})`,
            )
            .join(', ')}
        </p>
      )}
      {offer.choices.length === 0 ? undefined : (
        <p className={styles.line}>
          <Icon name="more" size={16} />
          {board.choices}: {offer.choices.map((choice) => choice.label).join(' / ')}
        </p>
      )}
    </>
  );
}

/** What it takes, ticked: an offer on the board has all its gates open but for the cap. */
function Gates({ offer }: { offer: Offer }) {
  const { board, factionShort } = useTexts();
  const { rules } = useReference();
  const active = useMission((state) => state.active);
  const held = Object.values(active).filter((mission) => mission.family !== 'daily').length;
  const counts = offer.family !== 'daily';
  return (
    <ul className={styles.gates} aria-label={board.gates}>
      <Gate open>
        {offer.faction === '' || offer.minReputation <= -800
          ? board.gateAnyStanding
          : board.gateStanding(factionShort(offer.faction), offer.minReputation)}
      </Gate>
      <Gate open>{offer.minLevel <= 1 ? board.gateNoLevel : board.gateLevel(offer.minLevel)}</Gate>
      {counts ? (
        <Gate open={held < rules.mission_cap}>{board.gateCap(held, rules.mission_cap)}</Gate>
      ) : undefined}
    </ul>
  );
}

const Gate = ({ open, children }: { open: boolean; children: string }) => (
  <li data-open={open || undefined}>
    <Icon name={open ? 'check' : 'cross'} size={15} />
    {children}
  </li>
);

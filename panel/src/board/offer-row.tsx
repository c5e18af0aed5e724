import { memo } from 'react';
import { Emblem } from '../parts/emblem.tsx';
import { Icon, typeIcon } from '../parts/icon.tsx';
import { Credits, Reputation } from '../parts/pay.tsx';
import { TimeLeft } from '../parts/time-left.tsx';
import { useGraph } from '../store/map-store.tsx';
import { useMission } from '../store/mission-store.tsx';
import { useTexts } from '../texts/texts.tsx';
import { OfferDetails } from './offer-details.tsx';
import { type Offer, targetsOf, warpsTo } from './offer-list.ts';
import styles from './offer-row.module.css';

interface OfferRowProps {
  readonly offer: Offer;
  readonly gone: boolean;
  readonly open: boolean;
  readonly cursor: boolean;
  onToggle(missionId: string): void;
  onAccepted(missionId: string): void;
  onShow(missionId: string | undefined): void;
}

/** One offer: everything needed to decide stands in the row, always in the same place. */
export const OfferRow = memo(function OfferRow({
  offer,
  gone,
  open,
  cursor,
  onToggle,
  onAccepted,
  onShow,
}: OfferRowProps) {
  const { board: words } = useTexts();
  return (
    <li
      className={styles.offer}
      data-offer={offer.id}
      data-open={open || undefined}
      data-gone={gone || undefined}
      data-cursor={cursor || undefined}
      data-faction={offer.faction === '' ? 'none' : offer.faction}
      onPointerEnter={() => onShow(offer.id)}
    >
      <div className={styles.row}>
        <Emblem faction={offer.faction} />
        <div className={styles.what}>
          <h3>
            <a
              href={`#mission/${offer.id}`}
              aria-expanded={open}
              onClick={(event) => {
                event.preventDefault();
                onToggle(offer.id);
              }}
            >
              {offer.title}
            </a>
          </h3>
          <Objective offer={offer} />
        </div>
        <Reach offer={offer} />
        <p className={styles.pay}>
          <Credits value={offer.credits} />
          <Reputation of={offer} />
        </p>
      </div>
      {gone ? <p className={styles.goneNote}>{words.gone}</p> : undefined}
      {open && !gone ? <OfferDetails offer={offer} onAccepted={onAccepted} onShow={onShow} /> : undefined}
    </li>
  );
});

function Objective({ offer }: { offer: Offer }) {
  const { types } = useTexts();
  return (
    <p className={styles.objective}>
      <Icon name={typeIcon(offer.type)} size={15} />
      <span className="sr">{types[offer.type] ?? offer.type}: </span>
      <span>{offer.objectives.map((objective) => objective.label).join(' · ')}</span>
    </p>
  );
}

function Reach({ offer }: { offer: Offer }) {
  const { warps: warpsText, noWay, anywhere, here: hereText } = useTexts();
  const here = useMission((state) => state.player.sectorId);
  const graph = useGraph();
  const warps = warpsTo(offer, graph, here);
  const leads = targetsOf(offer).length > 0;
  return (
    <p className={styles.reach}>
      <span>
        {!leads
          ? anywhere
          : warps === undefined
            ? graph.sectors.size === 0
              ? ''
              : noWay
            : warps === 0
              ? hereText
              : warpsText(warps)}
      </span>
      <TimeLeft until={offer.expiresAt} warps={warps} />
    </p>
  );
}

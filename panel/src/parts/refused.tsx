import { useState } from 'react';
import type { CommandOutcome } from '../../../client/index.ts';
import { goTo } from '../store/address.ts';
import { useClient, useMission } from '../store/mission-store.tsx';
import type { Texts } from '../texts/en.ts';
import { useTexts } from '../texts/texts.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import styles from './refused.module.css';

export type Refusing = Extract<CommandOutcome<unknown>, { ok: false }>['error'];

/** A refusal where it happened, with its numbers, and the way out of it. */
export function Refused({ refusal, again }: { refusal: Refusing; again(): Promise<void> }) {
  const texts = useTexts();
  return (
    <div className={styles.refused} role="alert" data-code={refusal.code}>
      <Icon name="cap" size={18} />
      <div>
        <p>
          <b>{sentence(refusal, texts)}</b>
        </p>
        {refusal.code === 'mission/cap_reached' ? <RoomForOne again={again} /> : undefined}
        {refusal.code === 'mission/reputation_too_low' ? (
          <Button small onClick={() => goTo('standing')}>
            {texts.refusals.showStanding}
          </Button>
        ) : undefined}
      </div>
    </div>
  );
}

/** What to do when no more fit: claim what is done and go on, or look at what is held. */
function RoomForOne({ again }: { again(): Promise<void> }) {
  const { refusals } = useTexts();
  const client = useClient();
  const active = useMission((state) => state.active);
  const [busy, setBusy] = useState(false);
  const ready = Object.values(active).find(
    (m) => m.status === 'completed' && m.family !== 'daily' && m.choices.length === 0,
  );
  const claim = async (missionId: string) => {
    setBusy(true);
    const answer = await client.complete(missionId);
    setBusy(false);
    if (answer.ok) await again();
  };
  return (
    <p className={styles.do}>
      {ready === undefined ? undefined : (
        <Button small look="primary" disabled={busy} onClick={() => void claim(ready.id)}>
          {refusals.claimThenAccept(ready.credits)}
        </Button>
      )}
      <Button small onClick={() => goTo('active')}>
        {refusals.showContracts}
      </Button>
    </p>
  );
}

/** A refusal in words; one that is not known here in the server's own. */
export function sentence(refusal: Refusing, { refusals, factionName }: Texts): string {
  switch (refusal.code) {
    case 'mission/reputation_too_low': {
      const { required, current, faction } = refusal.details;
      return refusals[refusal.code](required, current, factionName(faction));
    }
    case 'mission/level_too_low':
      return refusals[refusal.code](refusal.details.required, refusal.details.current);
    case 'mission/cap_reached':
      return refusals[refusal.code](refusal.details.cap);
    case 'mission/objectives_unmet':
      return refusals[refusal.code](refusal.details.objectives.map((objective) => objective.label));
    case 'mission/party_required':
      return refusals[refusal.code](refusal.details.min, refusal.details.current);
    case 'request/rate_limited':
      return refusals[refusal.code](Math.ceil(refusal.details.retryAfterMs / 1000));
    default: {
      const known = (refusals as Readonly<Record<string, unknown>>)[refusal.code];
      return typeof known === 'string' ? known : refusal.message || refusals.other;
    }
  }
}

import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import dialog from '../parts/dialog.module.css';
import { Refused, type Refusing } from '../parts/refused.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useClient } from '../store/mission-store.tsx';
import { useReference } from '../store/reference.tsx';
import { useTexts } from '../texts/texts.tsx';
import type { Contract } from './contracts.ts';

/** Asks before giving up, with the price named. */
export function GiveUp({
  contract,
  open,
  onOpen,
}: {
  contract: Contract;
  open: boolean;
  onOpen(open: boolean): void;
}) {
  const { active: words, factionName, factionShort } = useTexts();
  const client = useClient();
  const { rules } = useReference();
  const [refusal, setRefusal] = useState<Refusing>();
  const free =
    contract.family === 'daily' ||
    contract.faction === '' ||
    !rules.reputation_rewards ||
    rules.abandon_penalty === 0;
  const giveUp = async () => {
    const answer = await client.abandon(contract.id);
    setRefusal(answer.ok ? undefined : answer.error);
    if (answer.ok) onOpen(false);
  };
  return (
    <Sheet alert open={open} onClose={() => onOpen(false)} title={words.giveUpTitle(contract.title)}>
      <p className={dialog.text}>
        {words.giveUpProgress}{' '}
        {free ? words.giveUpFree : words.giveUpPenalty(factionName(contract.faction), rules.abandon_penalty)}
      </p>
      {refusal === undefined ? undefined : <Refused refusal={refusal} again={giveUp} />}
      <p className={dialog.do}>
        <Button look="danger" onClick={() => void giveUp()}>
          {free ? words.giveUp : words.giveUpButton(factionShort(contract.faction), rules.abandon_penalty)}
        </Button>
        <Button onClick={() => onOpen(false)}>{words.keep}</Button>
      </p>
    </Sheet>
  );
}

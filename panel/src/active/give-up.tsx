import { AlertDialog } from 'radix-ui';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import dialog from '../parts/dialog.module.css';
import { Refused, type Refusing } from '../parts/refused.tsx';
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
    <AlertDialog.Root open={open} onOpenChange={onOpen}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={dialog.overlay} />
        <AlertDialog.Content className={dialog.sheet}>
          <AlertDialog.Title className={dialog.title}>{words.giveUpTitle(contract.title)}</AlertDialog.Title>
          <AlertDialog.Description className={dialog.text}>
            {words.giveUpProgress}{' '}
            {free
              ? words.giveUpFree
              : words.giveUpPenalty(factionName(contract.faction), rules.abandon_penalty)}
          </AlertDialog.Description>
          {refusal === undefined ? undefined : <Refused refusal={refusal} again={giveUp} />}
          <p className={dialog.do}>
            <Button look="danger" onClick={() => void giveUp()}>
              {free
                ? words.giveUp
                : words.giveUpButton(factionShort(contract.faction), rules.abandon_penalty)}
            </Button>
            <AlertDialog.Cancel asChild>
              <Button>{words.keep}</Button>
            </AlertDialog.Cancel>
          </p>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

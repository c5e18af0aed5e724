import { useState } from 'react';
import type { MissionState } from '../../../client/index.ts';
import { Button } from '../parts/button.tsx';
import { type Refusing, sentence } from '../parts/refused.tsx';
import { useTexts } from '../texts/texts.tsx';
import { useClaims } from './claims.tsx';

/** Claims what a mission pays; what it pays stands on it. */
export function ClaimButton({
  contract,
  small = false,
}: {
  contract: MissionState['active'][string];
  small?: boolean;
}) {
  const texts = useTexts();
  const { claim } = useClaims();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusing>();
  const pressed = async () => {
    setBusy(true);
    setRefusal(await claim(contract));
    setBusy(false);
  };
  return (
    <>
      <Button look="ready" small={small} disabled={busy} data-act="claim" onClick={() => void pressed()}>
        {small || contract.credits === 0 ? texts.active.claimPlain : texts.active.claim(contract.credits)}
      </Button>
      {refusal === undefined ? undefined : <span role="alert">{sentence(refusal, texts)}</span>}
    </>
  );
}

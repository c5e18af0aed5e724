import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import type { CommandAnswers, MissionState } from '../../../client/index.ts';
import type { Refusing } from '../parts/refused.tsx';
import { useClient } from '../store/mission-store.tsx';

type Contract = MissionState['active'][string];

/** What was paid, with what stood before it. */
export interface Payment {
  readonly contract: Contract;
  readonly paid: CommandAnswers['complete'];
  readonly before: Pick<MissionState, 'player' | 'reputation' | 'available'>;
}

interface Claims {
  readonly payment: Payment | undefined;
  /** A mission whose choice has to be picked before it pays. */
  readonly choosing: Contract | undefined;
  /** Claims, or asks for the choice first; a refusal is answered. */
  claim(contract: Contract, choice?: string): Promise<Refusing | undefined>;
  close(): void;
}

const ClaimsContext = createContext<Claims | undefined>(undefined);

/** Knows what was just paid, for the sheet that shows it. */
export function ClaimsProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const [payment, setPayment] = useState<Payment>();
  const [choosing, setChoosing] = useState<Contract>();
  const claim = useCallback(
    async (contract: Contract, choice?: string) => {
      if (contract.choices.length > 0 && choice === undefined) {
        setChoosing(contract);
        return undefined;
      }
      const before = client.getState()!;
      const answer = await client.complete(contract.id, choice);
      if (!answer.ok) return answer.error;
      setChoosing(undefined);
      setPayment({ contract, paid: answer.result, before });
      return undefined;
    },
    [client],
  );
  const close = useCallback(() => {
    setPayment(undefined);
    setChoosing(undefined);
  }, []);
  const claims = useMemo(() => ({ payment, choosing, claim, close }), [payment, choosing, claim, close]);
  return <ClaimsContext value={claims}>{children}</ClaimsContext>;
}

export function useClaims(): Claims {
  const claims = use(ClaimsContext);
  if (claims === undefined) throw new Error('there are no claims above this');
  return claims;
}

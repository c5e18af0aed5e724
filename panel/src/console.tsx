import { useState } from 'react';
import { Active } from './active/active.tsx';
import { Board } from './board/board.tsx';
import { Chart } from './chart/chart.tsx';
import { ClaimsProvider } from './complete/claims.tsx';
import { RewardSheet } from './complete/reward-sheet.tsx';
import { LostContact } from './connection/link.tsx';
import { News } from './connection/news.tsx';
import styles from './console.module.css';
import { Daily } from './daily/daily.tsx';
import { FlightDeck } from './flight-deck/flight-deck.tsx';
import { Help } from './help.tsx';
import { Journal } from './journal/journal.tsx';
import { Standing } from './standing/standing.tsx';
import { usePlace } from './store/address.ts';
import type { SignIn } from './store/session.ts';
import { useTexts } from './texts/texts.tsx';
import { TopBar } from './top-bar.tsx';

/** All instruments of a signed-in player. Narrow screens show one view at a time. */
export function Console({ signIn, onLanguage }: { signIn: SignIn; onLanguage: (language: string) => void }) {
  const { skip } = useTexts();
  const { view } = usePlace();
  const [shownMission, showMission] = useState<string>();
  return (
    <ClaimsProvider>
      <a className={styles.skip} href="#board">
        {skip}
      </a>
      <TopBar development={signIn.development} onLanguage={onLanguage} />
      <LostContact />
      <main className={styles.page} data-view={view}>
        <Daily className={styles.daily} />
        <Board className={styles.board} onShow={showMission} />
        <div className={styles.middle}>
          <Chart className={styles.chart} shownId={shownMission} />
          {view === 'deck' && signIn.development ? (
            <FlightDeck className={styles.deck} token={signIn.current} />
          ) : (
            <Standing className={styles.standing} />
          )}
        </div>
        <Active className={styles.active} />
        {view === 'journal' ? <Journal className={styles.journal} /> : undefined}
      </main>
      <RewardSheet />
      <News />
      <Help />
    </ClaimsProvider>
  );
}

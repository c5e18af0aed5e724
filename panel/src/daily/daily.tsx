import { useRef, useState } from 'react';
import type { MissionState } from '../../../client/index.ts';
import { ClaimButton } from '../complete/claim-button.tsx';
import { Button } from '../parts/button.tsx';
import { Icon, typeIcon } from '../parts/icon.tsx';
import { Refused, type Refusing } from '../parts/refused.tsx';
import { countdown } from '../parts/time.ts';
import { upTo } from '../parts/up-to.ts';
import { SECOND, useNow } from '../store/mission-clock.tsx';
import { useClient, useMission } from '../store/mission-store.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './daily.module.css';

const SLOTS = ['trade', 'combat', 'travel', 'social'] as const;
const DAY_MS = 86_400_000;
/** More marks than this are one bar. */
const MARKS = 12;

/** The four quests of the running game day, and when the next ones come. */
export function Daily({ className }: { className?: string }) {
  const { daily: words } = useTexts();
  return (
    <section id="daily" className={`${styles.daily} ${className ?? ''}`} aria-labelledby="daily-title">
      <header>
        <h2 id="daily-title">
          {words.title} <Day />
        </h2>
        <Refresh />
      </header>
      <ul className={styles.slots}>
        {SLOTS.map((slot) => (
          <Slot key={slot} slot={slot} />
        ))}
      </ul>
    </section>
  );
}

/** The game day is a date of the region's own: it is read as it is written, whatever the browser's zone. */
function Day() {
  const { language } = useTexts();
  const gameDay = useMission((state) => state.daily.gameDay);
  if (gameDay === '') return undefined;
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${gameDay}T00:00:00Z`),
  );
  return <span className={styles.day}>{date}</span>;
}

function Refresh() {
  const { daily: words } = useTexts();
  const refreshesAt = useMission((state) => state.daily.refreshesAt);
  const now = useNow(SECOND);
  if (refreshesAt === 0) return undefined;
  const left = refreshesAt - now;
  return (
    <>
      <p className={styles.refresh}>
        {words.next} <time role="timer">{countdown(left)}</time>
      </p>
      <span className={styles.scale} aria-hidden="true">
        <i style={{ width: `${Math.max(0, Math.min(1, 1 - left / DAY_MS)) * 100}%` }} />
      </span>
    </>
  );
}

type Quest = MissionState['available'][string] | MissionState['active'][string];

const inSlot = (quests: Readonly<Record<string, Quest>>, slot: string) =>
  Object.values(quests).find((quest) => quest.family === 'daily' && quest.slot === slot);

/** One slot: its offer, or where its quest stands, or that it was paid. */
function Slot({ slot }: { slot: (typeof SLOTS)[number] }) {
  const texts = useTexts();
  const offer = useMission((state) => state.available);
  const active = useMission((state) => state.active);
  const gameDay = useMission((state) => state.daily.gameDay);
  const held = inSlot(active, slot) as MissionState['active'][string] | undefined;
  const quest = held ?? inSlot(offer, slot);
  const last = useRef<{ gameDay: string; quest: Quest }>(undefined);
  if (quest !== undefined) last.current = { gameDay, quest };
  const shown = quest ?? (last.current?.gameDay === gameDay ? last.current.quest : undefined);
  const state =
    held === undefined
      ? quest === undefined
        ? 'done'
        : 'open'
      : held.status === 'completed'
        ? 'ready'
        : 'run';
  const progress = held?.objectives[0];
  return (
    <li className={styles.slot} data-slot={slot} data-state={state}>
      <Icon name={typeIcon(slot)} size={24} />
      <div>
        <h3>
          <span className={styles.name}>{texts.daily.slots[slot]}</span> {shown?.title}
        </h3>
        {shown === undefined ? undefined : <p className={styles.pay}>{payText(shown, texts)}</p>}
        {shown === undefined ? undefined : (
          <Pips
            current={state === 'done' ? required(shown) : (progress?.current ?? 0)}
            of={required(shown)}
          />
        )}
      </div>
      <div className={styles.state}>
        {state === 'done' ? (
          <>
            <Icon name="check" /> {texts.daily.paid}
          </>
        ) : state === 'ready' ? (
          <ClaimButton contract={held!} small />
        ) : state === 'run' ? (
          <span>
            <b>{texts.number(progress?.current ?? 0)}</b>/{texts.number(progress?.required ?? 0)}
          </span>
        ) : (
          <Take missionId={quest!.id} />
        )}
      </div>
    </li>
  );
}

const required = (quest: Quest): number => quest.objectives[0]?.required ?? 1;

const payText = (quest: Quest, texts: ReturnType<typeof useTexts>): string =>
  [
    texts.credits(quest.credits),
    ...(quest.effectiveReputation === 0
      ? []
      : [texts.standingChange(quest.effectiveReputation, texts.factionShort(quest.faction))]),
    ...quest.items.map((item) => (texts.complete.itemKinds[item.kind] ?? item.kind).toLowerCase()),
  ].join(', ');

function Pips({ current, of }: { current: number; of: number }) {
  const { daily } = useTexts();
  const marks = Math.min(of, MARKS);
  return (
    <span className={styles.pips} role="img" aria-label={daily.count(current, of)}>
      {upTo(marks).map((i) => (
        <i key={i} data-on={i < Math.floor((current / of) * marks) || undefined} />
      ))}
    </span>
  );
}

function Take({ missionId }: { missionId: string }) {
  const { board } = useTexts();
  const client = useClient();
  const [refusal, setRefusal] = useState<Refusing>();
  const accept = async () => {
    const answer = await client.accept(missionId);
    setRefusal(answer.ok ? undefined : answer.error);
  };
  return (
    <>
      <Button small onClick={() => void accept()}>
        {board.accept}
      </Button>
      {refusal === undefined ? undefined : <Refused refusal={refusal} again={accept} />}
    </>
  );
}

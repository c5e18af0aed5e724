import { Link } from './connection/link.tsx';
import { Icon, type IconName } from './parts/icon.tsx';
import { usePlace, VIEWS, type View } from './store/address.ts';
import { useGraph } from './store/map-store.tsx';
import { useMission } from './store/mission-store.tsx';
import { LANGUAGES, useTexts } from './texts/texts.tsx';
import styles from './top-bar.module.css';

const VIEW_ICONS: Readonly<Record<View, IconName>> = {
  board: 'board',
  active: 'ship',
  chart: 'chart',
  standing: 'standing',
  journal: 'journal',
  deck: 'deck',
};

/** Who is flying, the way to each view, and the lamp. */
export const TopBar = ({
  development,
  onLanguage,
}: {
  development: boolean;
  onLanguage: (language: string) => void;
}) => (
  <header className={styles.bar}>
    <Pilot />
    <Gauges />
    <Views shown={VIEWS.filter((view) => view !== 'deck' || development)} />
    <Languages onLanguage={onLanguage} />
    <Link />
  </header>
);

function Pilot() {
  const { title } = useTexts();
  const name = useMission((state) => state.player.name);
  const sectorId = useMission((state) => state.player.sectorId);
  const { sectors, clusters } = useGraph();
  const sector = sectors.get(sectorId);
  return (
    <div className={styles.pilot}>
      <h1 className="sr">{title}</h1>
      <svg className={styles.crest} viewBox="0 0 32 32" aria-hidden="true">
        <path d="M16 2 28 9v14l-12 7L4 23V9zM16 8l6 14-6-3.500-6 3.500z" />
      </svg>
      <div>
        <p className={styles.name}>{name}</p>
        <p className={styles.where}>
          {sector?.name ?? ''}
          <span data-wide> · {clusters.get(sector?.clusterId ?? '')?.name ?? ''}</span>
        </p>
      </div>
    </div>
  );
}

function Gauges() {
  const { player, number } = useTexts();
  const { credits, level, completedMissions } = useMission((state) => state.player);
  const sectorId = useMission((state) => state.player.sectorId);
  const security = useGraph().sectors.get(sectorId)?.security;
  return (
    <dl className={styles.gauges}>
      <div>
        <dt>{player.credits}</dt>
        <dd>{number(credits)}</dd>
      </div>
      <div>
        <dt>{player.level}</dt>
        <dd>{number(level)}</dd>
      </div>
      <div data-wide>
        <dt>{player.flown}</dt>
        <dd>{number(completedMissions)}</dd>
      </div>
      {security === undefined ? undefined : (
        <div data-wide>
          <dt>{player.security}</dt>
          <dd>{number(security)}</dd>
        </div>
      )}
    </dl>
  );
}

function Views({ shown }: { shown: readonly View[] }) {
  const { views, viewsLabel } = useTexts();
  const { view: here } = usePlace();
  return (
    <nav className={styles.views} aria-label={viewsLabel}>
      {shown.map((view) => (
        <a key={view} href={`#${view}`} aria-current={view === here ? 'page' : undefined} data-view={view}>
          <Icon name={VIEW_ICONS[view]} />
          {views[view]}
          {view === 'active' ? <ClaimBadge /> : undefined}
        </a>
      ))}
    </nav>
  );
}

/** How many missions can be claimed, and nothing else. */
function ClaimBadge() {
  const { readyToClaim, number } = useTexts();
  const active = useMission((state) => state.active);
  const ready = Object.values(active).filter((mission) => mission.status === 'completed').length;
  if (ready === 0) return undefined;
  return (
    <span className={styles.badge}>
      <span aria-hidden="true">{number(ready)}</span>
      <span className="sr">{readyToClaim(ready)}</span>
    </span>
  );
}

function Languages({ onLanguage }: { onLanguage: (language: string) => void }) {
  const { language } = useTexts();
  const others = Object.values(LANGUAGES).filter((texts) => texts.language !== language);
  return others.map((texts) => (
    <button
      key={texts.language}
      type="button"
      className={styles.language}
      lang={texts.language}
      title={texts.languageName}
      aria-label={`${texts.language.toUpperCase()}, ${texts.languageName}`}
      onClick={() => onLanguage(texts.language)}
    >
      {texts.language.toUpperCase()}
    </button>
  ));
}

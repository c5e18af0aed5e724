import { useTexts } from '../texts/texts.tsx';
import styles from './emblem.module.css';

/** Each faction's mark inside its hexagon, drawn on a grid of 24. */
const MARKS: Readonly<Record<string, string>> = {
  terran_federation: 'M12 8.5a3.500 3.500 0 1 0 .01 0M3 16c5 3 13.500 0 18-8m0 0-4-.4m4 .4-1 3.800',
  mercantile_guild: 'M12 4v16M7.500 20h9M5 7.500h14M5 7.500 2.500 13h5zM19 7.500 16.500 13h5z',
  frontier_coalition: 'M3 18.500 9.500 9l3.500 5 2.500-3.500 5.500 8zM16.500 4.500a2 2 0 1 0 .01 0',
  astral_mining_consortium:
    'M7 4.500h10l4 5.500-9 10.500L3 10zM3 10h18M12 20 8.500 10l2-5.500M12 20l3.500-10-2-5.500',
  nova_scientific_institute: 'M12 2.500 14 10l7.500 2-7.500 2-2 7.500L10 14l-7.500-2 7.500-2z',
  fringe_alliance: 'M9 4a8.500 8.500 0 0 0 0 16M15 20a8.500 8.500 0 0 0 0-16M14.500 2.500l-5 19',
  shadow_syndicate: 'M2.500 12c5-8.500 14-8.500 19 0-5 8.500-14 8.500-19 0zM12 8v8',
  pirates: 'M5 5l13 13M19 5 6 18M4 15l5 5M20 15l-5 5',
  galactic_concord:
    'M12 3l8 2.500V12c0 4.500-3.500 7.500-8 9-4.500-1.500-8-4.500-8-9V5.500zM8 11.500h8M12 7.500V16',
};
const OPEN_CALL = 'M5 10a10 10 0 0 1 14 0M8 13.500a6 6 0 0 1 8 0M12 17.500v.01';

/** A faction's emblem; without a faction that of an open call. */
export function Emblem({ faction, size = 38 }: { faction: string; size?: number }) {
  const { factionName, openCall } = useTexts();
  const name = faction === '' ? openCall : factionName(faction);
  return (
    <span
      className={styles.emblem}
      data-faction={faction === '' ? 'none' : faction}
      style={{ width: size, height: size }}
      title={name}
    >
      <svg viewBox="0 0 40 40" role="img" aria-label={name}>
        <path className={styles.hex} d="M20 1.500 36 10.750v18.500L20 38.500 4 29.250v-18.500z" />
        <path
          className={styles.mark}
          d={MARKS[faction] ?? OPEN_CALL}
          transform="translate(9.2 9.2) scale(.9)"
        />
      </svg>
    </span>
  );
}

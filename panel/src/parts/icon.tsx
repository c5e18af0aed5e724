import styles from './icon.module.css';

/** Line drawings on a grid of 20. */
const DRAWINGS = {
  cargo_delivery: 'M3 6.500 10 3l7 3.500v7L10 17l-7-3.500zM3 6.500l7 3.500 7-3.500M10 10v7',
  combat: 'M10 4.500a5.500 5.500 0 1 0 .01 0M10 2v4.500M10 13.500V18M2 10h4.500M13.500 10H18',
  exploration: 'M10 2.500a7.500 7.500 0 1 0 .01 0M13.500 6.500l-2 5-5 2 2-5z',
  diplomatic: 'M2.500 5h15v10h-15zM2.500 5.500 10 11l7.500-5.500',
  escort: 'M3 4l6 6-6 6M11 4l6 6-6 6',
  race: 'M5 17.500V3h10.500L13 6.500l2.500 3.500H5',
  salvage: 'M10 2.500V13a3.500 3.500 0 1 1-5.500-2.800M7 2.500h6M15.500 8.500l2 2-2 2',
  smuggling: 'M2 10c2-3.500 5-5 8-5 1 0 2 .2 3 .5M18 10c-2 3.500-5 5-8 5-1 0-2-.2-3-.5M3.500 16.500l13-13',
  distress: 'M10 9v8.500M7 17.500h6M10 6.500v.01M6.500 10a5 5 0 0 1 0-7M13.500 10a5 5 0 0 0 0-7',
  social: 'M3 4h14v9H9l-4 3.500V13H3z',
  trade: 'M3 7h13l-3.500-3.500M17 13H4l3.500 3.500',
  travel:
    'M4.500 13.500a2 2 0 1 0 .01 0M15.500 2.500a2 2 0 1 0 .01 0M7 15.500h5a3 3 0 0 0 0-6H8.500a3 3 0 0 1 0-6H13',
  search: 'M9 3.500a5.500 5.500 0 1 0 .01 0M13 13l4 4',
  down: 'M5.500 8l4.500 4.500L14.500 8',
  pin: 'M7 3h6l-1 5 3 3H5l3-3zM10 11v6',
  check: 'M4.500 10.500l4 4 7.500-8.500',
  clock: 'M10 3a7 7 0 1 0 .01 0M10 5.500V10l3 2',
  cap: 'M3.500 4h13M10 17V7.500M6.500 11 10 7.500l3.500 3.500',
  more: 'M4.500 10v.01M10 10v.01M15.500 10v.01',
  board: 'M3 4.500h14M3 10h14M3 15.500h9',
  chart: 'M5 13a2 2 0 1 0 .01 0M10 4a2 2 0 1 0 .01 0M15.500 10a2 2 0 1 0 .01 0M6 13l3-5M11.500 7.500l2.500 3',
  standing: 'M3.500 16.500h13M5.500 16.500V10M10 16.500V4M14.500 16.500v-9',
  journal: 'M5 3h10.500v14H5.500a2 2 0 0 1 0-4h10M5 3a1.500 1.500 0 0 0-1.500 1.500V15',
  ship: 'M10 2.500 15.500 16 10 13.500 4.500 16z',
  deck: 'M3 15.500h14M5 15.500 7 6h6l2 9.500M10 6V3',
  away: 'M3 10a9 9 0 0 1 14 0M6 13a5 5 0 0 1 8 0M10 16.500v.01M3 3l14 14',
  cross: 'M5 5l10 10M15 5 5 15',
  dot: 'M10 6a4 4 0 1 0 .01 0',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
} as const;

export type IconName = keyof typeof DRAWINGS;

/** A drawing beside words that say the same: hidden from screen readers. */
export const Icon = ({ name, size }: { name: IconName; size?: number }) => (
  <svg
    className={styles.icon}
    viewBox="0 0 20 20"
    aria-hidden="true"
    style={size === undefined ? undefined : { width: size, height: size }}
  >
    <path d={DRAWINGS[name]} />
  </svg>
);

/** The drawing of a mission type; an unknown type has a dot. */
export const typeIcon = (type: string): IconName => (type in DRAWINGS ? (type as IconName) : 'dot');

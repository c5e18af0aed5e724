import { memo, useMemo } from 'react';
import type { Graph, Sector } from '../store/graph.ts';
import styles from './chart.module.css';

/** How safe a sector is, in the three classes that the chart draws. */
export const securityClass = (security: number): 'safe' | 'watched' | 'lawless' =>
  security >= 8 ? 'safe' : security >= 4 ? 'watched' : 'lawless';

const CLASSES = ['safe', 'watched', 'lawless'] as const;
/** Below this many chart units for a map unit, cluster names would lie over one another. */
const NAMES_FROM = 0.12;

/**
 * What does not depend on the player: warps, sectors, cluster names. All warps are one path and each class
 * of sectors is one, so that a pan moves a handful of nodes.
 */
export const Sky = memo(function Sky({
  graph,
  transform,
  scale,
}: {
  graph: Graph;
  transform: string;
  scale: number;
}) {
  const warps = useMemo(() => warpsPath(graph), [graph]);
  const sectors = useMemo(
    () => Map.groupBy(graph.sectors.values(), (sector) => securityClass(sector.security)),
    [graph],
  );
  const clusters = useMemo(() => middles(graph), [graph]);
  return (
    <g transform={transform} aria-hidden="true">
      <path className={styles.warps} d={warps} vectorEffect="non-scaling-stroke" />
      {CLASSES.map((name) => (
        <path
          key={name}
          className={styles.sectors}
          data-security={name}
          d={(sectors.get(name) ?? []).map(dot).join('')}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {scale < NAMES_FROM
        ? undefined
        : clusters.map(({ id, name, x, y }) => (
            <text
              key={id}
              className={styles.cluster}
              x={x}
              y={y}
              fontSize={12 / scale}
              strokeWidth={3 / scale}
            >
              {name}
            </text>
          ))}
    </g>
  );
});

/** A line of no length with round ends is a dot whose size no zoom changes. */
const dot = ({ x, y }: Sector): string => `M${x} ${y}h0`;

function warpsPath(graph: Graph): string {
  const parts: string[] = [];
  for (const { id, x, y } of graph.sectors.values()) {
    for (const to of graph.waysFrom(id)) {
      const end = graph.sectors.get(to);
      if (end !== undefined && (id < to || !graph.waysFrom(to).includes(id)))
        parts.push(`M${x} ${y}L${end.x} ${end.y}`);
    }
  }
  return parts.join('');
}

function middles({ sectors, clusters }: Graph) {
  const members = Map.groupBy(sectors.values(), (sector) => sector.clusterId);
  return [...members].flatMap(([id, list]) => {
    const cluster = clusters.get(id);
    if (cluster === undefined) return [];
    const mean = (of: (sector: Sector) => number) =>
      list.reduce((sum, sector) => sum + of(sector), 0) / list.length;
    return [{ id, name: cluster.name, x: mean((s) => s.x), y: mean((s) => s.y) }];
  });
}

import { useMemo } from 'react';
import { IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Empty, Panel } from '../parts/panel.tsx';
import { useGraph } from '../store/map-store.tsx';
import { MINUTE, useNow } from '../store/mission-clock.tsx';
import { useMission } from '../store/mission-store.tsx';
import { usePreference } from '../store/preference.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './chart.module.css';
import { Sky } from './sky.tsx';
import { TargetMark } from './target-mark.tsx';
import { nearestShown, targets } from './targets.ts';
import { useCamera } from './use-camera.ts';
import { useSize } from './use-size.ts';

/** Map units that the chart shows around the ship at first. */
const FIRST_SPAN = 1_100;

/** The sectors around the player, where everything leads, and the way to what is pointed at. */
export function Chart({ shownId, className }: { shownId: string | undefined; className?: string }) {
  const { chart: words, warps } = useTexts();
  const graph = useGraph();
  const player = useMission((state) => state.player);
  const active = useMission((state) => state.active);
  const offer = useMission((state) => (shownId === undefined ? undefined : state.available[shownId]));
  const now = useNow(MINUTE);
  const [onlyTracked, setOnlyTracked] = usePreference('chart.tracked', false);
  const ship = graph.sectors.get(player.sectorId);
  const { camera, box, handlers, zoomIn, zoomOut, centre } = useCamera(
    { x: ship?.x ?? 0, y: ship?.y ?? 0 },
    FIRST_SPAN,
  );
  const { width, height } = useSize(box);
  const scale = width / camera.span;
  const at = (sectorId: number): readonly [number, number] => {
    const { x, y } = graph.sectors.get(sectorId)!;
    return [(x - camera.x) * scale + width / 2, (y - camera.y) * scale + height / 2];
  };
  const list = useMemo(
    () => targets({ active, player }, offer, onlyTracked, shownId, graph, now),
    [active, player, offer, onlyTracked, shownId, graph, now],
  );
  const goal = nearestShown(list, graph, player.sectorId);
  const route = useMemo(
    () => (goal === undefined ? [] : graph.route(player.sectorId, goal.sectorId)),
    [goal, graph, player.sectorId],
  );
  if (ship === undefined) {
    return (
      <Panel id="chart" title={words.title} className={className}>
        <Empty title={words.noMap} />
      </Panel>
    );
  }
  const goalName = goal === undefined ? undefined : graph.sectors.get(goal.sectorId)?.name;
  return (
    <Panel
      id="chart"
      title={words.title}
      note={goalName === undefined ? undefined : words.to(goalName, warps(Math.max(0, route.length - 1)))}
      aside={<Legend />}
      className={className}
    >
      <figure className={styles.figure}>
        <svg
          ref={box}
          className={styles.map}
          viewBox={`0 0 ${width} ${height}`}
          tabIndex={0}
          role="group"
          aria-label={words.about(ship.name)}
          {...handlers}
        >
          <g className={styles.ranges} aria-hidden="true">
            {[70, 140, 210].map((radius) => (
              <circle key={radius} cx={at(ship.id)[0]} cy={at(ship.id)[1]} r={radius} />
            ))}
          </g>
          <Sky
            graph={graph}
            transform={`translate(${width / 2 - camera.x * scale} ${height / 2 - camera.y * scale}) scale(${scale})`}
            scale={scale}
          />
          {route.length > 1 ? (
            <g aria-hidden="true">
              <path className={styles.route} d={`M${route.map((id) => at(id).join(' ')).join('L')}`} />
              {route.slice(1, -1).map((id) => (
                <circle key={id} className={styles.stop} cx={at(id)[0]} cy={at(id)[1]} r={2.5} />
              ))}
            </g>
          ) : undefined}
          {list.map((target) => (
            <TargetMark
              key={`${target.missionId}/${target.sectorId}`}
              target={target}
              name={graph.sectors.get(target.sectorId)!.name}
              warps={graph.distancesFrom(player.sectorId).get(target.sectorId)}
              at={at(target.sectorId)}
              width={width}
              height={height}
            />
          ))}
          <g className={styles.ship} transform={`translate(${at(ship.id).join(' ')})`}>
            <circle r="16" />
            <circle className={styles.rim} r="7.5" />
            <path d="M0-4.500 3.500 3.500 0 1.800-3.500 3.500z" />
            <text x="13" y="-6">
              {ship.name}
            </text>
          </g>
        </svg>
        <div className={styles.tools}>
          <label>
            <input
              type="checkbox"
              checked={onlyTracked}
              onChange={(event) => setOnlyTracked(event.target.checked)}
            />{' '}
            {words.onlyTracked}
          </label>
          <IconButton aria-label={words.zoomIn} onClick={zoomIn}>
            <Icon name="plus" />
          </IconButton>
          <IconButton aria-label={words.zoomOut} onClick={zoomOut}>
            <Icon name="minus" />
          </IconButton>
          <IconButton aria-label={words.centre} onClick={centre}>
            <Icon name="ship" />
          </IconButton>
        </div>
      </figure>
    </Panel>
  );
}

function Legend() {
  const { chart: words } = useTexts();
  return (
    <ul className={styles.legend}>
      <li data-security="safe">{words.safe}</li>
      <li data-security="watched">{words.watched}</li>
      <li data-security="lawless">{words.lawless}</li>
    </ul>
  );
}

import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';

/** What the chart shows: its middle in map units, and how many map units it is wide. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly span: number;
}

const NEAREST = 250;
const FARTHEST = 7_000;
const STEP = 1.35;

const clamp = (span: number) => Math.min(FARTHEST, Math.max(NEAREST, span));

/** Pan and zoom by mouse, touch and keys. Follows `home` until somebody moves it. */
export function useCamera(home: { x: number; y: number }, span: number) {
  const [moved, setMoved] = useState<Camera>();
  const camera = moved ?? { ...home, span };
  const latest = useRef(camera);
  latest.current = camera;
  const box = useRef<SVGSVGElement>(null);
  const fingers = useRef(new Map<number, { x: number; y: number }>());

  const unit = () => latest.current.span / Math.max(1, box.current?.clientWidth ?? 1);
  const pan = useCallback((dx: number, dy: number) => {
    const { x, y, span: width } = latest.current;
    setMoved({ x: x + dx, y: y + dy, span: width });
  }, []);
  const zoom = useCallback((factor: number) => {
    setMoved({ ...latest.current, span: clamp(latest.current.span * factor) });
  }, []);
  const centre = useCallback(() => setMoved(undefined), []);

  const onPointerDown = (event: PointerEvent) => {
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const onPointerMove = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    const others = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    const now = { x: event.clientX, y: event.clientY };
    fingers.current.set(event.pointerId, now);
    const [other] = others;
    if (other === undefined) pan((before.x - now.x) * unit(), (before.y - now.y) * unit());
    else
      zoom(
        Math.hypot(before.x - other.x, before.y - other.y) /
          Math.max(1, Math.hypot(now.x - other.x, now.y - other.y)),
      );
  };
  const onPointerUp = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = latest.current.span / 10;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => pan(-by, 0),
      ArrowRight: () => pan(by, 0),
      ArrowUp: () => pan(0, -by),
      ArrowDown: () => pan(0, by),
      '+': () => zoom(1 / STEP),
      '-': () => zoom(STEP),
      '0': centre,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  // React's own wheel listeners are passive: the page would scroll as well.
  useEffect(() => {
    const element = box.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      zoom(event.deltaY > 0 ? STEP : 1 / STEP);
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [zoom]);
  const handlers = {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: onPointerUp,
    onPointerLeave: onPointerUp,
    onKeyDown,
  };
  return { camera, box, handlers, zoomIn: () => zoom(1 / STEP), zoomOut: () => zoom(STEP), centre };
}

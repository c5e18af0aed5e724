import { useEffect, useState } from 'react';
import { useTexts } from '../texts/texts.tsx';

const COUNT_MS = 900;

/** A number that counts up to what it is; at once for those who want no motion. */
export function CountUp({ to }: { to: number }) {
  const { number } = useTexts();
  const [share, setShare] = useState(() => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : 0));
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const begun = performance.now();
    let frame = 0;
    const step = (now: number) => {
      const at = Math.min(1, (now - begun) / COUNT_MS);
      setShare(1 - (1 - at) ** 3);
      if (at < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <>
      <span aria-hidden="true">{number(Math.round(to * share))}</span>
      <span className="sr">{number(to)}</span>
    </>
  );
}

import { type RefObject, useLayoutEffect, useState } from 'react';

/** How large an element is, CSS pixels; what is drawn in it is drawn to that size. */
export function useSize(box: RefObject<Element | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 460, height: 404 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watch = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      // A view that is not shown has no size.
      if (width > 0 && height > 0) setSize({ width, height });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [box]);
  return size;
}

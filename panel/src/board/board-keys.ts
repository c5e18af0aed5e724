import { useCallback, useEffect, useRef, useState } from 'react';
import { usePlace } from '../store/address.ts';
import type { Listed } from './steady-list.ts';

/** Whether somebody is typing, or a dialog is in front. */
const isBusy = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement && target.closest('input, select, textarea') !== null) ||
  document.querySelector('dialog[open]') !== null;

/** Which offer is open and which the keys are on; j, k, arrows, enter, a and r move and act on it. */
export function useBoardKeys(listed: readonly Listed[], onShow: (missionId: string | undefined) => void) {
  const { missionId } = usePlace();
  const [openId, setOpenId] = useState<string>();
  const [cursorId, setCursorId] = useState<string>();
  const listRef = useRef<HTMLOListElement>(null);
  const rows = useRef(listed);
  rows.current = listed;

  const focusOn = useCallback((id: string) => {
    setCursorId(id);
    requestAnimationFrame(() =>
      listRef.current?.querySelector<HTMLElement>(`[data-offer="${id}"] a`)?.focus(),
    );
  }, []);
  const toggle = useCallback(
    (id: string) => {
      setCursorId(id);
      setOpenId((open) => (open === id ? undefined : id));
      onShow(id);
    },
    [onShow],
  );
  /** After accepting, the next offer has the focus. */
  const accepted = useCallback(
    (id: string) => {
      const at = rows.current.findIndex(({ offer }) => offer.id === id);
      const next =
        rows.current.slice(at + 1).find(({ gone }) => !gone) ??
        rows.current.find(({ offer, gone }) => !gone && offer.id !== id);
      if (next !== undefined) focusOn(next.offer.id);
    },
    [focusOn],
  );
  useEffect(() => {
    if (missionId !== undefined) {
      setOpenId(missionId);
      setCursorId(missionId);
      onShow(missionId);
    }
  }, [missionId, onShow]);
  useEffect(() => {
    const step = (by: number) => {
      const at = rows.current.findIndex(({ offer }) => offer.id === cursorId);
      const next = rows.current[Math.min(Math.max(at + by, 0), rows.current.length - 1)];
      if (next !== undefined) focusOn(next.offer.id);
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      const act = (name: string) =>
        listRef.current?.querySelector<HTMLElement>(`[data-offer="${cursorId}"] [data-act="${name}"]`);
      if (event.key === 'j' || event.key === 'ArrowDown') step(1);
      else if (event.key === 'k' || event.key === 'ArrowUp') step(-1);
      else if (event.key === 'a' && cursorId !== undefined) {
        if (openId !== cursorId) toggle(cursorId);
        requestAnimationFrame(() => act('accept')?.click());
      } else if (event.key === 'r' && cursorId !== undefined) onShow(cursorId);
      else if (event.key === 'Escape') setOpenId(undefined);
      else if (event.key === '/') document.getElementById('board-search')?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [cursorId, openId, focusOn, toggle, onShow]);
  return { openId, cursorId, toggle, accepted, listRef };
}

import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './dialog.module.css';

interface SheetProps {
  readonly open: boolean;
  /** Called when the player closes it: by Escape, by a press beside it, or by a button of its own. */
  onClose(): void;
  readonly title: string;
  /** A question that wants an answer: a press beside it does not close it. */
  readonly alert?: boolean;
  readonly faction?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/**
 * What stands in front of everything. It is the browser's own dialog: what lies behind cannot be reached
 * meanwhile, Escape closes it, and the focus goes back to where it was.
 */
export function Sheet({ open, onClose, title, alert = false, faction, className, children }: SheetProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open) box.current?.showModal();
    else box.current?.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      className={`${styles.sheet} ${className ?? ''}`}
      role={alert ? 'alertdialog' : undefined}
      aria-labelledby={titleId}
      data-faction={faction}
      onClose={onClose}
      onClick={(event) => (!alert && event.target === box.current ? onClose() : undefined)}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {open ? (
        <div className={styles.inside}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          {children}
        </div>
      ) : undefined}
    </dialog>
  );
}

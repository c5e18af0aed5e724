import type { ReactNode } from 'react';
import styles from './panel.module.css';

/** One instrument: a titled frame. `id` is the word in the address that leads here. */
export const Panel = ({
  id,
  title,
  note,
  aside,
  className,
  children,
}: {
  id: string;
  title: string;
  note?: ReactNode;
  aside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) => (
  <section id={id} className={`${styles.panel} ${className ?? ''}`} aria-labelledby={`${id}-title`}>
    <header className={styles.head}>
      <h2 id={`${id}-title`}>
        {title} {note === undefined ? undefined : <span className={styles.note}>{note}</span>}
      </h2>
      {aside}
    </header>
    {children}
  </section>
);

/** What stands where there is nothing to show, and what to do about it. */
export const Empty = ({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) => (
  <div className={styles.empty}>
    <p>{title}</p>
    {hint === undefined ? undefined : <p className={styles.hint}>{hint}</p>}
    {children}
  </div>
);

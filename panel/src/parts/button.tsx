import type { ComponentProps } from 'react';
import styles from './button.module.css';

type Look = 'plain' | 'primary' | 'ready' | 'danger' | 'quiet';

/** A button; `keys` is the key that does the same. */
export function Button({
  look = 'plain',
  small = false,
  keys,
  children,
  className,
  ...rest
}: ComponentProps<'button'> & { look?: Look; small?: boolean; keys?: string }) {
  const names = [styles.button, styles[look], small ? styles.small : '', className ?? ''].join(' ');
  return (
    <button type="button" className={names} {...rest}>
      {children}
      {keys === undefined ? undefined : <kbd>{keys}</kbd>}
    </button>
  );
}

/** A button that is only a drawing: it has to have a name. */
export const IconButton = ({
  on,
  className,
  ...rest
}: ComponentProps<'button'> & { on?: boolean; 'aria-label': string }) => (
  <button
    type="button"
    className={`${styles.icon} ${on === true ? styles.on : ''} ${className ?? ''}`}
    title={rest['aria-label']}
    {...rest}
  />
);

import { useTexts } from '../texts/texts.tsx';
import styles from './connection.module.css';

/** Before the first state: the ground, and a word only when it takes long or fails. */
export function SignedOut({ failed }: { failed: boolean }) {
  const { connection, title } = useTexts();
  return (
    <main className={styles.outside}>
      <h1 className="sr">{title}</h1>
      {failed ? (
        <div role="alert" className={styles.card}>
          <p>
            <b>{connection.noToken}</b>
          </p>
          <p>{connection.noTokenHint}</p>
        </div>
      ) : (
        <p className={styles.late} role="status">
          {connection.connecting}
        </p>
      )}
    </main>
  );
}

import type { Notice, Notices } from '../protocol/notices.ts';
import { calling } from './calling.ts';

type Listener = (body: never) => void;

/** Who listens to which notices. */
export class NoticeListeners {
  readonly #byType = new Map<string, Set<Listener>>();

  /** Returns how to stop listening. */
  on<T extends Notice[0]>(type: T, listener: (body: Notices[T]) => void): () => void;
  on(type: '*', listener: (notice: Notice) => void): () => void;
  on(type: string, listener: Listener): () => void {
    const listeners = this.#byType.get(type) ?? new Set();
    this.#byType.set(type, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  tell(notice: Notice): void {
    const [type, body] = notice;
    for (const listener of [...(this.#byType.get(type) ?? [])]) calling(listener, body);
    for (const listener of [...(this.#byType.get('*') ?? [])]) calling(listener, notice);
  }
}

import type { OutboxEntry, OutboxRow } from '../app/ports/store.ts';

/** What the game is told, in a list; cursors go on whatever was taken away. */
export class MemoryOutbox {
  #entries: OutboxEntry[] = [];
  #last = 0;

  write(rows: readonly OutboxRow[], codeOf: (missionId: string) => string | null): void {
    for (const row of rows) {
      const code = row.missionId === null ? null : codeOf(row.missionId);
      this.#entries.push({ ...row, code, cursor: String(++this.#last), id: crypto.randomUUID() });
    }
  }

  read(after: string, limit: number): OutboxEntry[] {
    return this.#entries.filter((entry) => Number(entry.cursor) > Number(after)).slice(0, limit);
  }

  forget(before: number, limit: number): number {
    const gone = new Set(this.#entries.slice(0, limit).filter((entry) => entry.at < before));
    this.#entries = this.#entries.filter((entry) => !gone.has(entry));
    return gone.size;
  }
}

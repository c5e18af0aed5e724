import { connect } from 'node:net';

/** What came back over a connection. */
export interface RawAnswer {
  /** Of the first answer; 0 when there was none. */
  readonly status: number;
  readonly text: string;
  /** Whether the server ended the connection. */
  readonly closed: boolean;
}

/**
 * Sends bytes as they are, in one piece, and collects what the server says until an answer is whole,
 * the connection is closed, or nothing came for `patienceMs`.
 */
export function rawHttp(url: string, bytes: string | Uint8Array, patienceMs = 30_000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const done = (closed: boolean) => {
      clearTimeout(late);
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text, closed });
    };
    const late = setTimeout(() => done(false), patienceMs);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (isWhole(text)) done(false);
    });
    socket.on('close', () => done(true));
    socket.on('error', () => undefined);
  });
}

/** Whether an answer has come to its end; one to HEAD, which has none, ends with its connection. */
function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = text.slice(0, end).toLowerCase();
  const body = text.slice(end + 4);
  if (/^http\/1\.1 (?:1\d\d|204|304)/.test(head)) return !head.startsWith('http/1.1 100');
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  return length === undefined ? body.endsWith('0\r\n\r\n') : body.length >= Number(length);
}

/** The code of an answer in the error shape; undefined when it has another. */
export function codeOf({ text }: RawAnswer): string | undefined {
  try {
    const { error } = JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4));
    return Object.keys(error).sort().join() === 'code,details,message' ? error.code : undefined;
  } catch {
    return undefined;
  }
}

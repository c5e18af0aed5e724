import { backoff, pause } from './backoff.ts';

/** Gives a token; `refused` is the one that the server did not take, if that is why it is asked. */
export type TokenSource = (refused?: string) => string | Promise<string>;

export interface HttpOptions {
  readonly url: string;
  /** Undefined for what anyone may ask. */
  readonly token?: TokenSource;
  /** How long a call may take over all its tries, ms. */
  readonly patienceMs: number;
}

export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  /** Ends the call, and the waits between its tries. */
  readonly signal?: AbortSignal | undefined;
}

/** A call that was refused, or that nobody answered in time (`client/unanswered`). */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  /** HTTP's; 0 where nothing answered. */
  readonly status: number;
  readonly code: string;
  readonly details: unknown;

  constructor(status: number, code: string, message: string, details: unknown) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** How long one try may take, ms: a map of a hundred thousand sectors takes its time. */
const TRY_MS = 60_000;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

/**
 * Calls a route, again and again while the server is away, overrun or nothing answers; everything that
 * is asked this way may be asked twice. Throws `CallFailed`.
 */
export class Http {
  readonly #options: HttpOptions;
  #token: string | undefined;

  constructor(options: HttpOptions) {
    this.#options = { ...options, url: options.url.replace(/\/+$/, '') };
  }

  async call<T>(call: HttpCall): Promise<T> {
    const deadline = performance.now() + this.#options.patienceMs;
    for (let failures = 0; ; failures++) {
      call.signal?.throwIfAborted();
      const answer = await this.#try(call);
      if (answer.ok) return answer.body as T;
      const wait = answer.waitMs ?? backoff(failures, FIRST_WAIT_MS, LONGEST_WAIT_MS, Math.random());
      if (!answer.again || performance.now() + wait > deadline) throw answer.error;
      await paused(wait, call.signal);
    }
  }

  async #try(call: HttpCall, refused?: string): Promise<Tried> {
    try {
      const token = await this.#tokenFor(refused);
      const response = await this.#send(call, token);
      if (response.status === 401 && token !== undefined && refused === undefined)
        return await this.#try(call, token);
      const text = await response.text();
      return response.ok
        ? { ok: true, body: text === '' ? undefined : JSON.parse(text) }
        : no(response, text);
    } catch (error) {
      if (call.signal?.aborted) throw error;
      const message = error instanceof Error ? error.message : String(error);
      return { ok: false, again: true, error: new CallFailed(0, 'client/unanswered', message, {}) };
    }
  }

  /** The last token, or a fresh one when there is none or it was refused. */
  async #tokenFor(refused: string | undefined): Promise<string | undefined> {
    if (this.#token === undefined || this.#token === refused)
      this.#token = await this.#options.token?.(refused);
    return this.#token;
  }

  #send({ method, path, body, signal }: HttpCall, token: string | undefined): Promise<Response> {
    const late = AbortSignal.timeout(TRY_MS);
    return fetch(this.#options.url + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal === undefined ? late : AbortSignal.any([signal, late]),
    });
  }
}

type Tried =
  | { readonly ok: true; readonly body: unknown }
  | {
      readonly ok: false;
      /** Whether trying again is safe and may help. */
      readonly again: boolean;
      readonly waitMs?: number | undefined;
      readonly error: CallFailed;
    };

function no(response: Response, text: string): Tried {
  const { status } = response;
  const { code, message, details } = refusalIn(text) ?? {
    code: 'client/unanswered',
    message: `the server answered ${status}`,
    details: {},
  };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    ok: false,
    again: status === 429 || status === 502 || status === 503 || status === 504,
    waitMs: Number.isFinite(seconds) ? seconds * 1000 : undefined,
    error: new CallFailed(status, code, message, details),
  };
}

function refusalIn(text: string): { code: string; message: string; details: unknown } | undefined {
  try {
    const { error } = JSON.parse(text) as {
      error?: { code?: unknown; message?: unknown; details?: unknown };
    };
    if (typeof error?.code !== 'string') return undefined;
    return { code: error.code, message: String(error.message), details: error.details };
  } catch {
    return undefined;
  }
}

async function paused(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const { over, wake } = pause(ms);
  signal?.addEventListener('abort', wake);
  await over;
  signal?.removeEventListener('abort', wake);
}

import { SERVER } from './server.ts';

/** How the page came by its token, and how it gets another. */
export interface SignIn {
  /** The next token for this player; rejects when nobody gives one. */
  token(): Promise<string>;
  /** The token given last, for reads over HTTP. */
  current(): Promise<string>;
  /** Whether this is a development server's own player: the flight deck exists then. */
  readonly development: boolean;
}

/** What a host says to the page that it embeds. */
interface TokenMessage {
  readonly type: 'missionboard:token';
  readonly token: string;
}

/** How long a host has to answer a question for a token, ms. */
const HOST_MS = 10_000;
const PLAYER = 'missionboard.player';

/**
 * Signs in with what there is, in this order: a token in the address's fragment, which is taken out of it
 * at once; the page's host, asked by `postMessage`; a development server's own player.
 */
export async function signIn(hostOrigins: readonly string[]): Promise<SignIn> {
  const given = takeFromFragment();
  if (window.parent !== window) return remembering(given, () => askHost(hostOrigins), false);
  if (given !== undefined) return remembering(given, () => Promise.reject(new NoToken()), false);
  return remembering(await developmentToken(), developmentToken, true);
}

/** Nobody gave the page a token. */
export class NoToken extends Error {
  override readonly name = 'NoToken';
}

/** Gives `first` once, then asks; the last one given is kept. */
function remembering(first: string | undefined, ask: () => Promise<string>, development: boolean): SignIn {
  let next = first;
  let last = first;
  const token = async () => {
    const given = next ?? (await ask());
    next = undefined;
    last = given;
    return given;
  };
  return { token, current: async () => last ?? token(), development };
}

function takeFromFragment(): string | undefined {
  const fields = new URLSearchParams(location.hash.slice(1));
  const token = fields.get('token') ?? undefined;
  if (token === undefined) return undefined;
  fields.delete('token');
  const rest = fields.toString();
  history.replaceState(null, '', `${location.pathname}${location.search}${rest === '' ? '' : `#${rest}`}`);
  return token;
}

function askHost(origins: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new NoToken())), HOST_MS);
    const heard = ({ origin, source, data }: MessageEvent<TokenMessage>) => {
      if (source !== window.parent || !origins.includes(origin)) return;
      if (data?.type !== 'missionboard:token' || typeof data.token !== 'string') return;
      finish(() => resolve(data.token));
    };
    const finish = (end: () => void) => {
      clearTimeout(timer);
      window.removeEventListener('message', heard);
      end();
    };
    window.addEventListener('message', heard);
    for (const origin of origins) window.parent.postMessage({ type: 'missionboard:token?' }, origin);
  });
}

/** A token for the player that this browser keeps. Throws `NoToken` where the server hands none out. */
async function developmentToken(): Promise<string> {
  const known = localStorage.getItem(PLAYER) ?? undefined;
  const response = await fetch(`${SERVER}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(known === undefined ? { name: 'Captain' } : { player_id: known }),
  });
  if (!response.ok) throw new NoToken();
  const { token, player_id: playerId } = (await response.json()) as { token: string; player_id: string };
  localStorage.setItem(PLAYER, playerId);
  return token;
}

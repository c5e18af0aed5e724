/** Whose page a request comes from: nobody's, one that is let in, or any other. */
export type Visitor = 'no page' | 'welcome' | 'foreign';

export interface OriginRules {
  /** The setting `ALLOWED_ORIGINS`. */
  readonly allowed: readonly string[];
  readonly production: boolean;
  /** The setting `PUBLIC_ADDRESS`: a name that this process goes by as well. */
  readonly publicAddress?: string | undefined;
  /** Whether a proxy stands in front, whose word on the server's name counts. */
  readonly behindProxy?: boolean;
}

/** What a request says of where it comes from and whom it asks. */
export interface Asking {
  readonly origin: string | null;
  readonly host: string | null;
  /** The header `X-Forwarded-Host`: pages cannot send it, their browsers would have to ask first. */
  readonly forwardedHost: string | null;
}

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/;

/** Decides which web pages may talk to the server (SPEC 12). Callers that are no page send no Origin. */
export class Origins {
  readonly #rules: OriginRules;

  constructor(rules: OriginRules) {
    this.#rules = rules;
  }

  visitor(asking: Asking): Visitor {
    const { origin } = asking;
    if (origin === null) return 'no page';
    const page = pageOf(origin);
    if (page === null) return 'foreign';
    return this.#isListed(page) || this.#isOwn(page, asking) ? 'welcome' : 'foreign';
  }

  /**
   * The same for routes that give away tokens. A page's own name proves nothing there: whoever owns a
   * name can point it at this machine, and then page and server have the same one.
   */
  devVisitor(asking: Asking): Visitor {
    const visitor = this.visitor(asking);
    if (visitor !== 'welcome') return visitor;
    const page = pageOf(asking.origin!)!;
    return this.#isListed(page) || ADDRESS.test(page.hostname) ? 'welcome' : 'foreign';
  }

  #isListed(page: URL): boolean {
    const { allowed, production } = this.#rules;
    return allowed.includes(page.origin) || (!production && LOOPBACK.test(page.hostname));
  }

  /** By host alone: behind a proxy that ends TLS, nobody here knows the scheme. */
  #isOwn(page: URL, { host, forwardedHost }: Asking): boolean {
    const { publicAddress, behindProxy } = this.#rules;
    const told = behindProxy === true ? (forwardedHost ?? '').split(',').map((name) => name.trim()) : [];
    const names = [host, publicAddress?.split('/')[0], ...told];
    return names.some((name) => name && URL.parse(`${page.protocol}//${name}`)?.host === page.host);
  }
}

/** The page's origin as browsers write it; null for what is none, such as `null` of a local file. */
function pageOf(origin: string): URL | null {
  const page = URL.parse(origin);
  return page !== null && /^https?:$/.test(page.protocol) && page.origin === origin.toLowerCase()
    ? page
    : null;
}

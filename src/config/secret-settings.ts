type Given = Readonly<Record<string, string | undefined>>;

/** The ways to verify players' tokens: one of them decides. */
const VERIFIERS = ['JWT_SECRET', 'JWKS_URL', 'JWT_PUBLIC_KEY'] as const;
/** What has to be known to one party alone. */
const SECRETS = ['JWT_SECRET', 'SERVICE_TOKEN', 'ADMIN_TOKEN', 'METRICS_TOKEN'] as const;

/** Several ways to verify tokens: one would win without a word. */
export function ambiguous(given: Given): string[] {
  const [first, ...more] = VERIFIERS.filter((key) => given[key] !== undefined);
  return more.map((key) => `${key}: set together with ${first}; only one of them can verify players' tokens`);
}

/** Secrets that say the same: who knows one would be let in as the other. */
export function shared(given: Given): string[] {
  return SECRETS.flatMap((key, i) => {
    const twin = SECRETS.slice(0, i).find((other) => given[other] === given[key]);
    return given[key] === undefined || twin === undefined
      ? []
      : [`${key}: the same as ${twin}; each needs a value of its own`];
  });
}

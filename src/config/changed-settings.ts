import { type Config, defaults } from './config.ts';

/** Settings whose value is nobody's business. */
const SECRET = /SECRET|TOKEN|PUBLIC_KEY/;

/** The settings that differ from their defaults, as a log may show them: no secret, no password. */
export function changedSettings(config: Config): Record<string, unknown> {
  const initial: Record<string, unknown> = defaults;
  return Object.fromEntries(
    Object.entries(config).flatMap(([name, value]) =>
      !/^[A-Z]/.test(name) || value === undefined || String(value) === String(initial[name] ?? '')
        ? []
        : [[name, SECRET.test(name) ? '(set)' : typeof value === 'string' ? plainAddress(value) : value]],
    ),
  );
}

/** Of an address with a scheme: where it leads, not who asks, nor with which key. */
export function plainAddress(text: string): string {
  const url = /^\w+:\/\//.test(text) ? URL.parse(text) : null;
  return url === null ? text : `${url.protocol}//${url.host}${url.pathname}`;
}

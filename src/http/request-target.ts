/** Where a request goes: its path with every escape read, and its query as it came. */
export type Target =
  | { readonly ok: true; readonly path: string; readonly query: string }
  | { readonly ok: false; readonly problem: string };

const PRINTABLE = /^[!-~]+$/;
/** What a path may hold beside its slashes and escapes (RFC 3986). */
const PATH = /^(?:[\w\-.~!$&'()*+,;=:@/]|%[0-9a-f]{2})*$/i;

/**
 * Reads the target of a request. Whatever some router further on would read another way (dots, empty
 * segments, escaped slashes, whole addresses) is a problem here: what is looked at is what is served.
 */
export function readTarget(target: string): Target {
  if (!target.startsWith('/')) return problem('the target is not a path');
  if (!PRINTABLE.test(target) || /[#\\]/.test(target))
    return problem('the target has characters that no URL has');
  const [raw, query] = split(target);
  if (!PATH.test(raw)) return problem('the path has characters that no path has');
  const path = decoded(raw);
  if (path === undefined) return problem('the path’s escapes are not UTF-8');
  const segments = path.slice(1).split('/');
  if (segments.some((s, i) => s === '.' || s === '..' || (s === '' && i < segments.length - 1)))
    return problem('the path has dots or empty segments');
  return { ok: true, path, query };
}

function split(target: string): [path: string, query: string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}

/** The path without escapes; undefined when one hides a slash or no text. */
function decoded(path: string): string | undefined {
  if (!path.includes('%')) return path;
  try {
    const segments = path.split('/').map(decodeURIComponent);
    return segments.some((s) => /[/\\]/.test(s)) ? undefined : segments.join('/');
  } catch {
    return undefined;
  }
}

const problem = (text: string): Target => ({ ok: false, problem: text });

import { isIPv4, isIPv6 } from 'node:net';

/**
 * The address of a caller behind a number of proxies, each of which has added whom it heard to
 * `X-Forwarded-For`. Only what those proxies said is believed: the rest of the header is the caller's
 * own word. Without proxies it is the address of the connection.
 */
export function callerAddress(
  remote: string | undefined,
  forwarded: string | undefined,
  proxies: number,
): string {
  const heard = proxies === 0 || forwarded === undefined ? [] : forwarded.split(',');
  const chain = [...heard, remote ?? ''].map(plainAddress);
  const at = Math.max(0, chain.length - 1 - proxies);
  // Where a proxy wrote no address, the next one nearer to us stands for it.
  return chain.slice(at).find((address) => address !== undefined) ?? '';
}

/** One way to write an address: without port, brackets, zone, or IPv4 in the clothes of IPv6. */
function plainAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return undefined;
  const short = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short);
  if (mapped === null) return short;
  return [mapped[1]!, mapped[2]!]
    .map((part) => Number.parseInt(part, 16))
    .flatMap((part) => [part >> 8, part & 255])
    .join('.');
}

/** Who shares one limit: an IPv4 address, or the /64 of IPv6 that one subscriber has to themselves. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const all =
    tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right];
  return `${all.slice(0, 4).join(':')}::/64`;
}

export const isLoopback = (address: string): boolean => address === '::1' || /^127\./.test(address);

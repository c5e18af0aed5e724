import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerAddress, isLoopback, networkOf } from '../../src/limits/caller-address.ts';

const PROXY = '10.0.0.1';
const REAL = '203.0.113.7';

describe('the address of a caller', () => {
  it.each([
    ['no proxy: the header is the caller’s own word', REAL, '9.9.9.9, 8.8.8.8', 0, REAL],
    ['no proxy and no header', REAL, undefined, 0, REAL],
    ['one proxy', PROXY, REAL, 1, REAL],
    ['one proxy, and what the caller wrote before it', PROXY, `9.9.9.9, 1.1.1.1,${REAL}`, 1, REAL],
    ['two proxies', PROXY, `9.9.9.9, ${REAL}, 10.0.0.2`, 2, REAL],
    ['two proxies, of which one wrote nothing', PROXY, REAL, 2, REAL],
    ['one proxy that wrote nothing', REAL, undefined, 1, REAL],
    ['one proxy that wrote no address', PROXY, 'unknown', 1, PROXY],
    ['nothing at all', undefined, undefined, 1, ''],
    ['an empty header', PROXY, '', 1, PROXY],
    ['a port', PROXY, `${REAL}:4711`, 1, REAL],
    ['IPv6', PROXY, '2001:DB8:0:0::1', 1, '2001:db8::1'],
    ['IPv6 in brackets with a port', PROXY, '[2001:db8::1]:4711', 1, '2001:db8::1'],
    ['IPv6 with a zone', 'fe80::1%eth0', undefined, 0, 'fe80::1'],
    ['IPv4 as IPv6', `::ffff:${REAL}`, undefined, 0, REAL],
    ['IPv4 as IPv6 in hexadecimal', '::ffff:cb00:7107', undefined, 0, REAL],
  ])('with %s', (_, remote, forwarded, proxies, expected) => {
    expect(callerAddress(remote, forwarded, proxies)).toBe(expected);
  });

  it('never is what a caller writes before the word of the proxies', () => {
    const proxies = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(proxies, fc.array(fc.oneof(fc.ipV4(), fc.string())), fc.ipV4(), (count, lies, real) => {
        const between = Array.from({ length: count - 1 }, (_, i) => `10.0.1.${i}`);
        const header = [...lies.map((lie) => lie.replaceAll(',', '')), real, ...between].join(', ');
        expect(callerAddress(PROXY, header, count)).toBe(real);
      }),
    );
  });

  it('is one and the same however it is spelled', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const once = callerAddress(address, undefined, 0);
        expect(callerAddress(once, undefined, 0)).toBe(once);
        expect(callerAddress(PROXY, `[${address.toUpperCase()}]:1`, 1)).toBe(once);
      }),
    );
  });
});

describe('who shares a limit', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
  ])('%s is of %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is all of one subscriber’s IPv6, and nobody else', () => {
    const part = fc.integer({ min: 1, max: 0xffff }).map((n) => n.toString(16));
    const four = fc.array(part, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(four, four, four, (net, one, two) => {
        expect(networkOf([...net, ...one].join(':'))).toBe(networkOf([...net, ...two].join(':')));
        const other = [...net.slice(0, 3), net[3] === '1' ? '2' : '1', ...one].join(':');
        expect(networkOf(other)).not.toBe(networkOf([...net, ...one].join(':')));
      }),
    );
  });
});

it.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['128.0.0.1', false],
  ['1.127.0.0', false],
  ['::2', false],
  ['', false],
])('%s is the machine itself: %s', (address, is) => {
  expect(isLoopback(address)).toBe(is);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddressLimits } from '../../src/limits/address-limits.ts';

const limits = (more: Partial<ConstructorParameters<typeof AddressLimits>[0]> = {}) => {
  const kinds: string[] = [];
  const addresses = new AddressLimits({
    perSecond: 3,
    sockets: 2,
    loopbackIsFree: false,
    onLimited: (kind) => kinds.push(kind),
    ...more,
  });
  return { addresses, kinds };
};
const LOCAL = ['127.0.0.1', '::1'];

describe('the limits of an address', () => {
  it.each(LOCAL)('hold for %s too, where the server is not a developer’s', (address) => {
    const { addresses, kinds } = limits();
    for (let i = 0; i < 3; i++) expect(addresses.take(address)).toBeUndefined();
    expect(addresses.take(address)?.code).toBe('request/rate_limited');
    for (let i = 0; i < 2; i++) expect(addresses.open(address)).toBeUndefined();
    expect(addresses.open(address)?.code).toBe('request/rate_limited');
    expect(kinds).toEqual(['address', 'sockets']);
  });

  it.each(LOCAL)('do not hold for %s where it is', (address) => {
    const { addresses } = limits({ loopbackIsFree: true });
    for (let i = 0; i < 50; i++) {
      expect(addresses.take(address)).toBeUndefined();
      expect(addresses.open(address)).toBeUndefined();
    }
  });

  it('are one for all of a subscriber’s IPv6', () => {
    const { addresses } = limits();
    for (let i = 0; i < 3; i++) expect(addresses.take(`2001:db8::${i + 1}`)).toBeUndefined();
    expect(addresses.take('2001:db8::99')).toBeDefined();
    expect(addresses.take('2001:db8:0:1::1')).toBeUndefined();
  });

  it('let as many sockets be open as they say, however they come and go', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.boolean()), { maxLength: 200 });
    fc.assert(
      fc.property(moves, (all) => {
        const { addresses } = limits({ perSecond: 1000 });
        const open = { a: 0, b: 0 };
        for (const [who, opens] of all) {
          const address = who === 'a' ? '203.0.113.1' : '203.0.113.2';
          if (opens) {
            const refused = addresses.open(address) !== undefined;
            expect(refused).toBe(open[who as 'a'] === 2);
            if (!refused) open[who as 'a']++;
          } else if (open[who as 'a'] > 0) {
            addresses.closed(address);
            open[who as 'a']--;
          }
        }
      }),
    );
  });
});

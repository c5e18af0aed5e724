/** A stream of numbers that depends on its seed alone. */
export interface Random {
  /** In [0, 1). */
  float(): number;
  /** An integer in [min, max], both included. */
  int(min: number, max: number): number;
  /** Any element, each as likely. Throws a RangeError when there is none. */
  pick<T>(list: readonly T[]): T;
  /** Any element, as likely as its weight (>= 0) says. Throws a RangeError when there is none. */
  weighted<T>(list: readonly T[], weightOf: (element: T) => number): T;
}

/**
 * The stream of a seed: cyrb128 spreads the text over 128 bits, sfc32 draws from them. Stored seeds
 * have to give the same offers for ever, so neither may change.
 */
export function random(seed: string): Random {
  const float = sfc32(cyrb128(seed));
  const int = (min: number, max: number) => min + Math.floor(float() * (max - min + 1));
  return {
    float,
    int,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[int(0, list.length - 1)]!;
    },
    weighted: (list, weightOf) => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      let left = float() * list.reduce((sum, element) => sum + weightOf(element), 0);
      for (const element of list) {
        left -= weightOf(element);
        if (left < 0) return element;
      }
      return list[list.length - 1]!;
    },
  };
}

function cyrb128(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ k, 597_399_067);
    b = c ^ Math.imul(b ^ k, 2_869_860_233);
    c = d ^ Math.imul(c ^ k, 951_274_213);
    d = a ^ Math.imul(d ^ k, 2_716_044_179);
  }
  a = Math.imul(c ^ (a >>> 18), 597_399_067);
  b = Math.imul(d ^ (b >>> 22), 2_869_860_233);
  c = Math.imul(a ^ (c >>> 17), 951_274_213);
  d = Math.imul(b ^ (d >>> 19), 2_716_044_179);
  a ^= b ^ c ^ d;
  return [a >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

function sfc32([a, b, c, d]: [number, number, number, number]): () => number {
  return () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
}

import { createHash } from 'node:crypto';

/** A UUID that the same text always gives: what every process would make is then made once. */
export function stableId(text: string): string {
  const hex = createHash('sha256').update(`missionboard/${text}`).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

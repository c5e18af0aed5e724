import { z } from 'zod';

/** The cargo that the game trades (SPEC 5). */
export const CARGO_COMMODITIES = [
  'ore',
  'fuel',
  'organics',
  'equipment',
  'luxury_goods',
  'gourmet_food',
  'exotic_technology',
  'precious_metals',
  'colonists',
] as const;

/** What patrols look for (SPEC 5). */
export const CONTRABAND = [
  'illegal:WEAPONS',
  'illegal:STOLEN_GOODS',
  'illegal:RESTRICTED_TECH',
  'illegal:CONTRABAND_SUBSTANCES',
] as const;

export const commodity = z.enum(CARGO_COMMODITIES);
export const contraband = z.enum(CONTRABAND);
export const units = z.number().int().min(1).max(1_000_000);
export const count = z.number().int().min(1).max(100_000);
export const factionCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, 'a faction code such as mercantile_guild');
export const reference = z.string().min(1).max(128);

/** A commodity or contraband code as people say it. */
export const spoken = (code: string): string =>
  code.replace('illegal:', '').replaceAll('_', ' ').toLowerCase();

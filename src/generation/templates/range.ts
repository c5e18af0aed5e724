import { z } from 'zod';
import type { Random } from '../random.ts';

/** A range of whole numbers, both ends included. */
export const range = (least: number, most: number) =>
  z
    .strictObject({ min: z.number().int().min(least).max(most), max: z.number().int().min(least).max(most) })
    .refine((r) => r.min <= r.max, 'min is above max');
export type Range = z.output<ReturnType<typeof range>>;

/** A number of the range, cut to what there is. */
export const within = ({ min, max }: Range, random: Random, available = Number.POSITIVE_INFINITY): number =>
  random.int(Math.min(min, available), Math.min(max, available));

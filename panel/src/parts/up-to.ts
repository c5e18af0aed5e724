/** The whole numbers from 0 to below `count`: the marks of a drawing. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

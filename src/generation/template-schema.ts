import { z } from 'zod';
import { slug } from '../missions/definition.ts';
import { MISSION_TYPES } from '../missions/mission.ts';
import { factionCode } from '../objectives/kinds/params.ts';
import { MAX_REPUTATION, MIN_REPUTATION } from '../reputation/levels.ts';
import { ACTIVITY_TAGS } from './activity.ts';
import { rewardFormula, timeFormula } from './pricing.ts';
import { templateRules } from './templates/index.ts';
import { COMMON_WORDS } from './templates/offer-template.ts';
import { textVariants, unknownWords } from './texts.ts';

/** Where a template is used: offers for one player, boards for all players of a region. */
const uses = z.array(z.enum(['random', 'board'])).min(1);

const issuer = z.strictObject({
  faction: factionCode,
  minReputation: z.number().int().min(MIN_REPUTATION).max(MAX_REPUTATION).default(MIN_REPUTATION),
});

/**
 * One file of `content/templates`, in the names of the code: everything about a kind of generated
 * work that designers tune. Its `ranges` are checked by its rule, its texts for words it lacks.
 */
export const templateSchema = z
  .strictObject({
    code: slug,
    /** The rule in `src/generation/templates` that finds its work; its own code by default. */
    rule: slug.optional(),
    weight: z.number().positive().max(1000),
    uses: uses.default(['random']),
    missionType: z.enum(MISSION_TYPES),
    /** Who may issue it; nobody does when the list is empty. */
    issuers: z.array(issuer).max(9).default([]),
    minLevel: z.number().int().min(1).max(1000).default(1),
    activity: z.array(z.enum(ACTIVITY_TAGS)).min(1),
    maxWarps: z.number().int().min(1).max(50),
    ranges: z.unknown(),
    reward: rewardFormula,
    time: timeFormula,
    texts: textVariants,
  })
  .transform((template, ctx) => {
    const problem = (path: PropertyKey[], message: string) =>
      ctx.issues.push({ code: 'custom', path, message, input: template });
    const rule = templateRules.get(template.rule ?? template.code);
    if (rule === undefined) {
      problem(['rule'], `unknown rule; one of ${[...templateRules.keys()].join(', ')}`);
      return z.NEVER;
    }
    const ranges = rule.ranges.safeParse(template.ranges);
    if (!ranges.success)
      for (const issue of ranges.error.issues)
        ctx.issues.push({
          ...issue,
          path: ['ranges', ...issue.path],
          input: template,
        } as z.core.$ZodRawIssue);
    const unknown = unknownWords(template.texts, [...COMMON_WORDS, ...rule.words]);
    if (unknown.length > 0) problem(['texts'], `unknown words: ${unknown.join(', ')}`);
    if (template.issuers.length === 0) {
      if (template.uses.includes('board')) problem(['issuers'], 'a board has an issuer');
      if (template.reward.reputation !== undefined)
        problem(['reward', 'reputation'], 'nobody issues it, so there is no standing to gain');
    }
    return { ...template, rule: rule.code, ranges: ranges.data };
  });

export type Template = z.output<typeof templateSchema>;
export type Issuer = Template['issuers'][number];

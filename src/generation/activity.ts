import type { GameEventType } from '../objectives/game-event.ts';

/** What players can be busy with; templates name the tags that they suit. */
export const ACTIVITY_TAGS = [
  'trade',
  'combat',
  'explore',
  'salvage',
  'smuggle',
  'rescue',
  'social',
] as const;
export type ActivityTag = (typeof ACTIVITY_TAGS)[number];

/** How often a player did what lately. The window is the caller's; a missing tag counts as 0. */
export type Activity = Readonly<Partial<Record<ActivityTag, number>>>;

/** The tag that a game event counts for, if any. */
export const activityOf: Readonly<Partial<Record<GameEventType, ActivityTag>>> = {
  sector_entered: 'explore',
  sector_scanned: 'explore',
  cargo_delivered: 'trade',
  trade_completed: 'trade',
  courier_delivered: 'trade',
  combat_won: 'combat',
  salvage_recovered: 'salvage',
  contraband_delivered: 'smuggle',
  distress_answered: 'rescue',
  message_sent: 'social',
  fleet_action: 'social',
};

/** So many events before what a player does counts for half of what it could. */
const STEADY = 5;

/** How much likelier recent activity makes a template: at least 1, below 2. */
export function activityFactor(tags: readonly ActivityTag[], activity: Activity): number {
  const total = ACTIVITY_TAGS.reduce((sum, tag) => sum + (activity[tag] ?? 0), 0);
  const suited = [...new Set(tags)].reduce((sum, tag) => sum + (activity[tag] ?? 0), 0);
  return 1 + suited / (total + STEADY);
}

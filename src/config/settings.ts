import type { Rules } from '../missions/rules.ts';
import type { HomeSettings } from '../world/home.ts';
import type { Config } from './config.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The settings that rules depend on. */
export const rulesOf = (config: Config): Rules => ({
  missionCap: config.MISSION_CAP,
  abandonPenalty: config.ABANDON_PENALTY,
  claimGraceMs: config.CLAIM_GRACE_HOURS * HOUR,
  reputationRewards: config.REPUTATION_REWARDS === 'on',
  eventSkewMs: config.EVENT_SKEW_SECONDS * 1000,
  eventRetentionMs: config.EVENT_RETENTION_DAYS * 24 * HOUR,
});

/** Where new players begin, as far as the operator says. */
export const homeOf = (config: Config): HomeSettings => ({
  regionId: config.DEFAULT_REGION,
  sectorId: config.DEFAULT_SECTOR,
});

/** How long an emptied slot of random offers cools down, ms. */
export const cooldownMs = (config: Config): number => config.RANDOM_COOLDOWN_MINUTES * MINUTE;

/** The settings of random offers. */
export const offerSettings = (config: Config) => ({
  slots: config.RANDOM_OFFERS,
  ttlMs: config.RANDOM_OFFER_TTL_MINUTES * MINUTE,
  cooldownMs: cooldownMs(config),
});

/** How long what is kept for a time only is kept. */
export const retentionOf = (config: Config) => ({
  eventsMs: config.EVENT_RETENTION_DAYS * 24 * HOUR,
  outboxMs: config.OUTBOX_RETENTION_DAYS * 24 * HOUR,
});

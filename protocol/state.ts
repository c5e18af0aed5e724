import { type SchemaType, schema, t } from '@colyseus/schema';

/** The synced state of protocol version 1. Times are epoch milliseconds, 0 = none. */

const PlayerState = schema(
  {
    id: t.string().default(''),
    name: t.string().default(''),
    level: t.number().default(1),
    credits: t.number().default(0),
    regionId: t.string().default(''),
    sectorId: t.number().default(0),
    completedMissions: t.number().default(0),
  },
  'Player',
);

export const StandingState = schema({ value: t.number(), level: t.number(), title: t.string() }, 'Standing');
export type StandingState = SchemaType<typeof StandingState>;

export const ItemState = schema({ kind: t.string(), code: t.string(), quantity: t.number() }, 'Item');

export const ChoiceState = schema({ id: t.string(), label: t.string() }, 'Choice');

const objective = () => ({
  id: t.string(),
  kind: t.string(),
  label: t.string(),
  required: t.number(),
  sectorId: t.number(),
  sectorIds: t.array('number'),
  commodity: t.string(),
  opponentKind: t.string(),
  opponentFaction: t.string(),
  targetId: t.string(),
  fromFaction: t.string(),
  toFaction: t.string(),
  side: t.string(),
});

export const ObjectiveState = schema(objective(), 'Objective');

export const TrackedObjectiveState = schema(
  { ...objective(), current: t.number(), met: t.boolean(), seenSectorIds: t.array('number') },
  'TrackedObjective',
);
export type TrackedObjectiveState = SchemaType<typeof TrackedObjectiveState>;

const mission = () => ({
  id: t.string(),
  code: t.string(),
  family: t.string(),
  type: t.string(),
  faction: t.string(),
  targetFaction: t.string(),
  title: t.string(),
  description: t.string(),
  minReputation: t.number(),
  minLevel: t.number(),
  credits: t.number(),
  reputation: t.number(),
  effectiveReputation: t.number(),
  targetReputation: t.number(),
  effectiveTargetReputation: t.number(),
  items: t.array(ItemState),
  mode: t.string(),
  choices: t.array(ChoiceState),
  expiresAt: t.number(),
  timeLimitSeconds: t.number(),
  slot: t.string(),
  partyMin: t.number(),
  partyMax: t.number(),
});

export const OfferState = schema({ ...mission(), objectives: t.array(ObjectiveState) }, 'Offer');
export type OfferState = SchemaType<typeof OfferState>;

export const ActiveState = schema(
  {
    ...mission(),
    objectives: t.array(TrackedObjectiveState),
    status: t.string(),
    acceptedAt: t.number(),
    deadlineAt: t.number(),
    tracked: t.boolean(),
  },
  'ActiveMission',
);
export type ActiveState = SchemaType<typeof ActiveState>;

const DailyState = schema({ gameDay: t.string().default(''), refreshesAt: t.number().default(0) }, 'Daily');

const BoardState = schema({ total: t.number().default(0) }, 'Board');

export const MissionRoomState = schema(
  {
    protocol: t.uint8().default(1),
    player: t.ref(PlayerState).default(() => new PlayerState()),
    reputation: t.map(StandingState),
    available: t.map(OfferState),
    active: t.map(ActiveState),
    daily: t.ref(DailyState).default(() => new DailyState()),
    board: t.ref(BoardState).default(() => new BoardState()),
  },
  'MissionRoomState',
);
export type MissionRoomState = SchemaType<typeof MissionRoomState>;

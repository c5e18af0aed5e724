import { type Client, matchMaker, Room, Server } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { MissionRoomState } from '../../protocol/state.ts';
import { SyncedOffers } from '../../rooms/colyseus/synced-offers.ts';
import { PlayerView } from '../../rooms/view/player-view.ts';
import { activeState, offerState } from '../../rooms/view/project-mission.ts';
import { Atlas } from '../../src/app/map/atlas.ts';
import { Catalogue } from '../../src/app/stock/catalogue.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { accept } from '../../src/missions/decide/accept.ts';
import { newPlayer, type PlayerState } from '../../src/missions/player.ts';
import { type Context, DEFAULT_RULES } from '../../src/missions/rules.ts';
import { activeView, offerView } from '../../src/missions/view.ts';
import { News } from '../../src/news/news.ts';
import { missions, playerId } from '../support/missions.ts';
import { answerParent, workOrder } from './child.ts';

/**
 * The ceiling: a room of Colyseus alone, with its own serializer, that holds the same state and answers
 * `accept` by moving an offer, with no rules, no store and nothing to tell anybody else.
 */
const { offers } = workOrder();
const content = await loadContent('./content');
const atlas = new Atlas(content.factions);
const catalogue = new Catalogue(new News((error) => console.error(error)));
catalogue.put(missions(offers, 5));
const context = (): Context => ({
  now: Date.now(),
  rules: DEFAULT_RULES,
  names: atlas.names,
  home: undefined,
  lacksPlace: () => false,
  newId: () => crypto.randomUUID(),
  missionById: (id) => catalogue.byId(id),
  missionHeldBy: (attempt) => catalogue.heldBy(attempt),
});
const player: PlayerState = {
  player: newPlayer(playerId(0)),
  reputation: new Map(),
  live: new Map(),
  outcomes: new Map(),
  codes: new Map(),
  dailyRewards: new Set(),
};
const factions = content.factions.map((f) => f.code);

/** What each offer looks like once taken: made beforehand, as a room without rules could. */
const taken = new Map(
  catalogue.board().map((mission) => {
    const decision = accept(player, mission.id, context());
    const change = decision.ok ? decision.changes[0] : undefined;
    if (change?.type !== 'missionAccepted') throw new Error(`${mission.id} is not open to everybody`);
    return [mission.id, activeView(mission, change.acceptance, player, context())];
  }),
);

// Two buffers a room: as large as the state, and no larger.
Encoder.BUFFER_SIZE = (1 + Math.ceil(offers * 0.8)) * 1024;

class BareRoom extends Room<{ state: MissionRoomState }> {
  override patchRate = 0x7fffffff;
  override messages = {
    accept: (_: Client, { missionId }: { missionId: string }) => {
      const mission = taken.get(missionId)!;
      this.state.available.delete(missionId);
      this.state.active.set(missionId, activeState(mission));
      this.broadcastPatch();
      return { mission };
    },
  };

  override onCreate(): void {
    this.state = new MissionRoomState();
    // Only its work is kept: the view itself is ours, not Colyseus's.
    const offers = new SyncedOffers();
    new PlayerView(this.state, offers, player, { catalogue, factions, context, dayOf: () => undefined });
    for (const { mission, effective, names } of offers.values())
      this.state.available.set(mission.id, offerState(offerView(mission, effective, names)));
    this.broadcastPatch();
  }
}

matchMaker.controller.exposedMethods = ['create'];
const transport = new WebSocketTransport({ maxPayload: 4096, pingInterval: 10_000 });
const server = new Server({ greet: false, gracefullyShutdown: false, transport });
server.define('mission', BareRoom);
await server.listen(0, '127.0.0.1');
const address = transport.server!.address();
answerParent(typeof address === 'object' && address !== null ? address.port : 0);

import {
  CallFailed,
  type CommandOutcome,
  DevClient,
  developmentToken,
  MissionClient,
  type MissionState,
} from '../client/index.ts';
import { DemoFailed } from './demo-server.ts';
import { type Flight, flightsOf } from './pilot.ts';

/** How long the first state, or a change, may take to show. */
const PATIENCE_MS = 5000;

/** A player at the players' own door, and the game's events of development. */
export class DemoPlayer {
  readonly id: string;
  readonly token: string;
  readonly client: MissionClient;
  readonly #dev: DevClient;

  private constructor(url: string, token: string, id: string) {
    this.id = id;
    this.token = token;
    this.client = new MissionClient({ url, token: async () => token, patienceMs: PATIENCE_MS });
    this.#dev = new DevClient({ url, token });
  }

  /** Gets a development token and opens the player's room. */
  static async join(url: string, name: string, playerId?: string): Promise<DemoPlayer> {
    const player = { name, ...(playerId === undefined ? {} : { id: playerId }) };
    const { token, playerId: id } = await developmentToken(url, player).catch((error: unknown) => {
      if (!(error instanceof CallFailed)) throw error;
      throw new DemoFailed(
        `${url} gives no development tokens (POST /dev/token answered ${error.status}): production never does.`,
      );
    });
    const ada = new DemoPlayer(url, token, id);
    await ada.client.join(PATIENCE_MS);
    return ada;
  }

  get state(): MissionState {
    return this.client.getState()!;
  }

  /** Waits until the synced state is as expected: it travels on another connection than HTTP. */
  shows(expected: (state: MissionState) => boolean): Promise<void> {
    if (expected(this.state)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const stop = this.client.subscribe(() => {
        if (!expected(this.state)) return;
        clearTimeout(late);
        stop();
        resolve();
      });
      const late = setTimeout(() => reject(new DemoFailed('The room did not show the change.')), PATIENCE_MS);
    });
  }

  /** What there is to fly for a held mission. */
  async flights(missionId: string): Promise<Flight[]> {
    return flightsOf(await this.#dev.walkthrough(missionId));
  }

  /** Reports what a flight did, as the game would. */
  async fly({ fact }: Flight): Promise<void> {
    const { accepted } = await this.#dev.report([fact]);
    if (accepted !== 1) throw new DemoFailed(`The server did not take the event ${fact.type}.`);
  }

  leave(): void {
    this.client.leave();
  }
}

/** What a command answered; throws when it was refused. */
export async function must<T>(asked: Promise<CommandOutcome<T>>): Promise<T> {
  const outcome = await asked;
  if (!outcome.ok) throw new DemoFailed(`refused: ${outcome.error.code}: ${outcome.error.message}`);
  return outcome.result;
}

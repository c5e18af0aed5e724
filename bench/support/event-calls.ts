import { Agent, request } from 'node:http';

/** What the server says of a call of events. */
export interface EventsAnswer {
  accepted: number;
  duplicates: number;
  rejected: unknown[];
}

/** Posts calls of events over kept connections, as a game server would. */
export class EventCalls {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #url: URL;
  readonly #token: string;

  constructor(serverUrl: string, serviceToken: string) {
    this.#url = new URL('/api/v1/events', serverUrl);
    this.#token = serviceToken;
  }

  /** Resolves with the answer; throws unless every event counted. */
  async post(events: readonly object[]): Promise<void> {
    const answer = await this.#send(JSON.stringify({ events }));
    if (answer.accepted !== events.length)
      throw new Error(`events were not all accepted: ${JSON.stringify(answer).slice(0, 500)}`);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(body: string): Promise<EventsAnswer> {
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      const call = request(this.#url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200) resolve(JSON.parse(text) as EventsAnswer);
          else reject(new Error(`events: ${response.statusCode} ${text.slice(0, 500)}`));
        });
      });
      call.on('error', reject);
      call.end(body);
    });
  }
}

import type { Persona } from './personas.ts';
import { Playing } from './playing.ts';
import type { BotParts } from './run-parts.ts';

/** One player without hands: enters, makes moves as its persona does, and at the end has to agree with all. */
export class Bot {
  readonly playing: Playing;
  readonly #persona: Persona;

  constructor(parts: BotParts, persona: Persona) {
    this.playing = new Playing(parts);
    this.#persona = persona;
  }

  enter(): Promise<void> {
    return this.playing.enter();
  }

  /** One move. */
  async turn(): Promise<void> {
    const move = this.playing.parts.chance.weighted(this.#persona.moves)!;
    await move(this.playing);
  }

  async pause(): Promise<void> {
    const { chance, time } = this.playing.parts;
    await time.sleep(chance.between(...this.#persona.pauseMs));
  }

  /** The last word: all agrees, and whoever joins afresh sees the same. */
  async finish(): Promise<void> {
    const { device } = this.playing;
    await this.playing.check('at the end');
    device.leave();
    await this.playing.parts.time.sleep(200);
    await this.playing.join();
    await this.playing.check('joined afresh');
    device.leave();
    this.#count();
  }

  #count(): void {
    const { tally } = this.playing.parts;
    for (const { family, status } of this.playing.books.attempts)
      tally.count(tally.outcomes, `${family || 'unknown'} ${status}`);
  }
}

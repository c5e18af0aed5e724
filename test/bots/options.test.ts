import { describe, expect, it } from 'vitest';
import { readOptions } from '../../bots/options.ts';

describe('the options of a run', () => {
  it('are those of the command line, else what is usual', () => {
    expect(
      readOptions(['--players', '200', '--minutes', '0.5', '--seed', '7', '--mix', 'trader,chaotic']),
    ).toMatchObject({
      players: 200,
      minutes: 0.5,
      seed: 7,
      mix: ['trader', 'chaotic'],
      urls: [],
      replay: false,
      processes: 1,
    });
    expect(readOptions([])).toMatchObject({
      players: 20,
      minutes: 1,
      mix: ['trader', 'fighter', 'explorer', 'chaotic'],
    });
    expect(readOptions(['--url', 'http://a/', '--url', 'http://b']).urls).toEqual(['http://a', 'http://b']);
  });

  it.each([
    [['--players', '0'], /--players 0/],
    [['--players', '1.5'], /--players 1.5/],
    [['--players', ''], /--players/],
    [['--minutes', 'long'], /--minutes long/],
    [['--seed', '-1'], /--seed/],
    [['--mix', 'trader,pirate'], /pirate: there are trader, fighter/],
    [['--processes', '2'], /--database-url and --redis-url/],
    [['--nonsense'], /nonsense/],
  ])('%j is refused by name', (args, words) => {
    expect(() => readOptions(args)).toThrow(words);
  });
});

const out = process.stdout;
/** Whether lines may move and colours show; otherwise every line is plain and stays. */
export const live = out.isTTY === true;
const colours = live && !process.env.NO_COLOR;

const styled = (code: string) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = styled('1');
export const dim = styled('2');
export const good = styled('32');
export const bad = styled('33');

/** Readable on dark and light ground, as near to each faction's own colour as 256 colours come. */
const factionColours: Readonly<Record<string, number>> = {
  terran_federation: 33,
  mercantile_guild: 34,
  frontier_coalition: 208,
  astral_mining_consortium: 137,
  nova_scientific_institute: 99,
  fringe_alliance: 136,
  shadow_syndicate: 178,
  pirates: 160,
  galactic_concord: 102,
};

/** Text in a faction's colour. */
export const inColourOf = (faction: string, text: string): string => {
  const colour = factionColours[faction];
  return colour === undefined ? text : styled(`38;5;${colour}`)(text);
};

/** A code as people write it: `terran_federation` is "Terran Federation". */
export const spoken = (code: string): string =>
  code
    .split('_')
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join(' ');

export const number = (value: number): string => value.toLocaleString('en');
export const signed = (value: number): string => (value > 0 ? `+${number(value)}` : number(value));

const WIDTH = 96;

/** Prints text wrapped to the page, every line indented. */
export function say(text = '', style: (line: string) => string = (line) => line): void {
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      out.write(`  ${style(line)}\n`);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  out.write(line === '' ? '\n' : `  ${style(line)}\n`);
}

/** Prints a line as it is. */
export const print = (line = ''): void => void out.write(`${line}\n`);

let steps = 0;

/** Opens a step: a short heading and one sentence that says why. */
export function step(heading: string, why: string): void {
  print();
  print(bold(`${++steps}. ${heading}`));
  say(why, dim);
  print();
}

/** Time to read, for people; a log does not wait. */
export const pause = (ms: number): Promise<void> =>
  live ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();

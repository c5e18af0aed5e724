/** A text, or why the bytes of a file are none that content may be. */
export type Decoded = { readonly text: string } | { readonly line: number; readonly message: string };

const UTF8_BOM = [0xef, 0xbb, 0xbf];
const UTF16_BOMS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const NEWLINE = 0x0a;

/** The text of a content file: UTF-8, with nothing before its first letter. */
export function decoded(bytes: Uint8Array): Decoded {
  if (UTF16_BOMS.some((mark) => begins(bytes, mark)))
    return { line: 1, message: 'the file is in UTF-16: save it as UTF-8' };
  if (begins(bytes, UTF8_BOM))
    return {
      line: 1,
      message: 'the file begins with a byte order mark (BOM): save it as UTF-8 without one',
    };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const message = 'this line is not in UTF-8, perhaps in Latin-1 (Windows-1252): save the file as UTF-8';
    return { line: lineOfFirstFault(bytes), message };
  }
}

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

/** Lines end at a byte that is part of no longer character, so each can be looked at by itself. */
function lineOfFirstFault(bytes: Uint8Array): number {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, from);
    const to = end < 0 ? bytes.length : end + 1;
    try {
      strict.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to;
  }
  return 1;
}

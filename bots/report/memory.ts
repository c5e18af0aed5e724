/** What the processes at these addresses hold in memory, bytes together; undefined where one does not say. */
export async function memoryOf(urls: readonly string[]): Promise<number | undefined> {
  const each = await Promise.all(urls.map(residentOf));
  return each.reduce<number | undefined>(
    (sum, one) => (sum === undefined || one === undefined ? undefined : sum + one),
    0,
  );
}

async function residentOf(url: string): Promise<number | undefined> {
  try {
    const text = await (await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(5000) })).text();
    const found = /^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)/m.exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  } catch {
    return undefined;
  }
}

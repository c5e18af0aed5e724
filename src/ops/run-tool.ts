/** Errors whose message is meant for the operator: one clear line, no stack. */
const EXPECTED = ['ConfigError', 'DatabaseError', 'DataDirInUse', 'StoreUnavailable'];

/** Runs a command line tool to its end: the exit code is what `work` gives, 1 when it throws. */
export function runTool(work: () => Promise<number>): void {
  work().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const expected = error instanceof Error && EXPECTED.includes(error.name);
      console.error(expected ? error.message : error);
      process.exitCode = 1;
    },
  );
}

import { createServer } from 'node:net';

/** The port cannot be listened on. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/** Checks that the port can be had, so that a server that could not listen touches nothing. */
export async function assertPortFree(port: number, host: string): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new PortTaken(`Cannot listen on ${host}:${port}: ${reasons[error.code ?? ''] ?? error.message}`),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is taken. PORT names another, 0 takes any free one.',
  EACCES: 'this user may not use that port. PORT names another.',
  EADDRNOTAVAIL: 'this machine has no such address. HOST names another.',
  ENOTFOUND: 'there is no such host. HOST names another.',
};

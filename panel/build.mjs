// Builds the panel into panel/dist. Says nothing when all is well, and leaves silently where the build
// tools are not installed (`npm ci --omit=dev`): the server runs without a panel too.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

function installed(name) {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

if (installed('vite') && installed('react')) {
  const { build } = await import('vite');
  await build({ configFile: new URL('./vite.config.ts', import.meta.url).pathname, logLevel: 'error' });
}

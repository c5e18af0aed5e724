import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Fonts and pictures stay files: the page's content policy allows no `data:` addresses. */
const NEVER_INLINE = 0;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: NEVER_INLINE,
    target: 'es2022',
    modulePreload: false,
  },
  server: { host: '127.0.0.1', port: 5173 },
});

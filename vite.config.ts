import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { landPlugin } from './client/map/base/landPlugin.ts';

/** Builds the page into `client/dist`, which the server serves; `vite dev` hands API calls to a running server. */
export default defineConfig({
  root: 'client',
  // The server puts another nonce in its place each time that it gives the page.
  html: { cspNonce: '__NONCE__' },
  plugins: [react(), landPlugin()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    // In one chunk with zod, client/app/noEval.ts runs before any module that makes a schema.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|client\/app\/noEval/u }] } },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});

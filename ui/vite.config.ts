import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  clearScreen: false,
  // Nothing else of the environment may end up in the page.
  envPrefix: 'VITE_',
  server: { port: 5173, strictPort: true, host: '127.0.0.1' },
  build: {
    // The oldest web view that is supported: WebKit of macOS 13 and of current WebKitGTK.
    target: 'safari16',
    sourcemap: false,
    // The content security policy admits files of the application only: nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    // These have a configuration of their own.
    exclude: ['src/**/*.browser.test.ts'],
    // The build and the checks of accessibility are slow on a busy machine.
    testTimeout: 20_000,
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
  },
});

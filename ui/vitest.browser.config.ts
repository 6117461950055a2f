import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

/** For tests that need layout, focus and the keyboard as a browser has them. The browser is the system's. */
/** A folder for pictures of what the tests draw, to look at; none are made without it. */
const pictures = process.env.FULCRUM_PICTURES ?? '';

declare module 'vitest' {
  interface ProvidedContext {
    pictures: string;
  }
}

export default defineConfig({
  // Without svelteTesting(), which resolves packages for jsdom.
  plugins: [svelte()],
  publicDir: false,
  server: { fs: { allow: ['.', ...(pictures ? [pictures] : [])] } },
  cacheDir: 'node_modules/.vite-browser',
  optimizeDeps: {
    // A package that is found only while tests run would reload the page under them.
    noDiscovery: true,
    include: ['axe-core', 'bits-ui', '@testing-library/dom'],
    // Holds components of both kinds, of which ours is the one that is configured.
    exclude: ['@testing-library/svelte', '@testing-library/svelte-core'],
  },
  test: {
    include: ['src/**/*.browser.test.ts'],
    setupFiles: ['src/test/browser-setup.ts'],
    provide: { pictures },
    testTimeout: 30_000,
    fileParallelism: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1280, height: 800 },
      instances: [{ browser: 'chromium' }],
      provider: playwright({
        launchOptions: {
          executablePath: process.env.FULCRUM_CHROMIUM ?? '/usr/bin/chromium',
          // Its sandbox does not start as root, as which containers run; the pages are our own.
          chromiumSandbox: false,
        },
      }),
    },
  },
});

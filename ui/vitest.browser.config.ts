import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

/** For tests that need layout, focus and the keyboard as a browser has them. The browser is the system's. */
/** The browser: the one that is named, or the system's. */
const folders = (process.env.PATH ?? '').split(delimiter);
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const executablePath =
  process.env.FULCRUM_CHROMIUM ??
  names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);

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
          // Where neither is known, Playwright looks where Chrome is usually installed.
          ...(executablePath ? { executablePath } : { channel: 'chrome' }),
          // Its sandbox does not start as root, as which containers run; the pages are our own.
          chromiumSandbox: false,
        },
      }),
    },
  },
});

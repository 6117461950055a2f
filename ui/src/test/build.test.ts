// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const OUT = mkdtempSync(join(tmpdir(), 'fulcrum-ui-'));

/** What `npm run build` makes, by name. */
let files: Map<string, string>;

beforeAll(() => {
  // A process of its own: inside the test runner Vite would build for development.
  const env = { ...process.env };
  delete env.NODE_ENV;
  delete env.VITEST;
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const options = ['build', '--outDir', OUT, '--emptyOutDir', '--logLevel', 'error'];
  execFileSync(process.execPath, [vite, ...options], { cwd: ROOT, env });
  const names = readdirSync(OUT, { recursive: true, encoding: 'utf8' });
  files = new Map(
    names
      .filter((name) => /\.\w+$/.test(name))
      .map((name) => [name, readFileSync(join(OUT, name), 'latin1')]),
  );
}, 120_000);
afterAll(() => rmSync(OUT, { recursive: true, force: true }));

const ending = (end: string) => [...files].filter(([name]) => name.endsWith(end));

/** Names of the files that contain a pattern: short to read when a test fails. */
const having = (end: string, pattern: RegExp) =>
  ending(end)
    .filter(([, text]) => pattern.test(text))
    .map(([name]) => name);

test('everything is in files of its own, as the content security policy asks', () => {
  const page = files.get('index.html') ?? '';
  expect(page).toContain('src="/assets/');
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
  expect(ending('.css')).toHaveLength(1);
  expect(ending('.woff2').length).toBeGreaterThan(0);
});

test('nothing is inlined, evaluated or fetched from elsewhere', () => {
  expect(having('.js', /\beval\(|new Function\(|modulepreload/)).toEqual([]);
  expect(having('.css', /url\(\s*['"]?(data|https?):|@import/)).toEqual([]);
});

test('the recorded host is not part of the application', () => {
  expect(having('.js', /Ecommerce, six teams|FireHydrant|level_2_pickup/)).toEqual([]);
  expect(ending('.js')).toHaveLength(1);
});

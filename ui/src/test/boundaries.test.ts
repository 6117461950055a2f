import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = join(import.meta.dirname, '..');
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(SOURCES, name), 'utf8') })); // prettier-ignore

const having = (pattern: RegExp) =>
  files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

test('one file knows Tauri', () => {
  expect(having(/from '@tauri-apps|import\('@tauri-apps|__TAURI/)).toEqual([
    'lib/ipc/tauri-host.ts',
  ]);
});

test('text never becomes markup', () => {
  expect(having(/\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/)).toEqual([]);
  expect(having(/\beval\(|new Function\(/)).toEqual([]);
});

test('the recorded host is known to the start of the page only, and only during development', () => {
  expect(having(/ipc\/fake-host/)).toEqual(['main.ts']);
});

test('no file is long', () => {
  const long = files.filter(
    ({ name, text }) => !name.includes('generated/') && text.split('\n').length > 300,
  );
  expect(long.map(({ name }) => name)).toEqual([]);
});

test('the commands are those that the application registers', () => {
  const contract = readFileSync(
    join(SOURCES, '../../crates/fulcrum-app/src/contract/mod.rs'),
    'utf8',
  );
  const list = /pub const COMMANDS[^=]*=\s*\[([^\]]*)\]/.exec(contract)?.[1] ?? '';
  const registered = [...list.matchAll(/"(\w+)"/g)].map((match) => match[1]);
  const commands = readFileSync(join(SOURCES, 'lib/ipc/commands.ts'), 'utf8');
  const known = [...commands.matchAll(/^ {2}(\w+): \{ request/gm)].map((match) => match[1]);
  expect(registered.length).toBeGreaterThan(0);
  expect(known.sort()).toEqual(registered.sort());
});

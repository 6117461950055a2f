import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = join(import.meta.dirname, '../..');
const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|css)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(SOURCES, name), 'utf8') }));

/** Names and values defined in the rule that begins with `selector`. */
function definitions(selector: string): Map<string, string> {
  const from = tokens.indexOf(`${selector} {`);
  const rule = tokens.slice(from, tokens.indexOf('\n}', from));
  return new Map([...rule.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!]));
}

const scale = definitions(':root');
const light = definitions("[data-colours='light']");
const dark = definitions("[data-colours='dark']");

test('light and dark define the same names', () => {
  expect(light.size).toBeGreaterThan(20);
  expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
});

test('every variable that is used is defined, in the tokens or beside its use', () => {
  for (const { name, text } of files) {
    // Parts of one thing, in a folder of their own, share what they are drawn with.
    const beside = files.filter((file) => dirname(file.name) === dirname(name));
    const texts = name.includes('grid') ? beside.map((file) => file.text).join('\n') : text;
    const known = new Set([
      ...scale.keys(),
      ...light.keys(),
      '--option',
      '--option-line',
      '--option-ink',
    ]);
    for (const [, local] of texts.matchAll(/(--[\w-]+)\s*[:=]/g)) known.add(local!);
    const unknown = [...text.matchAll(/var\((--[\w-]+)/g)].filter((use) => !known.has(use[1]!));
    expect(
      unknown.map((use) => use[1]),
      name,
    ).toEqual([]);
  }
});

test('every token is used, in the page or by the drawings of the charts', () => {
  const everything = files.map(({ text }) => text).join('\n');
  const idle = [...scale.keys(), ...light.keys()].filter(
    (token) =>
      !/^--(chart|cost)-/.test(token) &&
      !everything.includes(`var(${token})`) &&
      !everything.includes(`var(${token},`),
  );
  expect(idle).toEqual([]);
});

test('colours are written in the tokens only', () => {
  for (const { name, text } of files) {
    if (name.endsWith('tokens.css')) continue;
    const style = name.endsWith('.css') ? text : (/<style>(.*)<\/style>/s.exec(text)?.[1] ?? '');
    expect(style.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|oklch\(/gi), name).toBeNull();
  }
});

test('the option colours in light are the Okabe-Ito hues', () => {
  expect(light.get('--option-ops-run-it')).toBe('#e69f00');
  expect(light.get('--option-hybrid')).toBe('#009e73');
  expect(light.get('--option-you-build-it-you-run-it')).toBe('#0072b2');
});

const GROUNDS = ['--ground', '--surface', '--surface-sunken'];
const READ = ['--ink', '--ink-soft', '--ink-faint', '--good-ink', '--option-ops-run-it-ink', '--option-hybrid-ink', '--option-you-build-it-you-run-it-ink']; // prettier-ignore
const SEEN = ['--accent', '--focus', '--line-strong', '--evidence-given', '--evidence-estimate', '--evidence-guess', '--evidence-default']; // prettier-ignore

test.each([
  ['light', light],
  ['dark', dark],
])('text and signs have enough contrast in %s', (_name, colours) => {
  const of = (name: string) => colours.get(name) ?? '';
  for (const ground of GROUNDS) {
    for (const name of READ) {
      expect(contrast(of(name), of(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const name of SEEN) {
      expect(contrast(of(name), of(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  }
  // Dots and edges in the colour of an option lie on cards only.
  for (const option of ['ops-run-it', 'hybrid', 'you-build-it-you-run-it']) {
    const line = of(`--option-${option}-line`);
    expect(contrast(line, of('--surface')), option).toBeGreaterThanOrEqual(3);
  }
  const pairs = [
    ['--on-accent', '--accent'],
    ['--on-accent', '--accent-hover'],
    ['--danger-ink', '--danger-soft'],
    ['--good-ink', '--good-soft'],
    ['--accent', '--accent-soft'],
    ['--ink-soft', '--danger-soft'],
    ['--caution-ink', '--caution-soft'],
    ['--surface', '--ink'],
    ['--surface', '--option-ops-run-it-ink'],
    ['--surface', '--option-hybrid-ink'],
    ['--surface', '--option-you-build-it-you-run-it-ink'],
  ];
  for (const [ink, ground] of pairs) {
    expect(contrast(of(ink!), of(ground!)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});

/** Contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [r, g, b] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

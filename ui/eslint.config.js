import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Who may import what: shared parts know no domain, domains know no views, one file knows Tauri. */
const tauri = {
  group: ['@tauri-apps/*'],
  message: 'Only src/lib/ipc/tauri-host.ts talks to Tauri.',
};
const domains = {
  group: [
    '**/components/overview/*',
    '**/overview/*',
    '**/drivers/*',
    '**/views/*',
    '**/state/*',
    '**/ipc/*',
    // What a text field and a grid hold is the same in every domain.
    '!**/state/field.svelte',
    '!**/state/grid.svelte',
  ],
  message: 'Shared components know nothing of the domain.',
};
const views = { group: ['**/views/*'], message: 'Components do not know where they are shown.' };
const imports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default defineConfig(
  { ignores: ['dist', 'public', 'node_modules', 'src/lib/ipc/generated'] },
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      // svelte-check and the compiler find undefined names with types at hand.
      'no-undef': 'off',
      'svelte/no-at-html-tags': 'error',
      ...imports(tauri),
    },
  },
  { files: ['src/components/**', 'src/lib/**'], rules: imports(tauri, views) },
  { files: ['src/components/shared/**'], rules: imports(tauri, domains) },
  { files: ['src/lib/ipc/tauri-host.ts'], rules: { 'no-restricted-imports': 'off' } },
);

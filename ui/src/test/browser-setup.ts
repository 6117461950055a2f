/** What every test in a browser begins and ends with. */
import '../lib/design/fonts.css';
import '../lib/design/tokens.css';
import '../lib/design/base.css';
import { cleanup } from '@testing-library/svelte';
import { afterEach } from 'vitest';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  delete document.documentElement.dataset.colours;
});

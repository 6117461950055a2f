/** What every test in a browser begins and ends with. */
import '../lib/design/fonts.css';
import '../lib/design/tokens.css';
import '../lib/design/base.css';
import { cleanup } from '@testing-library/svelte';
// Before the prototype is frozen, which axe does not expect while it is loaded.
import 'axe-core';
import { afterEach } from 'vitest';

// As the window has it: nothing in the page or its libraries may write through the prototype.
Object.freeze(Object.prototype);

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  delete document.documentElement.dataset.colours;
});

import './lib/design/fonts.css';
import './lib/design/tokens.css';
import './lib/design/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import type { Host } from './lib/ipc/host';
import { runsInApplication, tauriHost } from './lib/ipc/tauri-host';
import { Appearance } from './lib/state/appearance.svelte';

/** The application; a recorded one for a browser during development, which no build contains. */
async function chooseHost(): Promise<Host> {
  if (import.meta.env.DEV && !runsInApplication()) {
    const { FakeHost } = await import('./lib/ipc/fake-host');
    return FakeHost.fromAddress(location.search);
  }
  return tauriHost;
}

async function start(): Promise<void> {
  const target = document.getElementById('app');
  if (!target) throw new Error('index.html has no element #app');
  const appearance = new Appearance(matchMedia('(prefers-color-scheme: dark)'), () => localStorage);
  // Before anything is drawn, so that the first frame has its colours.
  document.documentElement.dataset.colours = appearance.colours;
  mount(App, { target, props: { host: await chooseHost(), appearance } });
}

void start();

/** The application itself. The only file that knows Tauri. */
import { invoke, isTauri } from '@tauri-apps/api/core';
import type { Host } from './host';

export const tauriHost: Host = {
  call: (name, ...[request]) => invoke(name, request === undefined ? {} : { request }),
};

/** Whether the page runs in the application's window, and not in a browser during development. */
export const runsInApplication = isTauri;

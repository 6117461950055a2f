import type { ColourScheme } from '../ipc/generated/ColourScheme';

export type ColourChoice = 'system' | 'light' | 'dark';

const KEY = 'fulcrum.colours';

/** What the choice is kept in, as `localStorage` offers it. */
export type Memory = Pick<Storage, 'getItem' | 'setItem'>;

/** Whether the system is dark, as `matchMedia` offers it. */
export interface SystemColours {
  matches: boolean;
  addEventListener(kind: 'change', listener: (event: { matches: boolean }) => void): void;
}

/** Which colours the page is shown in: as chosen, or as the system has them. */
export class Appearance {
  #choice = $state<ColourChoice>('system');
  #systemIsDark = $state(false);

  constructor(
    system: SystemColours,
    /** Asked anew each time: a web view without storage refuses even to hand it out. */
    private readonly memory: () => Memory,
  ) {
    this.#systemIsDark = system.matches;
    system.addEventListener('change', (event) => (this.#systemIsDark = event.matches));
    this.#choice = this.#remembered();
  }

  get choice(): ColourChoice {
    return this.#choice;
  }

  set choice(choice: ColourChoice) {
    this.#choice = choice;
    try {
      this.memory().setItem(KEY, choice);
    } catch {
      // Without a memory the choice holds until the window closes; nothing else depends on it.
    }
  }

  get colours(): ColourScheme {
    if (this.#choice === 'system') return this.#systemIsDark ? 'dark' : 'light';
    return this.#choice;
  }

  #remembered(): ColourChoice {
    try {
      const kept = this.memory().getItem(KEY);
      return kept === 'light' || kept === 'dark' ? kept : 'system';
    } catch {
      return 'system';
    }
  }
}

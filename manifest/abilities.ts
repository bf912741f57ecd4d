import { actionCommands, searchCommands } from '../bot/routes.js';
import { channelWish } from '../src/understanding/channel-words.js';
import { understand } from '../src/understanding/intents.js';
import { READ_CHANNELS } from './fill.js';

/** The bot's abilities: the manifest declares these and nothing else. */
export interface Abilities {
  /** Where it answers. */
  readonly scopes: ReadonlySet<string>;
  /** The command that it takes a text for in this scope; null when it would not know what to do. */
  readonly commandOf: (text: string, scope: string) => string | null;
  /** The commands of its message extension: id → type. */
  readonly extensionCommands: ReadonlyMap<string, 'query' | 'action'>;
  /** Does it show a card for a link that somebody pastes? */
  readonly showsLinks: boolean;
  /** Paths of the pages that may stand in a tab. */
  readonly tabPages: ReadonlySet<string>;
  /** Does a tab ask who signed in? */
  readonly usesSignIn: boolean;
  /** Names of the permissions that it makes use of. */
  readonly permissions: ReadonlySet<string>;
}

/**
 * The bot of this version. Whoever adds a part to the bot adds it here, to `manifest.json` and to the texts: the linter
 * refuses one without the other.
 */
export const abilities: Abilities = {
  scopes: new Set(['personal', 'team', 'groupChat']),
  commandOf,
  extensionCommands: new Map([
    ...Object.keys(searchCommands).map((id) => [id, 'query'] as const),
    ...Object.keys(actionCommands).map((id) => [id, 'action'] as const),
  ]),
  showsLinks: true,
  tabPages: new Set(['/tab']),
  usesSignIn: true,
  permissions: new Set([READ_CHANNELS]),
};

function commandOf(text: string, scope: string): string | null {
  const { kind } = understand(text);
  if (scope === 'team') return channelWish(text)?.kind ?? (kind === 'help' ? kind : null);
  return kind === 'unknown' ? null : kind;
}

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../../language.js';
import type { MeWire } from '../../wire/wire.js';
import type { Api } from './api.js';
import type { Host } from './host.js';
import type { Text } from './text.js';

/** State shared by every part of the page. */
export interface Session {
  readonly host: Host;
  readonly api: Api;
  readonly me: MeWire;
  readonly language: Language;
  readonly say: Text;
  /** The person changed something about themselves. */
  readonly setMe: (me: MeWire) => void;
  /** Everything about the person is gone. */
  readonly setErased: () => void;
}

export const SessionContext = createContext<Session | null>(null);

/** The session, inside the page of somebody who is signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('There is no session here');
  return session;
}

import type { Document } from 'mongodb';
import type { Message, MessageKind } from '../../src/outbox/message.js';
import type { CommandListener } from '../../src/storage/connect.js';
import { COLLECTIONS } from '../../src/storage/documents/documents.js';
import type { Storage } from '../../src/storage/storage.js';
import { WriteCount, withBeginnings } from './beginnings.js';
import { buttonsOf, textOf } from './fake-teams/card-parts.js';
import type { Shown } from './fake-teams/conversation.js';
import type { Inputs } from './fake-teams/fill-in.js';
import type { Person } from './fake-teams/person.js';
import type { ActionAnswer } from './fake-teams/seat.js';
import { type FreshStorage, freshStorage } from './storage.js';
import { startTestApp, type TestApp, type TestAppOptions } from './test-app.js';

/** The program with the database below it, for a story that looks at what is really kept. */
export interface Stage {
  readonly t: TestApp;
  readonly storage: FreshStorage;
  /** Every document of a collection, as it is stored. Not counted among the program's own queries. */
  readonly kept: (collection: string) => Promise<readonly Document[]>;
  /** Every document of the database, with its collection. */
  readonly everything: () => Promise<readonly { readonly collection: string; readonly document: Document }[]>;
}

export interface PlayOptions extends Omit<TestAppOptions, 'storage'> {
  /** Sees every command of the program to the database. */
  readonly listener?: CommandListener;
  /** The storage as the program has it; absent: as it is. */
  readonly wrapped?: (storage: Storage) => Storage;
}

/** Plays a story on a program and a database of its own, and clears away both, however it ends. */
export async function play(
  story: (stage: Stage) => Promise<void>,
  { listener, wrapped, ...options }: PlayOptions = {},
): Promise<void> {
  const count = new WriteCount();
  const storage = await freshStorage({ listener: listener ?? count });
  const kept = (collection: string) => storage.unseen.collection(collection).find().toArray();
  async function everything(): Promise<{ collection: string; document: Document }[]> {
    const names = Object.values(COLLECTIONS);
    const found = await Promise.all(names.map(kept));
    return names.flatMap((collection, at) => (found[at] ?? []).map((document) => ({ collection, document })));
  }
  try {
    const played = await startTestApp({ ...options, storage: wrapped?.(storage) ?? storage });
    const { env, signInKeys, ...others } = options;
    const isUsual = Object.keys(others).length === 0 && listener === undefined && wrapped === undefined;
    const t = isUsual ? withBeginnings(played, storage, JSON.stringify(env ?? {}), count) : played;
    try {
      // The timers tick from the start on, so that a round is planned before anything else happens.
      await t.settle();
      await story({ t, storage, kept, everything });
    } finally {
      await t.stop();
    }
  } finally {
    await storage.close();
  }
}

/** Everything that one reads on a message. */
export function reads(shown: Shown): string {
  return textOf(shown.card);
}

/** The messages on which one can vote, oldest first. */
export function ballotsOf(person: Person): readonly Shown[] {
  return person.inbox.filter(({ card }) => buttonsOf(card).some(({ verb }) => verb === 'vote.cast'));
}

/** The newest message on which one can vote. */
export function ballotOf(person: Person): Shown {
  const ballot = ballotsOf(person).at(-1);
  if (ballot === undefined) throw new Error(`${person.facts.name} has no ballot`);
  return ballot;
}

/** Votes on the newest ballot, as sure as can be unless told otherwise. */
export function votes(person: Person, option: string, more: Inputs = {}): Promise<ActionAnswer> {
  return person.clicks(ballotOf(person), { verb: 'vote.cast' }, { option, confidence: '4', ...more });
}

/** Id of the participant as every store has it. */
export function idOf({ facts }: Person): string {
  return `${facts.tenantId}:${facts.objectId}`.toLowerCase();
}

/** Everything that one reads on the card that answers a click. */
export function seen({ card, message }: ActionAnswer): string {
  return card === null ? (message ?? '') : reads(card);
}

/** The kinds of the messages to a person, sent or not: where one is not there, it was never meant to be sent. */
export async function kindsTo({ storage }: Pick<Stage, 'storage'>, person: Person): Promise<readonly MessageKind[]> {
  return (await storage.stores.outbox.allTo(idOf(person))).map(({ kind }) => kind);
}

/** The message of one kind to a person, as the outbox has it now. */
export async function letterTo(
  { storage }: Pick<Stage, 'storage'>,
  person: Person,
  kind: MessageKind = 'ballot',
): Promise<Message> {
  const found = (await storage.stores.outbox.allTo(idOf(person))).find((message) => message.kind === kind);
  if (found === undefined) throw new Error(`No ${kind} to ${person.facts.name}`);
  return found;
}

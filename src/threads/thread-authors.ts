import type { Clock } from '../clock.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import type { Participant } from '../participants/participant.js';
import { aliasAt, sizeOf } from './alias.js';
import { AUTHOR_KEY_BYTES, channelTokenOf, seal, type ThreadAuthor, tokenOf, unseal } from './thread-author.js';
import type { ThreadAuthorStore } from './thread-author-store.js';

export interface ThreadAuthorsParts {
  readonly authors: ThreadAuthorStore;
  readonly municipalities: OrganisationRegister;
  readonly clock: Clock;
}

/** Identities in the open threads. Only tokens, names of birds, and the addressees of news leave this file. */
export interface ThreadAuthors {
  /** The person's author in the thread, if there is one yet. Null token: the thread has no key, so nobody wrote. */
  find(
    threadId: string,
    participantId: string,
  ): Promise<{ readonly token: string | null; readonly author: ThreadAuthor | null }>;
  /** Adds the person to the thread. Idempotent. Two round trips for somebody who is there, four for a newcomer. */
  enter(threadId: string, participant: Participant, sequence: number): Promise<ThreadAuthor>;
  /** The person writes from a channel: without the name of a bird, and with no way from the one to the other. Two round trips. */
  enterFromChannel(threadId: string, participant: Participant): Promise<ThreadAuthor>;
  /** How the person is written down there for what they write in channels; null: nobody wrote in the thread. One round trip. */
  channelTokenIn(threadId: string, participantId: string): Promise<string | null>;
  /** The tokens of a person in all threads that are kept, those of what they wrote in channels included. */
  everywhere(participantId: string): Promise<readonly { readonly threadId: string; readonly token: string }[]>;
  /** The tokens of many people in one thread, by participant id. One round trip. */
  tokensIn(threadId: string, participantIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Participant id behind a token; null when there is none any more. */
  whoIs(threadId: string, token: string): Promise<string | null>;
  /** Hides the id of a post in a message, so that the message does not tell who wrote it. */
  conceal(threadId: string, text: string): Promise<string>;
  /** The concealed values, in the order requested; null if the thread is gone. One round trip. */
  reveal(
    concealed: readonly { readonly threadId: string; readonly text: string }[],
  ): Promise<readonly (string | null)[]>;
}

/** The authors on this store. */
export function createThreadAuthors({ authors, municipalities, clock }: ThreadAuthorsParts): ThreadAuthors {
  const keyFor = (threadId: string) => authors.keyOf(threadId, clock.secret(AUTHOR_KEY_BYTES));

  return {
    async find(threadId, participantId) {
      const key = await authors.findKey(threadId);
      if (key === null) return { token: null, author: null };
      const token = tokenOf(key, participantId);
      return { token, author: await authors.get(threadId, token) };
    },

    async enter(threadId, participant, sequence) {
      const key = await keyFor(threadId);
      const token = tokenOf(key, participant.id);
      const known = await authors.get(threadId, token);
      if (known !== null) return known;
      const municipality = municipalities.get(participant.municipality ?? '');
      const size = sizeOf(municipality?.sizeClass);
      const alias = aliasAt(await authors.nextNumber(threadId), key, sequence, size);
      return authors.addIfAbsent({ threadId, token, alias, who: seal(key, participant.id) });
    },

    async enterFromChannel(threadId, { id }) {
      const key = await keyFor(threadId);
      return authors.addIfAbsent({ threadId, token: channelTokenOf(key, id), who: seal(key, id) });
    },

    async channelTokenIn(threadId, participantId) {
      const key = await authors.findKey(threadId);
      return key === null ? null : channelTokenOf(key, participantId);
    },

    async everywhere(participantId) {
      const keys = await authors.allKeys();
      return keys.flatMap(({ threadId, key }) =>
        [tokenOf, channelTokenOf].map((make) => ({ threadId, token: make(key, participantId) })),
      );
    },

    async tokensIn(threadId, participantIds) {
      const key = await authors.findKey(threadId);
      return new Map(key === null ? [] : participantIds.map((id) => [id, tokenOf(key, id)]));
    },

    async whoIs(threadId, token) {
      const [key, author] = await Promise.all([authors.findKey(threadId), authors.get(threadId, token)]);
      return key === null || author === null ? null : unseal(key, author.who);
    },

    conceal: async (threadId, text) => seal(await keyFor(threadId), text),

    async reveal(concealed) {
      const keys = await authors.findKeys([...new Set(concealed.map(({ threadId }) => threadId))]);
      return concealed.map(({ threadId, text }) => {
        const key = keys.get(threadId);
        return key === undefined ? null : unseal(key, text);
      });
    },
  };
}

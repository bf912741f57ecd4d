/**
 * JSON of the tab's addresses about conversations: moments are ISO-8601 texts in UTC. The page and the program share
 * these types and nothing else.
 */

/** Something that was written, at its place in a conversation. Numbers rise; one may be left out. */
export interface PostWire {
  readonly number: number;
  readonly at: string;
  readonly own: boolean;
  /** As typed; null: it cannot be read, or not any more. */
  readonly text: string | null;
  /** It is not as it was posted: the writer changed the message in Teams. */
  readonly edited: boolean;
}

/** A page of a conversation, in the order in which it was written. */
interface PageWire<P extends PostWire> {
  readonly posts: readonly P[];
  /** There are older ones, before this number; null: there are none. */
  readonly olderThan: number | null;
  /** From then on nothing can be written any more. */
  readonly endsAt: string;
  /** Months that it is kept after that. */
  readonly keptMonths: number;
  /** Longest post (characters). */
  readonly longest: number;
}

/** Somebody in the conversation of a match. */
export interface TalkerWire {
  /** Null: somebody who was erased. Empty: somebody whose name Teams does not tell. */
  readonly name: string | null;
  readonly municipality: string;
}

export interface TalkPostWire extends PostWire {
  /** Null: it is the reader's own. */
  readonly by: TalkerWire | null;
}

export interface TalkHeadWire {
  readonly matchId: string;
  /** Name of the programme; null for somebody who is in one. */
  readonly programme: string | null;
  /** Title of the dilemma. */
  readonly title: string;
  /** The others who are still there. */
  readonly others: readonly TalkerWire[];
  /** `mine`, `theirs`: closed by the reader or by another. `over`: the talk or the time for it has ended. */
  readonly state: 'open' | 'mine' | 'theirs' | 'over';
}

/** The conversation of a match. */
export interface TalkWire extends TalkHeadWire, PageWire<TalkPostWire> {
  /** The questions of the dilemma. */
  readonly questions: readonly string[];
}

export interface TalkListWire {
  readonly talks: readonly TalkHeadWire[];
  /** There are more, after this; null: there are none. */
  readonly after: string | null;
}

/** The name of a bird with the size of the municipality. */
export interface AliasWire {
  readonly name: string;
  readonly size: 'small' | 'middle' | 'large';
}

export interface OpenPostWire extends PostWire {
  readonly id: string;
  /** `channel`: somebody who is named in the channel that it came from. `gone`: somebody who was erased. */
  readonly writer: ({ readonly kind: 'bird' } & AliasWire) | { readonly kind: 'channel' | 'gone' };
  /** `waiting`: reported, until a facilitator has looked. `hidden`: by a facilitator. */
  readonly state: 'shown' | 'removed' | 'waiting' | 'hidden';
  /** The reader reported it. */
  readonly reported: boolean;
  readonly reportable: boolean;
}

/** The open conversation of a round. Nobody's name is in it. */
export interface OpenThreadWire extends PageWire<OpenPostWire> {
  readonly roundId: string;
  /** Title of the dilemma. */
  readonly title: string;
  readonly isOpen: boolean;
  /** How the reader is called there; null: not before they write. */
  readonly alias: AliasWire | null;
  /** The reader is told of what is new. */
  readonly hearsNews: boolean;
}

export interface CurrentOpenThreadWire {
  /** The round of the programme with an open conversation now; null: there is none. */
  readonly roundId: string | null;
}

/** The outcome of writing a post. */
export type PostAnswerWire<T> =
  | { readonly kind: 'posted'; readonly thread: T }
  /** Nothing was stored: it is closed. */
  | { readonly kind: 'ended'; readonly thread: T }
  | { readonly kind: 'problem'; readonly problem: 'empty' | 'tooLong' };

/** Something to be posted. */
export interface PostFormWire {
  /** Tells this writing from any other of the person; the same when it is sent again. */
  readonly once: string;
  readonly text: string;
}

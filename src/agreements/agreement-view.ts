import {
  type Agreement,
  type AgreementState,
  type AgreementText,
  type AgreementVersion,
  type Answer,
  activePlaces,
  currentOf,
  type GoneReason,
  isOpen,
  placeOf,
  type Reminder,
  versionsFor,
} from './agreement.js';

/** A text as a reader sees it. */
export interface TextView extends AgreementText {
  readonly number: number;
  readonly at: Date;
  /** The reader wrote it. */
  readonly isOwn: boolean;
  /** Name of the author; null when they were erased. */
  readonly author: string | null;
}

/** Somebody else in an agreement. */
export interface OtherParty {
  /** Null when they were erased. */
  readonly name: string | null;
  readonly gone: GoneReason | null;
  /** Said yes to the text that counts. */
  readonly accepted: boolean;
  readonly answer: Answer | null;
}

/** The reader's present rights. */
export interface AgreementRights {
  /** Say yes or no to the text that counts. */
  readonly accept: boolean;
  readonly amend: boolean;
  /** Go on alone, without waiting for the others. */
  readonly keepAlone: boolean;
  /** Say what came of it. */
  readonly answer: boolean;
}

/** An agreement as one of its parties sees it. */
export interface AgreementView {
  readonly id: string;
  /** The round that it comes from. */
  readonly roundId: string;
  readonly order: string;
  readonly state: AgreementState;
  readonly current: TextView;
  /** Earlier texts, the newest first. */
  readonly earlier: readonly TextView[];
  readonly others: readonly OtherParty[];
  readonly own: { readonly gone: GoneReason | null; readonly accepted: boolean; readonly answer: Answer | null };
  readonly reminder: Reminder | null;
  readonly may: AgreementRights;
}

/**
 * The agreement for this reader, with the names of the others by participant id; null for anyone who was never part of
 * it.
 */
export function viewOf(
  agreement: Agreement,
  readerId: string,
  names: ReadonlyMap<string, string>,
): AgreementView | null {
  const place = placeOf(agreement, readerId);
  const own = place === null ? undefined : agreement.parties[place];
  if (place === null || own === undefined) return null;
  const versions = versionsFor(agreement, place);
  // Only for somebody who is gone can every visible text have made room for later ones.
  const current = versions.at(-1) ?? { ...currentOf(agreement), what: '', how: '', by: null };
  const isPart = own.gone === null;
  const nameOf = (id: string | undefined): string | null => names.get(id ?? '') ?? null;
  const textView = ({ author, ...text }: AgreementVersion): TextView => ({
    ...text,
    isOwn: author === place,
    author: nameOf(agreement.parties[author]?.id),
  });
  const accepted = own.accepted === current.number;
  return {
    id: agreement.id,
    roundId: agreement.roundId,
    order: agreement.order,
    state: agreement.state,
    current: textView(current),
    earlier: versions.slice(0, -1).reverse().map(textView),
    others: agreement.parties
      .filter((_, at) => at !== place)
      .map(({ id, gone, accepted: said, answer }) => {
        return { name: nameOf(id), gone, accepted: said === current.number, answer: isPart ? answer : null };
      }),
    own: { gone: own.gone, accepted, answer: own.answer },
    reminder: isPart ? agreement.reminder : null,
    may: rightsOf(agreement, place, accepted),
  };
}

function rightsOf(agreement: Agreement, place: number, accepted: boolean): AgreementRights {
  const active = activePlaces(agreement);
  const isPart = isOpen(agreement) && active.includes(place);
  const isProposed = isPart && agreement.state === 'proposed';
  return {
    accept: isProposed && !accepted,
    amend: isPart,
    keepAlone: isProposed && accepted && active.length > 1,
    answer: isPart && agreement.state === 'inForce',
  };
}

/** Everybody whose name is needed to show these agreements, each once. */
export function peopleIn(agreements: Iterable<Agreement>): readonly string[] {
  return [...new Set([...agreements].flatMap(({ parties }) => parties.map(({ id }) => id)))];
}

import type { Clock } from '../clock.js';
import type { Message } from '../outbox/message.js';
import { isPaused, takesPart } from '../participants/participant.js';
import type { PersonalMessage } from '../participants/personal-message.js';
import { amsterdamDate, type IsHoliday } from '../scheduling/calendar.js';
import { officeMorning } from '../scheduling/office-hours.js';
import { type Agreement, currentOf, type NewsKind, placeOf } from './agreement.js';
import { isStillNews, newsOfMessage } from './agreement-news.js';
import { type AgreementPeopleParts, createAgreementPeople } from './agreement-people.js';
import type { AgreementStore } from './agreement-store.js';
import { type AgreementView, viewOf } from './agreement-view.js';
import { dueMoment } from './bringing-back.js';

/** The content of a message about an agreement when it is sent, or the end of its wait. */
export type AgreementMessage =
  | { readonly kind: 'tell'; readonly news: NewsKind; readonly view: AgreementView }
  /** During a pause nothing is sent before the first working morning after it. */
  | { readonly kind: 'wait'; readonly until: Date };

export interface AgreementMessagesParts extends AgreementPeopleParts {
  readonly agreements: AgreementStore;
  readonly isHoliday: IsHoliday;
  readonly clock: Clock;
}

/** Is this a message about an agreement? */
export function isAboutAgreement({ kind }: Pick<Message, 'kind'>): boolean {
  return newsOfMessage(kind) !== undefined;
}

/**
 * Contents of messages about agreements by message key, from their present state. A message left out has nothing to say
 * any longer. Two round trips, however many they are.
 */
export function createAgreementMessages(
  parts: AgreementMessagesParts,
): (messages: readonly PersonalMessage[]) => Promise<ReadonlyMap<string, AgreementMessage>> {
  const { agreements, isHoliday, clock } = parts;
  const people = createAgreementPeople(parts);

  function messageFor(
    { message, to }: PersonalMessage,
    agreement: Agreement | undefined,
    names: ReadonlyMap<string, string>,
  ): AgreementMessage | null {
    const kind = newsOfMessage(message.kind);
    const now = clock.now();
    if (agreement === undefined || kind === undefined || !takesPart(to)) return null;
    const due = dueMoment(currentOf(agreement), isHoliday);
    const news = { kind, version: message.version ?? 0 };
    if (!isStillNews(agreement, placeOf(agreement, to.id) ?? -1, news, { now, due })) return null;
    if (to.pausedUntil !== undefined && isPaused(to, amsterdamDate(now)))
      return { kind: 'wait', until: officeMorning(to.pausedUntil, isHoliday) };
    const view = viewOf(agreement, to.id, names);
    return view === null ? null : { kind: 'tell', news: kind, view };
  }

  return async function messagesFor(messages) {
    const about = messages.filter(({ message }) => isAboutAgreement(message));
    if (about.length === 0) return new Map();
    const found = await agreements.getMany([...new Set(about.flatMap(({ message }) => message.about ?? []))]);
    const names = await people.names(found.values());
    return new Map(
      about.flatMap((one) => {
        const said = messageFor(one, found.get(one.message.about ?? ''), names);
        return said === null ? [] : [[one.message.key, said] as const];
      }),
    );
  };
}

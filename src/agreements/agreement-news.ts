import type { Intent, MessageKind } from '../outbox/message.js';
import { ERASED } from '../participants/participant.js';
import { type Agreement, currentOf, isOpen, type News, type NewsKind } from './agreement.js';

/** The kind of message that each kind of news is told with. */
export const MESSAGE_OF_NEWS = {
  proposed: 'agreementProposed',
  agreed: 'agreementAgreed',
  answered: 'agreementAnswered',
  gone: 'agreementGone',
  soon: 'agreementSoon',
  due: 'agreementDue',
} as const satisfies Readonly<Record<NewsKind, MessageKind>>;

/** Every kind of message about an agreement. */
export const NEWS_MESSAGES: readonly MessageKind[] = Object.values(MESSAGE_OF_NEWS);

/** The news of a kind of message; undefined for a message that is not about an agreement. */
export function newsOfMessage(kind: MessageKind): NewsKind | undefined {
  return NEWS_OF_MESSAGE.get(kind);
}

const NEWS_OF_MESSAGE = new Map<MessageKind, NewsKind>(
  Object.entries(MESSAGE_OF_NEWS).map(([news, message]) => [message, news as NewsKind]),
);

/** Adds news to the agreement, and drops requests that belong to an earlier text. */
export function withNews(agreement: Agreement, more: readonly News[], now: Date): Agreement {
  const { number } = currentOf(agreement);
  const kept = agreement.news.filter(
    (old) => (old.kind === 'gone' || old.version === number) && !more.some((one) => isSame(one, old)),
  );
  return lookedAtLater({ ...agreement, news: [...kept, ...more] }, now);
}

/** The agreement as it is once everything has been told. */
export function withoutNews(agreement: Agreement, now: Date): Agreement {
  return lookedAtLater({ ...agreement, news: [] }, now);
}

/** Sets when the scheduler has something to do: at once when there is something to tell, else at the reminder. */
export function lookedAtLater(agreement: Agreement, now: Date): Agreement {
  const reminder = isOpen(agreement) ? agreement.reminder : null;
  return { ...agreement, reminder, lookAt: agreement.news.length > 0 ? now : (reminder?.at ?? null) };
}

function isSame(one: News, other: News): boolean {
  return one.kind === other.kind && one.to === other.to && one.of === other.of;
}

/** The messages that tell the news of an agreement, each with a key of its own. */
export function intentsOf(agreement: Agreement): readonly Intent[] {
  const { id, roundId, parties } = agreement;
  return agreement.news.flatMap(({ kind, version, to, of }) => {
    const receiver = parties[to];
    if (receiver === undefined || receiver.id === ERASED) return [];
    // Somebody goes once; everything else belongs to one text.
    const what = kind === 'gone' ? `gone:${of}` : [kind, version, ...(of === null ? [] : [of])].join(':');
    const key = `agreement:${id}:${what}:${receiver.id}`;
    return [{ key, to: receiver.id, kind: MESSAGE_OF_NEWS[kind], roundId, about: id, version }];
  });
}

/** Is there still something to say with this news, at the moment when it is sent? `due`: when the text is brought back. */
export function isStillNews(
  agreement: Agreement,
  place: number,
  { kind, version }: { readonly kind: NewsKind; readonly version: number },
  { now, due }: { readonly now: Date; readonly due: Date },
): boolean {
  const party = agreement.parties[place];
  if (party === undefined || party.gone !== null) return false;
  if (kind === 'gone') return true;
  if (version !== currentOf(agreement).number) return false;
  switch (kind) {
    case 'proposed':
      return agreement.state === 'proposed' && party.accepted !== version;
    case 'agreed':
      return agreement.state === 'inForce';
    case 'answered':
      return true;
    case 'soon':
      return isOpen(agreement) && party.answer === null && now < due;
    case 'due':
      return isOpen(agreement) && party.answer === null;
  }
}

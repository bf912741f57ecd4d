import { escapeMarkdown } from '../escape.js';
import { nameOf } from '../person-name.js';
import { buttonRows, type TemplateData } from '../render.js';
import type { Text } from '../text.js';

/** A partner in a talk, as far as a sentence needs it. The municipality is empty when it is not known. */
export interface NamedPartner {
  /** Null: somebody who was erased. Empty: somebody whose name Teams never told. */
  readonly name: string | null;
  readonly municipality: string;
}

/** Links into Teams; absent where Teams has not told the account names of all partners. */
export interface TalkLinks {
  /** Opens a chat with all partners. */
  readonly chatUrl?: string;
  /** Opens the form for a meeting with all partners. */
  readonly meetingUrl?: string;
}

/** One or two people with their municipality, for a place with Markdown: `**Anna** (Leiden) en **Bram** (Gouda)`. */
export function partnerNames(partners: readonly NamedPartner[], text: Text): string {
  const [one = '', other] = partners.map(({ name, municipality }) =>
    municipality === ''
      ? text('match.whoOnly', { name: escapeMarkdown(nameOf(name, text)) })
      : text('match.who', { name: escapeMarkdown(nameOf(name, text)), municipality: escapeMarkdown(municipality) }),
  );
  return other === undefined ? one : text('match.and', { one, other });
}

/** Rows of buttons that open a link, for an ActionSet of Action.OpenUrl. Only links over https become a button. */
export function linkRows({ chatUrl = '', meetingUrl = '' }: TalkLinks, text: Text): readonly TemplateData[] {
  const links = [
    { title: text('common.chat'), url: chatUrl },
    { title: text('common.meeting'), url: meetingUrl },
  ];
  return buttonRows(links.filter(({ url }) => url.startsWith('https://')));
}

import type { Language } from '../../../language.js';
import type { InvitationWire, ProgrammeDeskWire } from '../../wire/programme-desk-wire.js';
import { formatDay, textFor } from '../shared/text.js';

/** The invitation as a message that can be sent or printed, in this language. */
export function invitationText(
  { name, introduction, organiser, appUrl }: ProgrammeDeskWire,
  { code, until, link }: InvitationWire,
  language: Language,
): string {
  const say = textFor(language);
  const words = say('invitation.words', { code });
  const parts = [
    say('invitation.hello', { name }),
    introduction?.[language] ?? '',
    link === null ? say('invitation.byWords', { words }) : say('invitation.byLink', { link: inLanguage(link, words) }),
    link === null ? '' : say('invitation.otherwise', { words }),
    appUrl === null ? '' : say('invitation.app', { link: appUrl }),
    until === null ? '' : say('invitation.untilDay', { day: formatDay(until, language) }),
    organiser === null ? '' : say('programmes.contact', { name: organiser.name, contact: organiser.contact }),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The link with the words of the language of the message: whoever gets it reads what they send. */
function inLanguage(link: string, words: string): string {
  return link.replace(/message=[^&]*/, () => `message=${encodeURIComponent(words)}`);
}

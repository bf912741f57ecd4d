import { beginning } from '../characters.js';
import { textOfHtml } from './message-text.js';
import { LIMITS } from './proposal.js';
import { type Marked, marksOf, wordsIn } from './proposal-form.js';

/** How much of a message stands in the form: all of it, its beginning, or nothing because it has no text. */
export type MessageOrigin = 'whole' | 'beginning' | 'empty';

/** Anybody's message in a chat, as handed to an action command. Its author is not read. */
export interface ChosenMessage {
  readonly content: string;
  /** Plain text, in which every sign stands for itself; else HTML. */
  readonly isPlain: boolean;
  /** Empty where the message has none. */
  readonly subject: string;
}

/** A form with the text of a message in it. */
export interface MessageForm {
  readonly values: { readonly title: string; readonly situation: string };
  readonly origin: MessageOrigin;
  /** Words of it that may be personal; null when there are none. */
  readonly marked: Marked | null;
}

/** Fills the form with a message: its subject as the title, its text as the situation. Stores nothing. */
export function formFromMessage(message: ChosenMessage): MessageForm {
  const read = (text: string) => (message.isPlain ? text : textOfHtml(text)).trim();
  const whole = read(message.content);
  const title = beginning(read(message.subject).replace(/\s+/g, ' '), LIMITS.title).trimEnd();
  const situation = beginning(whole, LIMITS.situation).trimEnd();
  const origin = whole === '' ? 'empty' : situation.length < whole.length ? 'beginning' : 'whole';
  return { values: { title, situation }, origin, marked: marksOf(wordsIn([title, situation])) };
}

import type { Language } from '../../src/language.js';
import type { Button } from '../actions.js';
import type { RenderedCard } from '../render.js';
import { type TextKey, textFor } from '../text.js';
import { type NoticeButton, renderNotice } from './notice.js';

type NoticeName = TextKey extends infer K ? (K extends `notices.${infer Name}.title` ? Name : never) : never;
/** A button by the key of its words. */
export type Label = readonly [TextKey, Button];

interface Filling {
  readonly values?: Readonly<Record<string, string | number>>;
  /** The sentence to use, where a notice has more than one. */
  readonly text?: TextKey;
  readonly buttons?: readonly Label[];
  /** Behind those: buttons whose words are no sentence of the text files alone. */
  readonly more?: readonly NoticeButton[];
}

/** A card with the title and the sentence of this name in `notices`. */
export function notice(
  name: NoticeName,
  language: Language,
  { values = {}, text, buttons = [], more = [] }: Filling = {},
): RenderedCard {
  const say = textFor(language);
  return renderNotice(
    {
      title: say(`notices.${name}.title`),
      text: say(text ?? `notices.${name}.text`, values),
      buttons: [...buttons.map(([key, button]): NoticeButton => ({ title: say(key), button })), ...more],
    },
    language,
  );
}

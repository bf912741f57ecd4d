import { type CardPart, parts } from './card-walk.js';

/**
 * The number of buttons that Teams shows: "Use up to six primary actions" (msteams-docs,
 * `task-modules-and-cards/cards/design-effective-cards.md`; the renderer's `maxActions`). Some hosts drop the rest, and
 * old ones do not know the `mode: secondary` that puts them behind dots.
 */
export const MOST_ACTIONS = 6;

/**
 * Counts every button of a card, in its own `actions` and in those of each ActionSet, wherever it stands, so in
 * ShowCards and in hidden parts too, and the action inside an input. The host counts list by list; here they are
 * counted together, because buttons are spread over ActionSets only to make rows that fit on a phone. Not a button: the
 * `refresh` of a card, and the `selectAction` by which a row or a picture is pressed.
 */
export function actionsOn(card: unknown): readonly CardPart[] {
  return parts(card).flatMap((part) => [
    ...(Array.isArray(part.actions) ? (part.actions as readonly CardPart[]) : []),
    ...(typeof part.inlineAction === 'object' && part.inlineAction !== null ? [part.inlineAction as CardPart] : []),
  ]);
}

/** Names of the buttons if there are more than Teams shows; else none. */
export function tooManyActions(card: unknown): readonly string[] {
  const actions = actionsOn(card);
  if (actions.length <= MOST_ACTIONS) return [];
  return [
    `${actions.length} buttons: ${actions.map(({ title, verb, type }) => `${title} (${verb ?? type})`).join(', ')}`,
  ];
}

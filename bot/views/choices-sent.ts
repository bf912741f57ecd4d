import { channelLabel, type ListedChannel } from '../../cards/channels/channel-list.js';
import { SETTING_NAMES } from '../../cards/proposals/proposal-edit.js';
import { type TextKey, textFor } from '../../cards/text.js';
import { AGREED_WITH, type AgreedWith } from '../../src/agreements/agreement.js';
import { beginning } from '../../src/characters.js';
import { SETTINGS, type Setting } from '../../src/dilemmas/dilemma.js';
import { LANGUAGES } from '../../src/language.js';
import { MOVED_BY, type MovedBy } from '../../src/rounds/moved-by.js';
import { wordsOf } from '../../src/understanding/fold.js';
import { choiceSent } from '../../src/understanding/printed-choice.js';

/** Longer than the names of two people (characters). */
const LONGEST = 1_000;

/** With whom something is agreed; the name of a partner is filled in. */
const AGREED_NAMES: Readonly<Record<AgreedWith, TextKey>> = {
  partner: 'closing.withPartner',
  organisation: 'closing.withOrganisation',
  self: 'closing.withSelf',
};

/** The setting that was sent, by its id or as a card prints it; undefined: none of them. */
export function settingSent(sent: string | undefined): Setting | undefined {
  return sentAs(sent, SETTINGS, (id) => SETTING_NAMES[id]);
}

/** Reads what moved somebody, by id or as printed on a card; undefined if it is neither. */
export function movedBySent(sent: string | undefined): MovedBy | undefined {
  return sentAs(sent, MOVED_BY, (id) => `ballot.moved_${id}` as const);
}

/**
 * With whom something is agreed, by its id or as a card prints it; undefined: none of these. A card offers one choice that
 * begins as that with a partner does, whatever their names are.
 */
export function agreedWithSent(sent: string | undefined): AgreedWith | undefined {
  const found = sentAs(sent, AGREED_WITH, (id) => AGREED_NAMES[id]);
  if (found !== undefined || sent === undefined) return found;
  const [start, ...name] = wordsOf(beginning(sent, LONGEST));
  const starts = LANGUAGES.map((language) => wordsOf(textFor(language)(AGREED_NAMES.partner, { names: '' }))[0]?.text);
  return starts.includes(start?.text) && name.length > 0 ? 'partner' : undefined;
}

/** The id of the channel that was sent, by its id or as the list prints it; undefined: none of these, or more than one. */
export function channelSent(sent: string, channels: readonly ListedChannel[]): string | undefined {
  return choiceSent(
    sent,
    channels.map((one) => ({ id: one.id, names: LANGUAGES.map((language) => channelLabel(one, language)) })),
  );
}

/** The id of the programme that was sent, by its id or its name; undefined: none of these, or more than one. */
export function programmeSent(
  sent: string,
  programmes: readonly { readonly id: string; readonly name: string }[],
): string | undefined {
  return choiceSent(
    sent,
    programmes.map(({ id, name }) => ({ id, names: [name] })),
  );
}

function sentAs<T extends string>(
  sent: string | undefined,
  ids: readonly T[],
  keyOf: (id: T) => TextKey,
): T | undefined {
  const choices = ids.map((id) => ({ id, names: LANGUAGES.map((language) => textFor(language)(keyOf(id))) }));
  return choiceSent(sent, choices);
}

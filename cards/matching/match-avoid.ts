import { shortened } from '../../src/characters.js';
import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { plainLine } from '../escape.js';
import { renderNotice } from '../notices/notice.js';
import { isNamed } from '../person-name.js';
import { buttonData, type RenderedCard, type TemplateData } from '../render.js';
import { type Text, textFor } from '../text.js';
import { type NamedPartner, partnerNames } from './talk-partners.js';

/** Somebody in a match with whom the reader may not want to be matched again. */
export interface AvoidChoice extends NamedPartner {
  /** Place of this person in the match: what the button carries. */
  readonly member: 0 | 1 | 2;
}

/** A button has room for a short name only; the full one stands in the line above it. */
const MOST_ON_BUTTON = 16;
/** A button with a row for itself has room for this on a narrow phone. */
const MOST_ON_ROW = 30;

/** The button on the card of a match, for the one person whom it can mean. */
export function avoidButton({ name, member }: AvoidChoice, matchId: string, text: Text): TemplateData {
  const title = isNamed(name) ? text('match.avoid', { name: shortName(name) }) : text('match.avoidPartner');
  return buttonData(title, avoid(matchId, member));
}

/** Asks with whom of two, and says to nobody else that it was asked. */
export function renderAvoidAsk(matchId: string, people: readonly AvoidChoice[], language: Language): RenderedCard {
  const text = textFor(language);
  return renderNotice(
    {
      title: text('match.avoidWho'),
      text: text('match.avoidWhoText', { names: partnerNames(people, text) }),
      buttons: [
        ...people.map((one) => ({ title: wholeTitle(one, text), button: avoid(matchId, one.member) })),
        { title: text('common.toMatch'), button: execute('match.show') },
      ],
    },
    language,
  );
}

function avoid(matchId: string, member: AvoidChoice['member']) {
  return execute('match.avoid', { match: matchId, member: `${member}` });
}

/** First names may be the same, and so may be that nobody knows a name. People in a match work for different municipalities. */
function wholeTitle({ name, municipality }: AvoidChoice, text: Text): string {
  const place = municipality === '' ? text('match.avoidPartner') : text('match.avoidFrom', { municipality });
  return shortened(isNamed(name) ? plainLine(name) : plainLine(place), MOST_ON_ROW);
}

/** Display names are "Anna de Vries" or "Vries, Anna de"; on the button both are Anna. */
function shortName(name: string): string {
  const [family = '', given = ''] = plainLine(name).split(',');
  const [first = ''] = (given.trim() === '' ? family : given).trim().split(' ');
  return shortened(first, MOST_ON_BUTTON);
}

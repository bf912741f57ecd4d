import type { Language } from '../../src/language.js';
import type { Participant } from '../../src/participants/participant.js';
import { formatDay, textFor } from '../text.js';

export interface DataRow {
  readonly name: string;
  readonly value: string;
}

/** Names that the ids in a profile stand for, in the language of the card. */
export interface ProfileNames {
  readonly municipality: string | undefined;
  readonly role: string | undefined;
  readonly challenges: readonly string[];
}

/**
 * The data stored about a person, in words, row by row: only what means something to them. The download has everything.
 * `erasedAfter`: when everything of somebody who left goes.
 */
export function dataRows(
  participant: Participant,
  names: ProfileNames,
  language: Language,
  erasedAfter?: Date,
): readonly DataRow[] {
  const say = textFor(language);
  const none = say('dataRows.none');
  const day = (isoDate: string) => formatDay(new Date(`${isoDate}T12:00:00Z`), language);
  const rows: DataRow[] = [
    { name: say('dataRows.name'), value: participant.name || none },
    { name: say('dataRows.municipality'), value: names.municipality ?? none },
    { name: say('dataRows.role'), value: names.role ?? none },
    { name: say('dataRows.challenges'), value: names.challenges.join(', ') || none },
    { name: say('dataRows.wantsToTalk'), value: say(participant.wantsToTalk ? 'dataRows.yes' : 'dataRows.no') },
    {
      name: say('dataRows.seeksDifference'),
      value: say(participant.seeksDifference === true ? 'dataRows.yes' : 'dataRows.no'),
    },
    { name: say('dataRows.findable'), value: say(participant.findable === true ? 'dataRows.yes' : 'dataRows.no') },
    { name: say('dataRows.language'), value: say(`dataRows.${language}`) },
    { name: say('dataRows.account'), value: participant.id },
    { name: say('dataRows.seen'), value: day(participant.seenOn) },
  ];
  if (participant.joinedAt !== undefined && participant.standing === 'joined')
    rows.push({ name: say('dataRows.joined'), value: formatDay(participant.joinedAt, language) });
  if (participant.pausedUntil !== undefined)
    rows.push({ name: say('dataRows.paused'), value: day(participant.pausedUntil) });
  if (participant.leftAt !== undefined)
    rows.push({ name: say('dataRows.left'), value: formatDay(participant.leftAt, language) });
  if (erasedAfter !== undefined)
    rows.push({ name: say('dataRows.erasedAfter'), value: formatDay(erasedAfter, language) });
  return rows;
}

import { notices } from '../../cards/notices.js';
import type { CardSample } from './card-sample.js';
import { CLOSES, LONG_NAME, NASTY, untilDay } from './card-sample-data.js';

const {
  paused,
  pausedAlready,
  noRound,
  tooMuchText,
  roundCancelled,
  roundUncounted,
  matchBefore,
  matchSkipsWeek,
  matchNone,
  matchWaiting,
  matchAvoided,
  channelChosen,
  sharedJoin,
  ...plain
} = notices;

const WAITING = [
  'noOtherMunicipality',
  'nobodyAllowed',
  'tooManyOfOneMunicipality',
  'oddOneOut',
  'partnerCouldNot',
] as const;

/** Every notice; those that say more than one thing once for each. */
export function noticeSamples(): readonly CardSample[] {
  const others: readonly CardSample[] = [
    { name: 'paused', render: (language) => paused(language, untilDay) },
    { name: 'pausedAlready', render: (language) => pausedAlready(language, untilDay) },
    { name: 'noRound', render: (language) => noRound(language) },
    { name: 'noRound-at', render: (language) => noRound(language, CLOSES) },
    { name: 'tooMuchText', render: (language) => tooMuchText(language, 280) },
    { name: 'tooMuchText-one', render: (language) => tooMuchText(language, 1) },
    { name: 'roundCancelled', render: (language) => roundCancelled(language, NASTY) },
    { name: 'roundUncounted', render: (language) => roundUncounted(language, NASTY) },
    { name: 'matchBefore', render: (language) => matchBefore(language, CLOSES, 'main-7') },
    { name: 'matchSkipsWeek', render: (language) => matchSkipsWeek(language, 'main-7') },
    { name: 'matchNone', render: (language) => matchNone(language) },
    { name: 'matchNone-at', render: (language) => matchNone(language, CLOSES) },
    ...WAITING.map(
      (reason): CardSample => ({
        name: `matchWaiting-${reason}`,
        render: (language) => matchWaiting(language, reason),
      }),
    ),
    { name: 'channelChosen', render: (language) => channelChosen(language, 'nl') },
    { name: 'channelChosen-english', render: (language) => channelChosen(language, 'en') },
    { name: 'sharedJoin', render: (language) => sharedJoin(language, 'main-7') },
    { name: 'matchAvoided', render: (language) => matchAvoided(language, `${LONG_NAME} ${NASTY}`) },
  ];
  const all = [...Object.entries(plain).map(([name, render]) => ({ name, render })), ...others];
  return all.map(({ name, render }) => ({ name: `notice-${name}`, render }));
}

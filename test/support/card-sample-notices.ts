import { notices } from '../../cards/notices/notices.js';
import { openThreadButtons } from '../../cards/threads/thread-list.js';
import type { CardSample } from './card-sample.js';
import { CLOSES, LONG_NAME, NASTY, untilDay } from './card-sample-data.js';

const {
  left,
  leaveAsk,
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
  threadPosted,
  threadLeft,
  organisationMerged,
  seasonEnding,
  threadEnded,
  threadExpired,
  threadClosed,
  threadCloseAsk,
  threadTextOnly,
  threadTooLong,
  threadEdited,
  threadDeleted,
  threadRestored,
  threadEditEnded,
  threadEditUnfit,
  threadOvertaken,
  stopWhat,
  threadNone,
  roundNews,
  proposalSent,
  proposalEdited,
  proposalAccepted,
  invitationOver,
  nowFacilitator,
  proposalDeclined,
  channelChosen,
  ...plain
} = notices;

const THREAD = 'match:main-7:0-a:000003';

const WAITING = ['noOtherMunicipality', 'tooManyOfOneMunicipality', 'nobodyFree', 'partnerCouldNot'] as const;

/** Every notice; those that say more than one thing once for each. */
export function noticeSamples(): readonly CardSample[] {
  const others: readonly CardSample[] = [
    { name: 'left', render: (language) => left(language, 12) },
    { name: 'left-one', render: (language) => left(language, 1) },
    { name: 'leaveAsk', render: (language) => leaveAsk(language, 12) },
    { name: 'leaveAsk-one', render: (language) => leaveAsk(language, 1) },
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
    {
      name: 'threadPosted',
      render: (language) =>
        threadPosted(language, { names: '**Fatima Yildiz** (Leiden)', title: NASTY, thread: THREAD }),
    },
    { name: 'threadLeft', render: (language) => threadLeft(language) },
    { name: 'threadLeft-with', render: (language) => threadLeft(language, '**Fatima Yildiz** (Leiden)') },
    { name: 'threadExpired', render: (language) => threadExpired(language, { names: LONG_NAME, thread: THREAD }) },
    { name: 'threadEnded', render: (language) => threadEnded(language, { names: LONG_NAME, thread: THREAD }) },
    { name: 'threadClosed', render: (language) => threadClosed(language, { names: LONG_NAME, thread: THREAD }) },
    { name: 'threadCloseAsk', render: (language) => threadCloseAsk(language, THREAD) },
    { name: 'threadTextOnly', render: (language) => threadTextOnly(language, LONG_NAME) },
    { name: 'threadTooLong', render: (language) => threadTooLong(language, 4_000) },
    {
      name: 'stopWhat',
      render: (language) => stopWhat(language, { names: '**Fatima Yildiz** (Leiden)', thread: THREAD }),
    },
    { name: 'threadNone', render: (language) => threadNone(language) },
    {
      name: 'threadNone-round',
      render: (language) => threadNone(language, openThreadButtons([{ roundId: 'main-7' }], language)),
    },
    ...[1, 3, 20].map(
      (count): CardSample => ({
        name: `roundNews-${count}`,
        render: (language) => roundNews(language, { round: 'main-7', title: NASTY, count, isMore: count === 20 }),
      }),
    ),
    ...Object.entries({ proposalSent, proposalEdited, proposalAccepted, invitationOver, nowFacilitator }).map(
      ([name, render]): CardSample => ({ name, render: (language) => render(language, NASTY) }),
    ),
    {
      name: 'proposalDeclined',
      render: (language) => proposalDeclined(language, 'Mag ik je concept zien?', `${NASTY}\nEn nog iets.`),
    },
    ...[1, 2].map(
      (left): CardSample => ({ name: `seasonEnding-${left}`, render: (language) => seasonEnding(language, left) }),
    ),
    {
      name: 'organisationMerged',
      render: (language) => organisationMerged(language, { from: NASTY, into: 'Waterschap Rijn en IJssel' }),
    },
    { name: 'channelChosen', render: (language) => channelChosen(language, 'nl') },
    { name: 'channelChosen-english', render: (language) => channelChosen(language, 'en') },
    ...Object.entries({ threadEdited, threadDeleted, threadRestored, threadEditEnded, threadOvertaken }).map(
      ([name, render]): CardSample => ({ name, render: (language) => render(language, LONG_NAME) }),
    ),
    { name: 'threadEditUnfit', render: (language) => threadEditUnfit(language, { names: LONG_NAME, limit: 4_000 }) },
    { name: 'matchAvoided', render: (language) => matchAvoided(language, `${LONG_NAME} ${NASTY}`) },
  ];
  const all = [...Object.entries(plain).map(([name, render]) => ({ name, render })), ...others];
  return all.map(({ name, render }) => ({ name: `notice-${name}`, render }));
}

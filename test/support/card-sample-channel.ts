import { type ChannelListCard, renderChannelList } from '../../cards/channels/channel-list.js';
import { type ChannelPostCard, renderChannelPost } from '../../cards/channels/channel-post.js';
import { renderBallot } from '../../cards/rounds/ballot.js';
import type { CardSample } from './card-sample.js';
import { ballot, ballotSecond, CLOSES, LONG_LABEL, LONG_MUNICIPALITY, NASTY, REVOTING } from './card-sample-data.js';

const post: ChannelPostCard = {
  roundId: 'main-7',
  state: 'first',
  title: ballot.title,
  situation: ballot.situation,
  question: ballot.question,
  options: ballot.options.map((option) => ({ ...option, ownFirst: false, ownSecond: false })),
  moment: CLOSES,
  minimum: 5,
  takenReplies: 'mentioned',
  personal: false,
  viewers: [],
};
const FIRST = [18, 15, null, null] as const;
const SECOND = [14, 22, null, 6] as const;
const shown = (count: number | null, of: number) => ({
  count,
  percent: count === null ? null : Math.round((100 * count) / of),
});
const opened = post.options.map((option, at) => ({ ...option, first: shown(FIRST[at] ?? null, 40) }));
const closed = opened.map((option, at) => ({ ...option, second: shown(SECOND[at] ?? null, 45) }));
const mine = closed.map((option, at) => ({ ...option, ownFirst: at === 1, ownSecond: at === 0 }));
const { moment: _moment, ...ended } = post;
const sixty = Array.from({ length: 60 }, (_, at) => `29:${'1a2b3c4d5e6f7a8b'.repeat(4)}${at}`);
const long = {
  title: `1. ${NASTY}`,
  situation: `${NASTY}\n\n${'Het is druk en iedereen wacht op een antwoord. '.repeat(14)}`,
  question: `${LONG_LABEL}. ${NASTY}`,
  options: mine.map((option) => ({
    ...option,
    label: `${LONG_LABEL}. ${NASTY}`,
    explanation: `${LONG_LABEL}. ${NASTY}`,
  })),
};

const list: ChannelListCard = {
  programmes: [
    { id: 'main', name: 'Spagaat' },
    { id: 'regio', name: 'Regio Arnhem' },
  ],
  channels: [
    {
      id: 'T:19:a',
      team: 'T:19:t',
      teamName: 'Ruimte en wonen',
      name: 'Dilemma',
      chosen: true,
      language: 'nl',
      reachable: true,
      programmeId: 'main',
    },
    {
      id: 'T:19:b',
      team: 'T:19:b',
      teamName: 'Regio',
      name: '',
      chosen: true,
      language: 'en',
      reachable: false,
      programmeId: 'regio',
    },
    {
      id: 'T:19:c',
      team: 'T:19:t',
      teamName: '',
      name: '',
      chosen: false,
      language: 'nl',
      reachable: true,
      programmeId: 'main',
    },
  ],
};

const second: ChannelPostCard = { ...post, state: 'second', options: opened, viewers: sixty };

/** The cards of a channel: the post in each phase, one's own view, and the list of a facilitator. */
export const CHANNEL_SAMPLES: readonly CardSample[] = [
  { name: 'channel-post', render: (language) => renderChannelPost(post, language) },
  {
    name: 'channel-post-between',
    render: (language) => renderChannelPost({ ...post, state: 'between', options: opened, moment: REVOTING }, language),
  },
  { name: 'channel-post-second', render: (language) => renderChannelPost(second, language) },
  {
    name: 'channel-post-closed',
    render: (language) =>
      renderChannelPost({ ...ended, state: 'closed', options: closed, takenReplies: 'all' }, language),
  },
  {
    name: 'channel-post-hidden',
    render: (language) =>
      renderChannelPost(
        {
          ...ended,
          state: 'closed',
          options: closed.map((option) => ({ ...option, first: shown(null, 1), second: shown(null, 1) })),
        },
        language,
      ),
  },
  {
    name: 'channel-post-own',
    render: (language) =>
      renderChannelPost(
        { ...ended, state: 'closed', options: mine, takenReplies: null, personal: true, viewers: ['29:1a2b3c'] },
        language,
      ),
  },
  {
    name: 'channel-post-own-none',
    render: (language) =>
      renderChannelPost(
        { ...post, state: 'between', options: opened, takenReplies: null, personal: true, viewers: ['29:1a2b3c'] },
        language,
      ),
  },
  {
    name: 'channel-post-long',
    render: (language) => renderChannelPost({ ...ended, ...long, state: 'closed', viewers: sixty }, language),
  },
  {
    name: 'ballot-shared',
    render: (language) => renderBallot({ ...ballot, shared: true, refreshFor: '29:1a2b3c' }, language),
  },
  {
    name: 'ballot-shared-second',
    render: (language) => renderBallot({ ...ballotSecond, shared: true, refreshFor: '29:1a2b3c' }, language),
  },
  { name: 'channel-list', render: (language) => renderChannelList(list, language) },
  { name: 'channel-list-empty', render: (language) => renderChannelList({ channels: [], programmes: [] }, language) },
  {
    name: 'channel-list-long',
    render: (language) =>
      renderChannelList(
        {
          channels: Array.from({ length: 18 }, (_, at) => ({
            id: `0aa00000-0000-4000-8000-000000000001:19:${'0123456789abcdef'.repeat(4)}${at}@thread.tacv2`,
            team: 'T:19:t',
            teamName: at === 0 ? NASTY : LONG_MUNICIPALITY,
            name: LONG_LABEL,
            chosen: at % 2 === 0,
            language: 'nl' as const,
            reachable: at % 3 !== 0,
            programmeId: 'main',
          })),
          programmes: [{ id: 'main', name: NASTY }],
        },
        language,
      ),
  },
];

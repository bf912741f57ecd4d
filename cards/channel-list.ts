import type { Language } from '../src/language.js';
import { execute } from './actions.js';
import template from './channel-list.json' with { type: 'json' };
import { escapeMarkdown } from './escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from './render.js';
import { type Text, textFor } from './text.js';

export interface ListedChannel {
  readonly id: string;
  /** Tenant and team, joined as in the id: the first channel of a team has the id of the team. */
  readonly team: string;
  /** Empty when Teams never told it. */
  readonly teamName: string;
  /** Empty when Teams never told it. */
  readonly name: string;
  readonly chosen: boolean;
  readonly language: Language;
  readonly reachable: boolean;
}

export interface ChannelListCard {
  readonly channels: readonly ListedChannel[];
}

/** More would make the card too long; which these are, the order says: chosen ones first. */
const SHOWN = 15;

const fill = compileTemplate(template, 'channelList');

/** For a facilitator: the channels that get the weekly dilemma and those that could. */
export function renderChannelList({ channels }: ChannelListCard, language: Language): RenderedCard {
  const text = textFor(language);
  const inOrder = [...channels.filter(({ chosen }) => chosen), ...channels.filter(({ chosen }) => !chosen)];
  const more = Math.max(0, inOrder.length - SHOWN);
  const card = fill(language, {
    empty: inOrder.length === 0,
    channels: inOrder.slice(0, SHOWN).map((channel) => channelData(channel, text)),
    hasMore: more > 0,
    more: text('channelList.more', { count: more }),
  });
  return { card, summary: text('channelList.summary') };
}

function channelData(channel: ListedChannel, text: Text): TemplateData {
  const { id, team, teamName, name, chosen, language, reachable } = channel;
  const nameless = text(id === team ? 'channelList.general' : 'channelList.unknownChannel');
  const state = chosen ? (language === 'en' ? 'channelList.inEnglish' : 'channelList.inDutch') : 'channelList.off';
  return {
    name: text('channelList.name', {
      team: escapeMarkdown(teamName || text('channelList.unknownTeam')),
      channel: escapeMarkdown(name || nameless),
    }),
    state: text(state),
    lost: reachable ? [] : [{ line: text('channelList.lost') }],
    rows: buttonRows(buttonsFor(channel, text)),
  };
}

function buttonsFor({ id, chosen, language }: ListedChannel, text: Text): readonly TemplateData[] {
  const inDutch = execute('channel.choose', { channel: id, language: 'nl' });
  const inEnglish = execute('channel.choose', { channel: id, language: 'en' });
  if (!chosen) return [buttonData(text('channelList.choose'), inDutch)];
  return [
    language === 'en'
      ? buttonData(text('channelList.toDutch'), inDutch)
      : buttonData(text('channelList.toEnglish'), inEnglish),
    buttonData(text('channelList.stop'), execute('channel.stop', { channel: id })),
  ];
}

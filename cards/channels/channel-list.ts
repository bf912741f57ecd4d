import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import type { ProgrammeToChoose } from '../programmes/programme-choice.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { textFor } from '../text.js';
import template from './channel-list.json' with { type: 'json' };

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
  readonly programmeId: string;
}

export interface ChannelListCard {
  readonly channels: readonly ListedChannel[];
  /** Those that the reader can let a channel have. */
  readonly programmes: readonly ProgrammeToChoose[];
}

/** More would make the card too long; which these are, the order says: chosen ones first. */
const SHOWN = 15;

const fill = compileTemplate(template, 'channelList');

/**
 * For a facilitator: the channels that get the weekly dilemma and those that could. One is chosen from a list, so that the
 * card has three buttons however many channels there are; Teams shows six.
 */
export function renderChannelList({ channels, programmes }: ChannelListCard, language: Language): RenderedCard {
  const text = textFor(language);
  const inOrder = [...channels.filter(({ chosen }) => chosen), ...channels.filter(({ chosen }) => !chosen)];
  const shown = inOrder.slice(0, SHOWN);
  const more = inOrder.length - shown.length;
  const card = fill(language, {
    empty: shown.length === 0,
    channels: shown.map((channel) => channelData(channel, programmes, language)),
    hasMore: more > 0,
    more: text('channelList.more', { count: more }),
    choices: shown.length === 0 ? [] : [choiceData(shown, programmes, language)],
  });
  return { card, summary: text('channelList.summary') };
}

/** The label of a channel, as plain text so that both a choice and a line can show it. */
export function channelLabel({ id, team, teamName, name }: ListedChannel, language: Language): string {
  const text = textFor(language);
  const nameless = text(id === team ? 'channelList.general' : 'channelList.unknownChannel');
  const values = { team: teamName || text('channelList.unknownTeam'), channel: name || nameless };
  return plainLine(text('channelList.name', values));
}

function channelData(
  channel: ListedChannel,
  programmes: readonly ProgrammeToChoose[],
  language: Language,
): TemplateData {
  const text = textFor(language);
  const { chosen, reachable } = channel;
  const state = chosen
    ? channel.language === 'en'
      ? 'channelList.inEnglish'
      : 'channelList.inDutch'
    : 'channelList.off';
  const name = programmes.length < 2 || !chosen ? undefined : nameIn(programmes, channel.programmeId);
  return {
    name: escapeMarkdown(channelLabel(channel, language)),
    state:
      name === undefined
        ? text(state)
        : text('channelList.of', { state: text(state), programme: escapeMarkdown(plainLine(name)) }),
    lost: reachable ? [] : [{ line: text('channelList.lost') }],
  };
}

/** The list to choose from with its buttons; the only channel that there is is chosen already. */
function choiceData(
  shown: readonly ListedChannel[],
  programmes: readonly ProgrammeToChoose[],
  language: Language,
): TemplateData {
  const text = textFor(language);
  const [first, ...others] = shown;
  const buttons = [
    buttonData(text('channelList.toDutch'), execute('channel.choose', { language: 'nl' })),
    buttonData(text('channelList.toEnglish'), execute('channel.choose', { language: 'en' })),
    ...(shown.some(({ chosen }) => chosen) ? [buttonData(text('channelList.stop'), execute('channel.stop', {}))] : []),
  ];
  return {
    value: others.length === 0 ? (first?.id ?? '') : '',
    options: shown.map((channel) => ({ title: channelLabel(channel, language), value: channel.id })),
    programmes:
      programmes.length < 2
        ? []
        : [{ choices: programmes.map(({ id, name }) => ({ title: plainLine(name), value: id })) }],
    rows: buttonRows(buttons),
  };
}

function nameIn(programmes: readonly ProgrammeToChoose[], programmeId: string): string | undefined {
  return programmes.find(({ id }) => id === programmeId)?.name;
}

import type { ChannelStore } from '../channels/channel-store.js';
import { monthsBefore, type RetentionTerms } from '../retention-terms.js';
import type { RetentionRule } from './retention-rule.js';

const PAGE = 500;

export interface LostChannelsParts {
  readonly channels: ChannelStore;
  readonly terms: RetentionTerms;
}

/** Channels that cannot be reached for their whole term, with what a facilitator chose for them. */
export function lostChannels({ channels, terms }: LostChannelsParts): RetentionRule {
  return {
    name: 'channels',
    what: 'channels that the app was removed from',
    before: (now) => monthsBefore(now, terms.channelMonths),
    count: (before) => channels.countLost(before),
    deleteBatch: (before) => channels.removeLost(before, PAGE),
  };
}

import type { TeamEvent } from '../../src/channels/channel-service.js';
import { hasMember, momentOf } from './activity-facts.js';
import { channelOf } from './incoming-channel.js';

/** A team event as told by Teams, and where it came from. */
export interface FoundTeamEvent {
  readonly event: TeamEvent;
  readonly serviceUrl: string;
  /** The team's tenant. */
  readonly tenantId: string;
  /** There is nothing else in the activity: nobody did something that is to be answered. */
  readonly isAll: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const SEEN: ReadonlyMap<unknown, 'seen' | 'restored'> = new Map([
  ['channelCreated', 'seen'],
  ['channelRenamed', 'seen'],
  ['channelShared', 'seen'],
  ['channelRestored', 'restored'],
]);
const TEAM_BACK: ReadonlySet<unknown> = new Set(['teamUnarchived', 'teamRestored']);
const TEAM_GONE: ReadonlySet<unknown> = new Set(['teamDeleted', 'teamHardDeleted', 'teamArchived']);

/** Reads an activity about a team; null when it is about none, or about something that does not matter here. Never throws. */
export function readTeamEvent(activity: unknown): FoundTeamEvent | null {
  if (!isFields(activity)) return null;
  const channel = channelOf(activity);
  if (channel === null) return null;
  const { tenantId, teamId, channelId, teamName = '' } = channel;
  const at = momentOf(activity.timestamp);
  const found = (event: TeamEvent, isAll: boolean): FoundTeamEvent => ({
    event: at === undefined ? event : { ...event, at },
    tenantId,
    isAll,
    serviceUrl: channel.address.serviceUrl,
  });
  if (activity.type === 'installationUpdate') {
    if (activity.action === 'add' || activity.action === 'add-upgrade') return found({ kind: 'added', channel }, false);
    return activity.action === 'remove' ? found({ kind: 'removed', tenantId, teamId }, false) : null;
  }
  if (activity.type !== 'conversationUpdate') return null;
  const kind = isFields(activity.channelData) ? activity.channelData.eventType : undefined;
  const botId = channel.address.botId;
  if (hasMember(activity.membersAdded, botId) || TEAM_BACK.has(kind)) return found({ kind: 'added', channel }, true);
  if (hasMember(activity.membersRemoved, botId) || TEAM_GONE.has(kind)) {
    return found({ kind: 'removed', tenantId, teamId }, true);
  }
  const seen = SEEN.get(kind);
  if (seen !== undefined) return found({ kind: seen, channel }, true);
  if (kind === 'channelDeleted') return found({ kind: 'channelGone', tenantId, channelId }, true);
  if (kind === 'teamRenamed' && teamName !== '') {
    return found({ kind: 'renamed', tenantId, teamId, name: teamName }, true);
  }
  return null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

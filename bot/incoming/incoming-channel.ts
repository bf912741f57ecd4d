import { z } from 'zod';
import type { ChannelSighting } from '../../src/channels/channel.js';

const id = z.string().min(1).max(500);
const name = z.string().max(500).optional().catch(undefined);
const place = z.object({
  channelId: id,
  serviceUrl: id,
  recipient: z.object({ id }),
  conversation: z.object({ id: z.string().max(500).optional().catch(undefined), tenantId: id.optional() }),
  channelData: z.object({
    tenant: z.object({ id }).optional().catch(undefined),
    team: z.object({ id, name }),
    channel: z.object({ id, name }).optional().catch(undefined),
    settings: z
      .object({ selectedChannel: z.object({ id, name }) })
      .optional()
      .catch(undefined),
  }),
});

/** In Teams the first channel of a team, "General", has the id of the team. */
const POST = /;messageid=([^;]+)$/;

/**
 * The channel that an activity is about, from the fields that Teams fills; null when it tells of no team. An activity about
 * a team as a whole is about the channel that was chosen when the app was added, else about its first.
 */
export function channelOf(activity: unknown): ChannelSighting | null {
  const parsed = place.safeParse(activity);
  if (!parsed.success) return null;
  const { channelData, conversation, serviceUrl, recipient, channelId: service } = parsed.data;
  const tenantId = (channelData.tenant?.id ?? conversation.tenantId)?.toLowerCase();
  if (tenantId === undefined) return null;
  const { team } = channelData;
  const channel = channelData.channel ?? channelData.settings?.selectedChannel ?? { id: team.id, name: undefined };
  const channelId = channel.id.replace(POST, '');
  return {
    tenantId,
    teamId: team.id,
    channelId,
    ...(team.name === undefined ? {} : { teamName: team.name }),
    ...(channel.name === undefined ? {} : { name: channel.name }),
    address: { channelId: service, serviceUrl, conversationId: channelId, tenantId, botId: recipient.id, userId: '' },
  };
}

/**
 * The post that a message in a channel answers: Teams puts its id behind that of the channel, and often in `replyToId`.
 * Null for a message that begins a conversation itself: there the id is its own.
 */
export function postRepliedTo(activity: Readonly<Record<string, unknown>>): string | null {
  const { conversation, replyToId } = activity;
  const conversationId =
    typeof conversation === 'object' && conversation !== null && 'id' in conversation ? conversation.id : undefined;
  const inId = typeof conversationId === 'string' ? POST.exec(conversationId)?.[1] : undefined;
  const postId = inId ?? (typeof replyToId === 'string' && replyToId !== '' ? replyToId : undefined);
  return postId === undefined || postId === activity.id ? null : postId;
}

import { DateTime } from 'luxon';

/** An activity as JSON, as it goes over the wire. Deliberately loose: tests also make wrong ones. */
export type RawActivity = Record<string, unknown>;

export type ConversationType = 'personal' | 'groupChat' | 'channel';

/** Sender, place and time, as carried by every activity of real Teams. */
export interface ActivityFacts {
  readonly id: string;
  readonly now: Date;
  readonly serviceUrl: string;
  readonly botAppId: string;
  readonly tenantId: string;
  readonly conversationId: string;
  readonly conversationType: ConversationType;
  /** `29:…` */
  readonly userId: string;
  readonly userName: string;
  readonly objectId: string;
  /** Language and country of the client, such as `nl-NL`. */
  readonly locale: string;
  readonly platform?: string;
  /** Only in a channel. */
  readonly teamId?: string;
  /** The person's own tenant, where that is not the one of the conversation: in a shared channel. */
  readonly ownTenantId?: string;
}

/** The bot's own id in Teams. */
export function botIdOf(botAppId: string): string {
  return `28:${botAppId}`;
}

/** The common part of every inbound activity, with `fields` laid over it. */
export function activityOf(type: string, facts: ActivityFacts, fields: RawActivity = {}): RawActivity {
  return {
    type,
    id: facts.id,
    timestamp: facts.now.toISOString(),
    localTimestamp: DateTime.fromJSDate(facts.now, { zone: 'Europe/Amsterdam' }).toISO(),
    localTimezone: 'Europe/Amsterdam',
    channelId: 'msteams',
    serviceUrl: facts.serviceUrl,
    from: {
      id: facts.userId,
      name: facts.userName,
      aadObjectId: facts.objectId,
      ...(facts.ownTenantId !== undefined && { tenantId: facts.ownTenantId }),
    },
    recipient: { id: botIdOf(facts.botAppId), name: 'Spagaat' },
    conversation: conversationOf(facts),
    channelData: channelDataOf(facts),
    locale: facts.locale,
    entities: [clientInfo(facts)],
    ...fields,
  };
}

/** A typed message. Outside a personal chat Teams delivers it only with a mention of the bot, so one is put before it. */
export function messageOf(facts: ActivityFacts, words: string): RawActivity {
  const mention = {
    type: 'mention',
    text: '<at>Spagaat</at>',
    mentioned: { id: botIdOf(facts.botAppId), name: 'Spagaat' },
  };
  const personal = facts.conversationType === 'personal';
  const text = personal ? words : `<at>Spagaat</at> ${words}`;
  return activityOf('message', facts, {
    text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
    entities: personal ? [clientInfo(facts)] : [mention, clientInfo(facts)],
  });
}

/** The app put in (`add`) or taken out of (`remove`) the conversation. */
export function installationOf(facts: ActivityFacts, action: 'add' | 'remove'): RawActivity {
  return activityOf('installationUpdate', facts, { action });
}

/** The bot as a new or a leaving member, which Teams sends beside the installation update. */
export function membershipOf(facts: ActivityFacts, change: 'membersAdded' | 'membersRemoved'): RawActivity {
  return activityOf('conversationUpdate', facts, { [change]: [{ id: botIdOf(facts.botAppId) }] });
}

/** A call that waits for the answer of the bot. */
export function invokeOf(facts: ActivityFacts, name: string, value: unknown, fields: RawActivity = {}): RawActivity {
  return activityOf('invoke', facts, { name, value, ...fields });
}

function conversationOf(facts: ActivityFacts): RawActivity {
  const place = { conversationType: facts.conversationType, tenantId: facts.tenantId, id: facts.conversationId };
  return facts.conversationType === 'personal' ? place : { ...place, isGroup: true };
}

function channelDataOf(facts: ActivityFacts): RawActivity {
  const tenant = { id: facts.tenantId };
  if (facts.conversationType !== 'channel') return { tenant };
  const channelId = facts.conversationId.split(';')[0];
  return {
    tenant,
    teamsChannelId: channelId,
    teamsTeamId: facts.teamId,
    channel: { id: channelId },
    team: { id: facts.teamId },
  };
}

function clientInfo(facts: ActivityFacts): RawActivity {
  const country = facts.locale.split('-')[1] ?? 'NL';
  return {
    type: 'clientInfo',
    locale: facts.locale,
    country,
    platform: facts.platform ?? 'Windows',
    timezone: 'Europe/Amsterdam',
  };
}

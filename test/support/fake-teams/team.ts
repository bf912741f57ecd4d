import { botIdOf, type RawActivity } from '../activities.js';
import type { FakeTeams } from '../fake-teams.js';
import type { Conversation } from './conversation.js';
import type { Person } from './person.js';
import { type BotAnswer, Seat } from './seat.js';

/** A team with its channels. The bot hears of its events while the app is in it, as in Teams. */
export class Team {
  readonly id: string;
  readonly groupId = '7b000000-0000-4000-8000-00000000000e';
  private readonly channels = new Map<string, Conversation>();
  installed = false;

  constructor(
    private readonly teams: FakeTeams,
    private name: string,
    private readonly tenantId: string,
  ) {
    this.id = `19:team-${slug(name)}@thread.tacv2`;
    this.addChannel('General', this.id);
  }

  /** The channel with this name, made without telling anybody when it is new: it was there before the app. */
  channel(name: string): Conversation {
    return this.channels.get(name) ?? this.addChannel(name, `19:${slug(name)}-${slug(this.name)}@thread.tacv2`);
  }

  /** The channels that there are now. */
  names(): readonly { readonly id: string; readonly name: string }[] {
    return [...this.channels].map(([name, { id }]) => ({ id, name }));
  }

  /** This person in a channel; somebody of another tenant is there because the channel is shared. */
  seat(person: Person, channelName: string): Seat {
    const conversation = this.channel(channelName);
    conversation.members.add(person.facts.userId);
    return new Seat(this.teams, person.facts, conversation);
  }

  /** Somebody adds the app, from this channel: an installation update and the bot as a new member. */
  async installs(by: Person, channelName: string = 'General'): Promise<BotAnswer> {
    this.setInstalled(true);
    const seat = this.seat(by, 'General');
    const selected = this.channel(channelName).id;
    const before = seat.conversation.ids();
    const channelData = { ...this.channelData(), settings: { selectedChannel: { id: selected } } };
    await this.teams.post({ ...this.event(), from: from(by), type: 'installationUpdate', action: 'add', channelData });
    const answer = await this.teams.post({
      ...this.event('teamMemberAdded'),
      from: from(by),
      membersAdded: [{ id: botIdOf(this.teams.appId) }],
    });
    return { ...answer, replies: seat.conversation.seenBy(by.facts.userId, before) };
  }

  /** Somebody takes the app out: from now on the bot gets 403 in every channel. */
  async uninstalls(by: Person): Promise<void> {
    this.setInstalled(false);
    const channelData = this.channelData();
    await this.teams.post({
      ...this.event(),
      from: from(by),
      type: 'installationUpdate',
      action: 'remove',
      channelData,
    });
    await this.teams.post({
      ...this.event('teamMemberRemoved'),
      from: from(by),
      membersRemoved: [{ id: botIdOf(this.teams.appId) }],
    });
  }

  createsChannel(name: string): Promise<BotAnswer> {
    return this.tells('channelCreated', { id: this.channel(name).id, name });
  }

  renamesChannel(name: string, newName: string): Promise<BotAnswer> {
    const conversation = this.channel(name);
    this.channels.delete(name);
    this.channels.set(newName, conversation);
    return this.tells('channelRenamed', { id: conversation.id, name: newName });
  }

  /** A second call makes Teams tell it again. */
  deletesChannel(name: string): Promise<BotAnswer> {
    const conversation = this.channel(name);
    conversation.installed = false;
    this.channels.delete(name);
    return this.tells('channelDeleted', { id: conversation.id, name });
  }

  /** The channel of this seat comes back under its name, as Teams lets an owner do for thirty days. */
  restoresChannel(conversation: Conversation, name: string): Promise<BotAnswer> {
    conversation.installed = true;
    this.channels.set(name, conversation);
    return this.tells('channelRestored', { id: conversation.id, name });
  }

  renames(newName: string): Promise<BotAnswer> {
    this.name = newName;
    return this.tells('teamRenamed');
  }

  private tells(eventType: string, channel?: RawActivity): Promise<BotAnswer> {
    return this.teams.post(this.event(eventType, channel));
  }

  /** Teams tells about channels in the name of somebody whose object id it leaves out. */
  private event(eventType?: string, channel?: RawActivity): RawActivity {
    return {
      type: 'conversationUpdate',
      id: `f:${this.teams.nextId()}`,
      timestamp: this.teams.now().toISOString(),
      channelId: 'msteams',
      serviceUrl: this.teams.serviceUrl,
      from: { id: '29:somebody-who-manages-the-team' },
      recipient: { id: botIdOf(this.teams.appId), name: 'Spagaat' },
      conversation: {
        isGroup: true,
        conversationType: 'channel',
        tenantId: this.tenantId,
        id: typeof channel?.id === 'string' ? channel.id : this.id,
      },
      channelData: {
        ...this.channelData(),
        ...(eventType !== undefined && { eventType }),
        ...(channel !== undefined && { channel }),
      },
    };
  }

  private channelData(): RawActivity {
    return {
      team: { aadGroupId: this.groupId, name: this.name, id: this.id },
      tenant: { id: this.tenantId },
    };
  }

  private addChannel(name: string, id: string): Conversation {
    const conversation = this.teams.conversation(id, 'channel', this.tenantId, this.id);
    conversation.installed = this.installed;
    this.channels.set(name, conversation);
    return conversation;
  }

  private setInstalled(installed: boolean): void {
    this.installed = installed;
    for (const conversation of this.channels.values()) conversation.installed = installed;
  }
}

function from({ facts }: Person): RawActivity {
  return { id: facts.userId, name: facts.name, aadObjectId: facts.objectId };
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

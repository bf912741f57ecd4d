import type { FakeTeams } from '../fake-teams.js';
import type { Conversation } from './conversation.js';
import { type PersonFacts, Seat } from './seat.js';

/** A person in Teams. Its own methods act in the personal chat with the bot. */
export class Person extends Seat {
  /** Overrides of what Teams tells of them as a member; undefined: not told. */
  member: Readonly<Record<string, unknown>> = {};

  constructor(teams: FakeTeams, facts: PersonFacts, conversation: Conversation) {
    super(teams, facts, conversation);
    conversation.members.add(facts.userId);
  }

  /** This person in a group chat of their tenant; the same name is the same chat. */
  inGroup(name: string): Seat {
    return this.at(this.teams.conversation(`19:${name}@thread.v2`, 'groupChat', this.facts.tenantId));
  }

  /** This person in a channel; the same name is the same channel. */
  inChannel(name: string): Seat {
    return this.at(
      this.teams.conversation(
        `19:${name}@thread.tacv2`,
        'channel',
        this.facts.tenantId,
        `19:team-${name}@thread.tacv2`,
      ),
    );
  }

  /** The bot's view of this member. */
  asMember(): Record<string, unknown> {
    const { userId, objectId, name, mail, tenantId } = this.facts;
    const [givenName = '', ...rest] = name.split(' ');
    return {
      id: userId,
      name,
      objectId,
      aadObjectId: objectId,
      givenName,
      surname: rest.join(' '),
      email: mail,
      userPrincipalName: mail,
      tenantId,
      userRole: 'user',
      ...this.member,
    };
  }

  private at(conversation: Conversation): Seat {
    conversation.members.add(this.facts.userId);
    return new Seat(this.teams, this.facts, conversation);
  }
}

/** What a link into Teams needs: who it is for, and the first words. */
export interface ChatLink {
  /** Account names (UPN) of the others; Teams knows people by nothing else here. */
  readonly users: readonly string[];
  readonly topic: string;
  readonly message: string;
}

const CHAT = 'https://teams.microsoft.com/l/chat/0/0';
const MEETING = 'https://teams.microsoft.com/l/meeting/new';

const APP = 'https://teams.microsoft.com/l/app/';

/** Opens the app, or offers it to whoever does not have it; null for a bot without an id. The app has the id of its bot. */
export function appLink(appId: string): string | null {
  return appId === '' ? null : `${APP}${encodeURIComponent(appId)}`;
}

/** Opens a chat with these people with a first message typed but not sent. A topic is for three or more people only. */
export function chatLink({ users, topic, message }: ChatLink): string {
  const link = new URL(CHAT);
  link.searchParams.set('users', users.join(','));
  if (users.length > 1) link.searchParams.set('topicName', topic);
  link.searchParams.set('message', message);
  return asTeamsReadsIt(link);
}

/** Opens the form for a meeting with these people; nothing is sent before the person does. */
export function meetingLink({ users, topic, message }: ChatLink): string {
  const link = new URL(MEETING);
  link.searchParams.set('subject', topic);
  link.searchParams.set('attendees', users.join(','));
  link.searchParams.set('content', message);
  return asTeamsReadsIt(link);
}

/** Teams shows a plus as a plus. */
function asTeamsReadsIt(link: URL): string {
  return link.href.replaceAll('+', '%20');
}

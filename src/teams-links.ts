/** A link into Teams: its recipient and the first words. */
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

/** Name of the tab in the package (`manifest/manifest.json`, `staticTabs`). */
export const TAB_ENTITY = 'week';

/**
 * Makes links that open the tab in Teams at a place in it, such as `match/<match>`, for somebody of a tenant; a client that
 * cannot show the tab opens the page. `catalogueIdOf`: the id of the app in the catalogue of a tenant, where that is known;
 * an uploaded app has the id of its package (Microsoft, "Deep link to an application", app ID for different types of apps).
 * For a bot without an id, as in the demo, they open the page itself in a browser.
 */
export function createTabLink(
  appId: string,
  baseUrl: string,
  catalogueIdOf: (tenantId: string) => string | undefined = () => undefined,
): (place: string, tenantId?: string) => string {
  if (appId === '') return (place) => `${baseUrl}/tab#${place}`;
  return (place, tenantId = '') => {
    const id = catalogueIdOf(tenantId) ?? appId;
    const link = new URL(`https://teams.microsoft.com/l/entity/${encodeURIComponent(id)}/${TAB_ENTITY}`);
    link.searchParams.set('webUrl', `${baseUrl}/tab#${place}`);
    link.searchParams.set('context', JSON.stringify({ subEntityId: place }));
    return asTeamsReadsIt(link);
  };
}

/** Opens a chat with these people with a first message typed but not sent. A topic is for three or more people only. */
export function chatLink({ users, topic, message }: ChatLink): string {
  const link = new URL(CHAT);
  link.searchParams.set('users', users.join(','));
  if (users.length > 1) link.searchParams.set('topicName', topic);
  link.searchParams.set('message', message);
  return asTeamsReadsIt(link);
}

/**
 * Opens a chat with the bot, with these words typed but not sent; null for a bot without an id. The colon stands as it is, as
 * Microsoft gives the link to its own bots (MicrosoftDocs/msteams-docs, issues 1265 and 11653).
 */
export function botChatLink(appId: string, words: string): string | null {
  if (appId === '') return null;
  return chatLink({ users: [`28:${appId}`], topic: '', message: words }).replace('users=28%3A', 'users=28:');
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

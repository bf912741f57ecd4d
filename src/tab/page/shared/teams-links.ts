/** A link into Teams: its recipient and the first words. */
export interface TeamsLink {
  /** Account names (UPN) of the others. */
  readonly users: readonly string[];
  readonly topic: string;
  readonly message: string;
}

/** Opens a chat with these people with a first message typed but not sent. A topic is for three or more people only. */
export function chatLink({ users, topic, message }: TeamsLink): string {
  return teamsAddress('chat/0/0', {
    users: users.join(','),
    ...(users.length > 1 ? { topicName: topic } : {}),
    message,
  });
}

/** Opens the form for a meeting with these people; nothing is sent before the person does. */
export function meetingLink({ users, topic, message }: TeamsLink): string {
  return teamsAddress('meeting/new', { subject: topic, attendees: users.join(','), content: message });
}

/** Teams shows a plus as a plus, so blanks are percent-encoded. */
function teamsAddress(path: string, values: Readonly<Record<string, string>>): string {
  const query = Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://teams.microsoft.com/l/${path}?${query.join('&')}`;
}

/** The moment that Teams tells; undefined when it is none. */
export function momentOf(timestamp: unknown): Date | undefined {
  if (typeof timestamp !== 'string' && !(timestamp instanceof Date)) return undefined;
  const moment = new Date(timestamp);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** Is the bot, or somebody, among the members that an activity names? */
export function hasMember(members: unknown, id: string): boolean {
  return Array.isArray(members) && members.some((member: unknown) => idOf(member) === id);
}

function idOf(member: unknown): unknown {
  return typeof member === 'object' && member !== null && 'id' in member ? member.id : undefined;
}

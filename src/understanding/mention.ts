interface Range {
  readonly start: number;
  readonly end: number;
}

interface Mention {
  readonly id: string;
  readonly text: string;
}

const OPEN = '<at>';
const CLOSE = '</at>';
const TEAMS_BOT_PREFIX = '28:';

/**
 * The text of a channel or group message without the mention of the bot itself, trimmed. Mentions of other people stay.
 * @param entities the activity's `entities`, not yet trusted
 * @param botId the id under which the bot received the activity (`28:<app id>` in Teams, or the bare app id)
 *
 * Which mention is whose comes from the mention entities, taken in the order of the text. Only when the activity has
 * none at all is a leading `<at>…</at>` taken to be the bot: the message would not have arrived otherwise.
 */
export function withoutMention(text: string, entities: unknown, botId: string): string {
  const mentions = mentionsIn(entities);
  if (mentions.length === 0) return withoutLeadingMention(text);
  return cutOut(text, rangesOf(text, mentions, botId));
}

/**
 * Is the bot spoken to in this message of a channel or a group? By the mention entities; without any, by a leading
 * `<at>…</at>`. A message that was read along with others has neither.
 */
export function mentionsBot(text: unknown, entities: unknown, botId: string): boolean {
  const mentions = mentionsIn(entities);
  if (mentions.length > 0) return mentions.some(({ id }) => bare(id) === bare(botId));
  return typeof text === 'string' && trimmed(text).startsWith(OPEN);
}

function mentionsIn(entities: unknown): readonly Mention[] {
  if (!Array.isArray(entities)) return [];
  return entities.flatMap((entity: unknown) => {
    if (!isRecord(entity) || entity.type !== 'mention' || !isRecord(entity.mentioned)) return [];
    const { id } = entity.mentioned;
    const { text } = entity;
    return typeof id === 'string' && typeof text === 'string' && text !== '' ? [{ id, text }] : [];
  });
}

function rangesOf(text: string, mentions: readonly Mention[], botId: string): readonly Range[] {
  const ranges: Range[] = [];
  let from = 0;
  for (const mention of mentions) {
    const start = text.indexOf(mention.text, from);
    if (start < 0) continue;
    from = start + mention.text.length;
    if (bare(mention.id) === bare(botId)) ranges.push({ start, end: from });
  }
  return ranges;
}

function cutOut(text: string, ranges: readonly Range[]): string {
  const kept: string[] = [];
  let from = 0;
  for (const range of ranges) {
    kept.push(text.slice(from, range.start));
    from = range.end;
  }
  kept.push(text.slice(from));
  return kept
    .map(trimmed)
    .filter((part) => part !== '')
    .join(' ');
}

function withoutLeadingMention(text: string): string {
  const start = trimmed(text);
  if (!start.startsWith(OPEN)) return start;
  const close = start.indexOf(CLOSE);
  return close < 0 ? start : trimmed(start.slice(close + CLOSE.length));
}

/** Teams writes a hard space after a mention, sometimes as an HTML entity. */
function trimmed(text: string): string {
  let rest = text.trim();
  while (rest.startsWith('&nbsp;')) rest = rest.slice('&nbsp;'.length).trimStart();
  return rest;
}

function bare(id: string): string {
  return id.startsWith(TEAMS_BOT_PREFIX) ? id.slice(TEAMS_BOT_PREFIX.length) : id;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

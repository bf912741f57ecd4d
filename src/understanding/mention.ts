import { decoded } from './markup.js';
import type { MentionTag, Range } from './message-tags.js';

/** The mentioned person, as told by the activity beside the text. */
export interface MentionEntity {
  /** Teams' id; null: it does not say. */
  readonly id: string | null;
  /** As it stands in the text, tags included; empty: it does not say. */
  readonly text: string;
  /** Empty: it does not say. */
  readonly name: string;
}

/** A mention in the text with whose it is. */
export interface FoundMention extends Range {
  /** The mentioned person; null if the activity does not tell. */
  readonly entity: MentionEntity | null;
  /** The visible name. */
  readonly name: string;
}

const TEAMS_BOT_PREFIX = '28:';

/** The mentions that an activity tells of. `entities` is not trusted; what is missing in one is left open. */
export function mentionEntities(entities: unknown): readonly MentionEntity[] {
  if (!Array.isArray(entities)) return [];
  return entities.flatMap((entity: unknown) => {
    if (!isRecord(entity) || entity.type !== 'mention') return [];
    const mentioned = isRecord(entity.mentioned) ? entity.mentioned : {};
    const id = textIn(mentioned.id);
    return [{ id: id === '' ? null : id, text: textIn(entity.text), name: textIn(mentioned.name) }];
  });
}

/** Is this the mention of the bot? `botId`: under which it got the activity, `28:<app id>` in Teams or the bare app id. */
export function isBot({ id }: MentionEntity, botId: string): boolean {
  return id !== null && bare(id) === bare(botId);
}

/**
 * Which mention in the text is whose. Known by the same words, else by the name; what is left on both sides belongs together
 * in its order. Mentions of people with the same name are told apart by their order too. The time is linear.
 */
export function placedMentions(
  text: string,
  tags: readonly MentionTag[],
  entities: readonly MentionEntity[],
): readonly FoundMention[] {
  if (tags.length === 0) return withoutTags(text, entities);
  const names = tags.map(({ inside }) => read(inside));
  const free = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    const same = free.get(name);
    if (same === undefined) free.set(name, [at]);
    else same.push(at);
  }
  const whose = new Map<number, MentionEntity>();
  const takes = (entity: MentionEntity, words: string): boolean => {
    const at = words === '' ? undefined : free.get(read(words))?.shift();
    if (at !== undefined) whose.set(at, entity);
    return at !== undefined;
  };
  const left = entities
    .filter((entity) => !takes(entity, entity.text))
    .filter((entity) => !takes(entity, entity.name))
    .values();
  return tags.map(({ start, end }, at) => ({
    start,
    end,
    name: names[at] ?? '',
    entity: whose.get(at) ?? left.next().value ?? null,
  }));
}

/** Some clients write no tags: there a mention is the words that its entity tells of. */
function withoutTags(text: string, entities: readonly MentionEntity[]): readonly FoundMention[] {
  const found: FoundMention[] = [];
  let from = 0;
  for (const entity of entities) {
    const start = entity.text === '' ? -1 : text.indexOf(entity.text, from);
    if (start < 0) continue;
    from = start + entity.text.length;
    found.push({ start, end: from, entity, name: read(entity.text) });
  }
  return found;
}

/** The visible text of a mention: without tags, entities decoded, on one line. */
function read(text: string): string {
  return decoded(text.replace(/<[^<>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
}

function bare(id: string): string {
  return id.startsWith(TEAMS_BOT_PREFIX) ? id.slice(TEAMS_BOT_PREFIX.length) : id;
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

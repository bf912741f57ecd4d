import { decoded } from './markup.js';
import { isBot, type MentionEntity, mentionEntities, placedMentions } from './mention.js';
import { type MentionTag, messageTags, type Range } from './message-tags.js';

/** A part of what somebody wrote: words, or the mention of somebody who is not the bot. */
export interface MessagePart {
  readonly kind: 'words' | 'mention';
  /** As one reads it; of a mention the name that stands there. */
  readonly text: string;
}

/** A message as one reads it. */
export interface MessageText {
  /**
   * The typed text, without the mention of the bot and the places of quoted messages; other mentions by name, without
   * tags.
   */
  readonly text: string;
  /** The same in parts: the mentions apart. */
  readonly parts: readonly MessagePart[];
  /** Is the bot spoken to? By a mention; where the activity tells of none at all, by one at the beginning. */
  readonly mentionsBot: boolean;
}

/** A place of the raw text that is no words. `gap`: nothing of it is to be read. */
interface Place extends Range {
  readonly kind: 'mention' | 'gap';
  readonly text: string;
  /** The mentioned person's id; null if unknown. */
  readonly id: string | null;
}

/**
 * Reads the text of a message, whatever way it came in (personal chat, group, channel, an edit). Nothing but this reads the
 * markup of Teams: mentions, placeholders of quotes, entities. Never throws; the time is linear in the text.
 * @param raw the activity's `text`, not trusted
 * @param entities the activity's `entities`, not trusted
 * @param botId the id under which the bot received the activity (`28:<app id>` in Teams, or the bare app id)
 */
export function readMessage(raw: unknown, entities: unknown, botId: string): MessageText {
  const text = typeof raw === 'string' ? raw : '';
  const { mentions: tags, placeholders } = messageTags(text);
  const told = mentionEntities(entities);
  const mentions = told.length > 0 ? toldMentions(text, tags, told, botId) : guessedMentions(text, tags);
  const gaps = placeholders.map((range): Place => ({ ...range, kind: 'gap', text: '', id: null }));
  const places = [...mentions, ...gaps].sort((one, other) => one.start - other.start);
  const parts = mended(partsOf(text, places));
  const mentionsBot = told.length > 0 ? told.some((entity) => isBot(entity, botId)) : mentions.some(isGap);
  return { text: joined(parts), parts, mentionsBot };
}

/** Is there anything in it but mentions? */
export function hasWords({ parts }: Pick<MessageText, 'parts'>): boolean {
  return parts.some(({ kind, text }) => kind === 'words' && text.trim() !== '');
}

/** The text for a place where nobody is called by name: a neutral word, such as "a colleague", in the place of every mention. */
export function withoutNames({ parts }: Pick<MessageText, 'parts'>, neutral: string): string {
  return joined(parts.map((part) => (part.kind === 'mention' ? { ...part, text: neutral } : part)));
}

function toldMentions(
  text: string,
  tags: readonly MentionTag[],
  told: readonly MentionEntity[],
  botId: string,
): readonly Place[] {
  return placedMentions(text, tags, told).map(({ start, end, name, entity }): Place => {
    const isOwn = entity !== null && isBot(entity, botId);
    return { start, end, kind: isOwn ? 'gap' : 'mention', text: name, id: entity?.id ?? null };
  });
}

/**
 * An activity that tells of no mention at all came here because of one, so the first words are taken for it. Any other tag
 * may be what somebody typed, and is read as typed.
 */
function guessedMentions(text: string, tags: readonly MentionTag[]): readonly Place[] {
  return tags.map(({ start, end }): Place => {
    const isOwn = decoded(text.slice(0, start)).trim() === '';
    return { start, end, kind: isOwn ? 'gap' : 'mention', text: decoded(text.slice(start, end)), id: null };
  });
}

const isGap = ({ kind }: Place): boolean => kind === 'gap';

type Part = Omit<Place, keyof Range | 'kind'> & { readonly kind: Place['kind'] | 'words' };

function partsOf(text: string, places: readonly Place[]): readonly Part[] {
  const parts: Part[] = [];
  const addWords = (start: number, end?: number) =>
    parts.push({ kind: 'words', text: decoded(text.slice(start, end)), id: null });
  let from = 0;
  for (const { start, end, ...part } of places) {
    if (start < from) continue;
    addWords(from, start);
    parts.push(part);
    from = end;
  }
  addWords(from);
  return parts;
}

/** Without gaps, and with a name that is mentioned in pieces as one: Teams does so with first name and surname. */
function mended(all: readonly Part[]): readonly MessagePart[] {
  const parts: Part[] = [];
  for (const part of all) {
    const [before, last] = [parts.at(-2), parts.at(-1)];
    if (last?.kind === 'gap' && part.kind === 'words') {
      // Between two words stands a blank, whatever stood around what is gone.
      const words = part.text.trimStart();
      const blanks = `${last.text}${part.text.slice(0, part.text.length - words.length)}`;
      parts.splice(-1, 1, { ...part, text: `${blanks.includes('\n') ? '\n' : ' '}${words}` });
    } else if (part.kind === 'gap' && last?.kind === 'words') {
      const words = last.text.trimEnd();
      parts.splice(-1, 1, { ...last, text: words }, { ...part, text: last.text.slice(words.length) });
    } else if (isSameMention(before, part) && last?.text.trim() === '') {
      parts.splice(-2, 2, { ...part, text: `${before?.text ?? ''}${last.text}${part.text}` });
    } else {
      parts.push(part);
    }
  }
  return parts.flatMap(({ kind, text }) => (kind === 'gap' || text === '' ? [] : [{ kind, text }]));
}

function isSameMention(one: Part | undefined, other: Part): boolean {
  return one?.kind === 'mention' && other.kind === 'mention' && one.id !== null && one.id === other.id;
}

function joined(parts: readonly MessagePart[]): string {
  return parts
    .map(({ text }) => text)
    .join('')
    .trim();
}

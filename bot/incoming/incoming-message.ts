import { beginning } from '../../src/characters.js';
import { type MessageText, readMessage } from '../../src/understanding/message-text.js';
import { postRepliedTo } from './incoming-channel.js';

type Fields = Readonly<Record<string, unknown>>;

/** Where a message stands, as far as its reading has to know. */
export interface MessagePlace {
  readonly isPersonal: boolean;
  readonly isChannel: boolean;
  readonly botId: string;
}

/** A message as somebody wrote it. The text is read already: nobody further on sees the markup of Teams. */
export interface WrittenMessage extends MessageText {
  readonly hasAttachment: boolean;
  /** Read along with others, without being spoken to or clicked on: Teams delivers those where it was given the permission. */
  readonly overheard: boolean;
  /** In a channel: Teams' id of the post that this answers; null: none. */
  readonly postId: string | null;
  /** Data of an old kind of button (Action.Submit). */
  readonly value: unknown;
}

/** A change to a message. For a deleted one only its place is known. */
export type MessageChange = 'edited' | 'deleted' | 'restored';

/** Longest text of which anything is read (characters); the rest is cut off, Teams itself stops at 28,000. */
const LONGEST_TEXT = 30_000;

/** The same reading for what was written and for what it became, in a chat, a group and a channel. */
export function writtenMessage(fields: Fields, { isPersonal, isChannel, botId }: MessagePlace): WrittenMessage {
  const raw = typeof fields.text === 'string' ? beginning(fields.text, LONGEST_TEXT) : '';
  const said = readMessage(raw, fields.entities, botId);
  return {
    ...said,
    hasAttachment: hasFile(fields.attachments),
    overheard: !isPersonal && !isFields(fields.value) && !said.mentionsBot,
    postId: isChannel ? postRepliedTo(fields) : null,
    value: fields.value,
  };
}

/**
 * Tells what happened to a message from the type of the activity and Teams' own word for it (`channelData.eventType`);
 * null if it concerns no message.
 */
export function messageChange(type: string, channelData: unknown): MessageChange | null {
  const event = isFields(channelData) ? channelData.eventType : undefined;
  if (type === 'messageDelete' || (type === 'messageUpdate' && event === 'softDeleteMessage')) return 'deleted';
  if (type !== 'messageUpdate') return null;
  return event === 'undeleteMessage' ? 'restored' : 'edited';
}

/** Teams adds the HTML of the text itself as an attachment; that is no file. */
function hasFile(attachments: unknown): boolean {
  if (!Array.isArray(attachments)) return false;
  return attachments.some((attachment: unknown) => isFields(attachment) && attachment.contentType !== 'text/html');
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

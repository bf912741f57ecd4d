import { beginning } from '../../src/characters.js';
import type { ChosenMessage } from '../../src/proposals/message-form.js';
import { MOST_HITS, type PageWish } from '../../src/understanding/result-page.js';

/** A call from the compose box to the message extension. */
export type ComposeCall =
  /** A search command; `text` is what was typed, empty at the first run, when nothing was typed yet. */
  | { readonly kind: 'query'; readonly command: string; readonly text: string; readonly page: PageWish }
  /** A hit was chosen; `item` is what its preview carried, not to be believed. */
  | { readonly kind: 'selectItem'; readonly item: unknown }
  /** A link of ours was pasted. */
  | { readonly kind: 'link'; readonly url: string }
  /** An action command was chosen: a form is to be shown. `message`: the message that it was chosen on. */
  | { readonly kind: 'openDialog'; readonly command: string; readonly message: ChosenMessage | null }
  /** The form of an action command was sent; `data` is not to be believed. */
  | { readonly kind: 'sendDialog'; readonly command: string; readonly data: unknown }
  /** Something else of the message extension, such as a command that is not there. */
  | { readonly kind: 'unknown' };

const PREFIX = 'composeExtension/';
const OPEN = `${PREFIX}fetchTask`;
const SEND = `${PREFIX}submitAction`;

/** Asked for somebody who is not known, without saying who or where. */
export const ANONYMOUS_LINK = `${PREFIX}anonymousQueryLink`;

/** Longest text of which anything is read (characters), and furthest hit that is asked for. */
const LONGEST_TEXT = 200;
const LONGEST_URL = 2_000;
const LONGEST_COMMAND = 100;
const FURTHEST_HIT = 10_000;

/** Is this invoke for the message extension? */
export function isComposeName(name: unknown): boolean {
  return typeof name === 'string' && name.startsWith(PREFIX);
}

/** Is the answer to this invoke shown in a dialog? */
export function isDialogName(name: unknown): boolean {
  return name === OPEN || name === SEND;
}

/** Reads the value of an invoke for the message extension. Never throws, whatever arrives. */
export function readComposeCall(name: unknown, value: unknown): ComposeCall {
  const fields = isFields(value) ? value : {};
  const command = typeof fields.commandId === 'string' ? fields.commandId.slice(0, LONGEST_COMMAND) : null;
  switch (name) {
    case `${PREFIX}query`:
      return command === null ? UNKNOWN : queryOf(command, fields);
    case `${PREFIX}selectItem`:
      return { kind: 'selectItem', item: value };
    case `${PREFIX}queryLink`:
    case ANONYMOUS_LINK:
      return typeof fields.url === 'string' ? { kind: 'link', url: fields.url.slice(0, LONGEST_URL) } : UNKNOWN;
    case OPEN:
      return command === null ? UNKNOWN : { kind: 'openDialog', command, message: messageOf(fields.messagePayload) };
    case SEND:
      return command === null ? UNKNOWN : { kind: 'sendDialog', command, data: fields.data };
    default:
      return UNKNOWN;
  }
}

const UNKNOWN: ComposeCall = { kind: 'unknown' };

type Fields = Readonly<Record<string, unknown>>;

function queryOf(command: string, value: Fields): ComposeCall {
  const options = isFields(value.queryOptions) ? value.queryOptions : {};
  const page = {
    skip: wholeNumber(options.skip, 0, FURTHEST_HIT) ?? 0,
    count: wholeNumber(options.count, 1, MOST_HITS) ?? MOST_HITS,
  };
  return { kind: 'query', command, text: typedText(value.parameters), page };
}

/** The first run has one parameter of its own (`initialRun`), which is no text. */
function typedText(parameters: unknown): string {
  if (!Array.isArray(parameters)) return '';
  const typed = parameters.filter(isFields).filter(({ name }) => name !== 'initialRun');
  const texts = typed.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return beginning(texts.join(' '), LONGEST_TEXT);
}

function messageOf(payload: unknown): ChosenMessage | null {
  if (!isFields(payload)) return null;
  const { content, contentType } = isFields(payload.body) ? payload.body : {};
  const subject = typeof payload.subject === 'string' ? payload.subject : '';
  return {
    content: typeof content === 'string' ? content : '',
    isPlain: typeof contentType === 'string' && contentType.toLowerCase() === 'text',
    subject: beginning(subject, LONGEST_TEXT),
  };
}

function wholeNumber(value: unknown, least: number, most: number): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < least) return undefined;
  return Math.min(Math.floor(value), most);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

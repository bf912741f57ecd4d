import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { decoded } from '../understanding/markup.js';

/** Nothing inside these is text. */
const UNREAD = new Set(['style', 'script', 'title', 'template']);
/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const CELLS = new Set(['td', 'th']);
const CELL_EDGE = '\u001f';
/** Anything that is no element name was typed: `<jan@example.nl>`. */
const ELEMENT = /^[a-z][a-z0-9:-]*$/;

/**
 * The text of a Teams message in HTML as somebody would type it: no tags, no comments, no styles; a line for each
 * paragraph, quote and row of a table, cells apart, pictures and emoji by the word or sign that stands for them,
 * entities read once. The result is plain text, to be escaped for a card like any other. Time linear in the text.
 */
export function textOfHtml(html: string): string {
  const reader = new HtmlReader(html);
  const tokenizer = new Tokenizer({ decodeEntities: false }, reader);
  tokenizer.write(html);
  tokenizer.end();
  return reader
    .text()
    .split('\n')
    .map((line) =>
      line
        .split(CELL_EDGE)
        .map((cell) => cell.replaceAll(/\s+/g, ' ').trim())
        .filter((cell) => cell !== '')
        .join(' | '),
    )
    .filter((line) => line !== '')
    .join('\n');
}

/** Hears what the tokenizer finds, which keeps no list of open elements: so no depth and no order of tags costs anything. */
class HtmlReader implements TokenizerCallbacks {
  private readonly parts: string[] = [];
  private tag = { name: '', start: 0 };
  private attribute = '';
  private value = '';
  private alternative = '';
  /** The element whose text is not read; empty: none. */
  private unread = '';

  constructor(private readonly html: string) {}

  text(): string {
    return this.parts.join('');
  }

  ontext(start: number, end: number): void {
    this.add(decoded(this.html.slice(start, end)).replaceAll(/\s+/g, ' '));
  }

  onopentagname(start: number, end: number): void {
    this.tag = { name: this.html.slice(start, end).toLowerCase(), start: start - 1 };
    this.alternative = '';
  }

  onopentagend(end: number): void {
    const { name, start } = this.tag;
    if (!ELEMENT.test(name)) this.add(decoded(this.html.slice(start, end + 1)));
    else if (UNREAD.has(name)) this.unread = name;
    else this.atEdge(name);
    if (this.alternative !== '') this.add(/\p{L}/u.test(this.alternative) ? ` ${this.alternative} ` : this.alternative);
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
  }

  onclosetag(start: number, end: number): void {
    const name = this.html.slice(start, end).toLowerCase().trim();
    if (name === this.unread) this.unread = '';
    else this.atEdge(name);
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.html.slice(start, end).toLowerCase();
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    this.value += this.html.slice(start, end);
  }

  onattribend(): void {
    const pictures = this.tag.name === 'img' || this.tag.name === 'emoji';
    if (pictures && this.attribute === 'alt') this.alternative = decoded(this.value).replaceAll(/\s+/g, ' ').trim();
  }

  // Nothing to read in these, and entities are read with the text around them.
  onattribentity(): void {}
  ontextentity(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private atEdge(name: string): void {
    if (BLOCKS.has(name)) this.add('\n');
    else if (CELLS.has(name)) this.add(CELL_EDGE);
  }

  private add(text: string): void {
    if (this.unread === '') this.parts.push(text);
  }
}

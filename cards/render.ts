import { createRequire } from 'node:module';
// Types from the inner file: those of the package's own entry drag along declarations that do not compile.
import type { Template } from 'adaptivecards-templating/lib/template-engine.js';
import { charactersIn } from '../src/characters.js';
import type { Language } from '../src/language.js';
import type { Button } from './actions.js';
import { withinSize } from './card-size.js';
import { CARD_LANGUAGES, type CardSection, textsOf } from './text.js';

/** An Adaptive Card (version 1.5, the highest that Teams takes from a bot) as plain JSON. */
export type CardJson = Readonly<Record<string, unknown>>;

/** A card that is ready to send. */
export interface RenderedCard {
  readonly card: CardJson;
  /** Short plain text for the notification and the chat list. Never holds a vote or a reason: it shows on locked screens. */
  readonly summary: string;
  /** The whole of a short message, for places that take one line of plain text. */
  readonly line?: string;
}

/**
 * Data for a template. There is no null and no undefined on purpose: adaptivecards-templating throws on the one and
 * prints `${name}` for the other. A thing that is absent is an empty list, an empty text or a `false`.
 */
export interface TemplateData {
  readonly [name: string]: TemplateValue;
}
export type TemplateValue = string | number | boolean | Button['data'] | TemplateData | readonly TemplateData[];

/** Fills one template in one language. */
export type FillTemplate = (language: Language, data: TemplateData) => CardJson;

/** Loading the expression language takes about 0.2 s, so starting the program does not wait for it. */
const load = createRequire(import.meta.url);
type TemplateClass = new (payload: object) => Template;
let engine: TemplateClass | undefined;

function parse(json: object): Template {
  engine ??= (load('adaptivecards-templating') as { readonly Template: TemplateClass }).Template;
  return new engine(json);
}

/**
 * Puts the fixed sentences (`${t.name}`) into a template before it is parsed, and the language (`${lang}`), so that they
 * cost nothing per card. A name that the text file lacks is a mistake of ours and throws.
 */
function withTexts(node: unknown, texts: Readonly<Record<string, unknown>>, language: Language): unknown {
  if (typeof node === 'string') {
    return node.replace(/\$\{lang\}/, language).replace(/\$\{t\.(\w+)\}/g, (_, name: string) => {
      const text = texts[name];
      if (typeof text !== 'string') throw new Error(`No text "${name}" in ${language}`);
      return text;
    });
  }
  if (Array.isArray(node)) return node.map((item) => withTexts(item, texts, language));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withTexts(value, texts, language)]));
}

const unparsed = new Set<() => void>();

/**
 * Prepares a template. Its expressions are parsed once per language, at the first use or by `warmOneTemplate`. Each card
 * is expanded exactly once: data is not looked at again, so `${x}` typed by a person stays text. A card that would be larger
 * than Teams takes gets shorter texts.
 *
 * In the template `${t.name}` is a sentence from the part `section` of `text/<language>.json`, `${lang}` the language.
 */
export function compileTemplate(json: object, section: CardSection): FillTemplate {
  const parsed = new Map<Language, Template>();
  const templateFor = (language: Language) => {
    const known = parsed.get(language);
    if (known !== undefined) return known;
    const template = parse(withTexts(json, textsOf(language)[section], language) as object);
    parsed.set(language, template);
    if (parsed.size === CARD_LANGUAGES.length) unparsed.delete(warm);
    return template;
  };
  const warm = () => CARD_LANGUAGES.forEach(templateFor);
  unparsed.add(warm);
  return (language, data) => withinSize(templateFor(language).expand({ $root: data }) as CardJson);
}

/**
 * Parses one template that was not used yet and tells whether there are more. For a host that has just become ready: a
 * call per idle moment keeps the first person from waiting (all together about 0.3 s) without holding anybody up.
 */
export function warmOneTemplate(): boolean {
  const [next] = unparsed;
  next?.();
  return unparsed.size > 0;
}

/** A button as templates expect it: `title`, `verb` and `data`. Templating keeps `data` an object. */
export function buttonData(title: string, button: Button): TemplateData {
  return { title, verb: button.verb, data: button.data };
}

/** Room for buttons on a narrow phone: 288 points inside the card, about 8 per character, 34 for the edges of a button. */
const ROW_ROOM = 288;
const widthOf = (title: string) => charactersIn(title) * 8 + 34;

/**
 * Puts buttons in rows that fit on a narrow phone, in the given order: a client cuts off what does not fit. In the template:
 * an ActionSet with `$data: ${rows}` and in it actions with `$data: ${buttons}`.
 */
export function buttonRows(buttons: readonly TemplateData[]): readonly TemplateData[] {
  const rows: TemplateData[][] = [];
  let room = 0;
  for (const button of buttons) {
    const width = widthOf(String(button.title));
    if (width > room) {
      rows.push([]);
      room = ROW_ROOM;
    }
    rows.at(-1)?.push(button);
    room -= width;
  }
  return rows.map((row) => ({ buttons: row }));
}

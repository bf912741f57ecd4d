import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textsOf } from '../../cards/text.js';
import type { Language } from '../../src/language.js';
import type nlOfTab from '../../src/tab/page/text/nl.json';
import { projectRoot } from './project-root.js';

/**
 * The sentences of the screen for tests, by their place in the text files: whoever makes a sentence plainer changes no
 * test. `says` and `tabSays` find a sentence in what somebody reads, `sentence` and `tabSentence` give it as written.
 */

type Tree = { readonly [name: string]: string | Tree };
type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base | K : K;
type KeysOf<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${WithoutPlural<K>}` : KeysOf<T[K], `${Path}${K}.`>;
}[keyof T & string];

/** A sentence of the cards. */
export type CardKey = KeysOf<ReturnType<typeof textsOf>>;
/** A sentence of the tab. */
export type TabKey = KeysOf<typeof nlOfTab>;
/** Values for each `{{name}}`. A name that is left out stands for anything on that line. */
export type Values = Readonly<Record<string, string | number | RegExp>>;
/** A value for every `{{name}}`. */
export type Filling = Readonly<Record<string, string | number>>;

const TAB: Readonly<Record<Language, Tree>> = { nl: ofTab('nl'), en: ofTab('en') };

/** From the source: the page is built into one file, which keeps no texts apart. */
function ofTab(language: Language): Tree {
  return JSON.parse(readFileSync(join(projectRoot(), `src/tab/page/text/${language}.json`), 'utf8')) as Tree;
}

/** Matches a text in which this sentence of the cards stands, as whole words, with or without its `**`. */
export function says(key: CardKey, values: Values = {}, language: Language = 'nl'): RegExp {
  return pattern(written(textsOf(language), key, values), values);
}

/** The same for a sentence of the tab, which shows no `**`. */
export function tabSays(key: TabKey, values: Values = {}, language: Language = 'nl'): RegExp {
  return pattern(written(TAB[language], key, values), values);
}

/** The sentence of the cards itself, filled. Throws where a value is missing. */
export function sentence(key: CardKey, values: Filling = {}, language: Language = 'nl'): string {
  return filled(written(textsOf(language), key, values), key, values);
}

/** The sentence of the tab as one reads it there: filled, and without `**`. */
export function tabSentence(key: TabKey, values: Filling = {}, language: Language = 'nl'): string {
  return filled(written(TAB[language], key, values), key, values).replaceAll('**', '');
}

/** Matches where each of these is found after the one before it. */
export function inOrder(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('[\\s\\S]*?'), 'u');
}

/** Matches where each of these is found on the line after the one before it. */
export function onLines(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('[^\\n]*\\n[^\\n]*?'), 'u');
}

/** How often this is found. */
export function timesIn(text: string, { source }: RegExp): number {
  return [...text.matchAll(new RegExp(source, 'gu'))].length;
}

/** Matches where one of these is found. */
export function either(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), 'u');
}

const PLACE = /\{\{(\w+)\}\}/g;

/** The text of a key; singular and plural where no `count` chooses one. */
function written(texts: Tree, key: string, { count }: Values): readonly string[] {
  const isNumber = count !== undefined && !(count instanceof RegExp);
  const plural = isNumber ? [Number(count) === 1 ? 'one' : 'other'] : ['one', 'other'];
  const found = [key, ...plural.map((form) => `${key}_${form}`)].flatMap((name) => textAt(texts, name) ?? []);
  if (found.length === 0) throw new Error(`No text ${key}`);
  return found;
}

function textAt(texts: Tree, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<string | Tree | undefined>((node, name) => (typeof node === 'object' ? node[name] : undefined), texts);
  return typeof found === 'string' ? found : undefined;
}

function filled([text = '']: readonly string[], key: string, values: Filling): string {
  return text.replace(PLACE, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${key} needs a value for ${name}`);
    return String(value);
  });
}

function pattern(texts: readonly string[], values: Values): RegExp {
  return either(...texts.map((text) => new RegExp(wholeWords(text, values), 'u')));
}

/** A short text such as `Stem` is not found within a longer word. */
function wholeWords(text: string, values: Values): string {
  const whole = text.replace(PLACE, (_, name: string) =>
    values[name] instanceof RegExp ? 'x' : `${values[name] ?? ''}`,
  );
  const before = /^[\p{L}\p{N}]/u.test(whole) ? '(?<![\\p{L}\\p{N}])' : '';
  const after = /[\p{L}\p{N}]$/u.test(whole) ? '(?![\\p{L}\\p{N}])' : '';
  const inside = text
    .split(/(\{\{\w+\}\}|\*\*|\s+)/)
    .map((part) => piece(part, values))
    .join('');
  return `${before}${inside}${after}`;
}

function piece(part: string, values: Values): string {
  if (part === '**') return '(?:\\*\\*)?';
  if (/^\s+$/.test(part)) return '\\s+';
  const name = /^\{\{(\w+)\}\}$/.exec(part)?.[1];
  if (name === undefined) return escaped(part);
  const value = values[name];
  return value === undefined ? '.+?' : value instanceof RegExp ? `(?:${value.source})` : escaped(String(value));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

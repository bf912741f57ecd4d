import { beginningInBytes, bytesIn } from '../src/characters.js';

/** A piece of JSON with names. */
type Part = Readonly<Record<string, unknown>>;

/** Largest card (bytes as UTF-8): under the 28 KB of the strictest door of Teams, with room for the envelope. */
export const MOST_BYTES = 25_000;

/** A text is not cut to less than this (bytes), however large the rest is. */
const LEAST_BYTES = 60;

/**
 * The card, with its longest texts cut until it is no larger than Teams takes. Signs of several bytes, such as families
 * of emoji, make it too large where the same number of letters does not. Values of inputs are never cut: they come back
 * as the person's own text.
 */
export function withinSize(card: Part): Part {
  let level = Number.POSITIVE_INFINITY;
  let fitting = card;
  for (let over = excessOf(card); over > 0 && level > LEAST_BYTES; over = excessOf(fitting)) {
    level = Math.max(LEAST_BYTES, levelThatSaves(over, textsOf(fitting).map(bytesIn)));
    fitting = cutTo(level, fitting) as Part;
  }
  return fitting;
}

function excessOf(card: Part): number {
  return bytesIn(JSON.stringify(card)) - MOST_BYTES;
}

/** The length at which all longer texts are cut to save `bytes`; slightly lower, so that every pass saves something. */
function levelThatSaves(bytes: number, lengths: readonly number[]): number {
  const longestFirst = lengths.toSorted((one, other) => other - one);
  let saved = 0;
  for (const [at, length] of longestFirst.entries()) {
    const next = longestFirst[at + 1] ?? 0;
    const step = (length - next) * (at + 1);
    if (saved + step >= bytes) return Math.floor(length - (bytes - saved) / (at + 1)) - 1;
    saved += step;
  }
  return LEAST_BYTES;
}

function textsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (!isPart(node)) return [];
  const own = isText(node) ? [node.text] : [];
  return [...own, ...Object.values(node).flatMap(textsOf)];
}

function cutTo(bytes: number, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => cutTo(bytes, item));
  if (!isPart(node)) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, cutTo(bytes, value)]));
  if (!isText(node) || bytesIn(node.text) <= bytes) return copy;
  // A backslash at the end would take the ellipsis for what it switches off.
  return {
    ...copy,
    text: `${beginningInBytes(node.text, bytes - bytesIn('…'))
      .replace(/\\+$/, '')
      .trimEnd()}…`,
  };
}

function isPart(node: unknown): node is Part {
  return typeof node === 'object' && node !== null;
}

function isText(part: Part): part is Part & { readonly text: string } {
  return (part.type === 'TextBlock' || part.type === 'TextRun') && typeof part.text === 'string';
}

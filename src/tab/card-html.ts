import { escapeHtml } from '../html.js';

const PARAGRAPHS = /\n{2,}/;
const BULLET = /^\s*[-+*]\s+([\s\S]*)$/;
const NUMBERED = /^\s*(\d{1,9})[.)]\s+([\s\S]*)$/;
/** Stand around the place of a character that was escaped; neither can come from a card, whose text has no private use. */
const KEPT = '\ue000';
const END = '\ue001';

/**
 * The text of a card as HTML, with the Markdown that our cards use: strong, emphasis, lists, paragraphs, escaped characters.
 * Everything is made harmless first and our own tags are put in afterwards, so that no other tag and no attribute can come
 * out, whatever is put in. Links are left as text: a card that is only looked at leads nowhere.
 */
export function cardHtml(text: string): string {
  return text
    .replaceAll(/[\ue000\ue001]/g, '')
    .split(PARAGRAPHS)
    .map(blockHtml)
    .join('');
}

function blockHtml(block: string): string {
  const bullet = BULLET.exec(block);
  if (bullet !== null) return `<ul><li>${inline(bullet[1] ?? '')}</li></ul>`;
  const numbered = NUMBERED.exec(block);
  if (numbered !== null) return `<p>${numbered[1]}. ${inline(numbered[2] ?? '')}</p>`;
  return `<p>${inline(block)}</p>`;
}

function inline(text: string): string {
  const kept: string[] = [];
  const hidden = text.replace(/\\([!-/:-@[-`{-~])/g, (_, character: string) => {
    kept.push(escapeHtml(character));
    return `${KEPT}${kept.length - 1}${END}`;
  });
  return escapeHtml(hidden)
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gs, '<strong>$2</strong>')
    .replace(/([*_])(?=\S)(.+?)(?<=\S)\1/gs, '<em>$2</em>')
    .replace(/\ue000(\d+)\ue001/g, (_, index: string) => kept[Number(index)] ?? '');
}

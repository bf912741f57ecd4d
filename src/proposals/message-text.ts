/** Entities that Teams writes in the text of a message; the others stand for themselves. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** As `LIMITS.situation`, with room for what is stripped. */
export const LONGEST_HTML = 100_000;

/**
 * The text of a Teams message as somebody would type it: no tags, a line for each paragraph, entities read once. What it
 * gives is plain text and must be escaped for a card like any other. Time linear in the text.
 */
export function textOfMessage(html: string): string {
  return html
    .slice(0, LONGEST_HTML)
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/h\d|\/tr)\b[^<>]*>/gi, '\n')
    .replaceAll(/<[/!]?[a-z][^<>]*>/gi, '')
    .replaceAll(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) =>
        name === undefined
          ? ofCode(Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10))
          : (ENTITIES[name.toLowerCase()] ?? whole),
    )
    .split('\n')
    .map((line) => line.replaceAll(/[ \t\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function ofCode(code: number): string {
  return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
}

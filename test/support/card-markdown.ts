/**
 * The part of Markdown that Teams knows in a TextBlock (bold, italic, links, lists, backslash escapes), as HTML.
 * For the tests and pictures of cards only: strict in that everything which could be markup is taken for markup.
 */
export function cardMarkdown(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((block) => blockHtml(block))
    .join('');
}

function blockHtml(block: string): string {
  const bullet = /^\s*[-+*]\s+(.*)$/s.exec(block);
  if (bullet !== null) return `<ul><li>${inline(bullet[1] ?? '')}</li></ul>`;
  const numbered = /^\s*(\d+)[.)]\s+(.*)$/s.exec(block);
  if (numbered !== null) return `<ol start="${numbered[1]}"><li>${inline(numbered[2] ?? '')}</li></ol>`;
  const heading = /^\s*#{1,6}(?:\s+(.*))?$/s.exec(block);
  if (heading !== null) return `<h6>${inline(heading[1] ?? '')}</h6>`;
  const quote = /^\s*>(.*)$/s.exec(block);
  if (quote !== null) return `<blockquote>${inline(quote[1] ?? '')}</blockquote>`;
  return `<p>${inline(block)}</p>`;
}

/** Escaped characters are put away first, so that nothing of the markup sees them. */
function inline(text: string): string {
  const kept: string[] = [];
  const hidden = text.replace(/\\([!-/:-@[-`{-~])/g, (_, character: string) => {
    kept.push(escapeHtml(character));
    return `\uE000${kept.length - 1}\uE001`;
  });
  return escapeHtml(hidden)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\[([^\]]+)\]\(([^)]*)\)/g, '<a href="$2">$1</a>')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gs, '<strong>$2</strong>')
    .replace(/([*_])(?=\S)(.+?)(?<=\S)\1/gs, '<em>$2</em>')
    .replace(/~~?(?=\S)(.+?)(?<=\S)~~?/gs, '<s>$1</s>')
    .replace(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)] ?? '');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

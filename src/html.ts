/** A text as the content of an HTML element, or between double quotes as the value of an attribute. */
export function escapeHtml(text: string): string {
  return escapeContent(text).replaceAll('"', '&quot;');
}

/** A text as the content of an HTML element only: quotes stay, for clients that show a text without reading all its entities. */
export function escapeContent(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

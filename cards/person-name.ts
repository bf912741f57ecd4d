import type { Text } from './text.js';

/**
 * Somebody's name in a sentence, on one line and not yet escaped. `name`: null for somebody who was erased, empty for
 * somebody whose name Teams never told; the two are different people to a reader.
 */
export function nameOf(name: string | null, text: Text): string {
  if (name === null) return text('thread.erased');
  return isNamed(name) ? name.replace(/\s+/g, ' ').trim() : text('common.partner');
}

/** Does anybody know what this person is called? */
export function isNamed(name: string | null): name is string {
  return name !== null && name.trim() !== '';
}

/** As `nameOf` where a sentence begins: a name stays as it is, other words get a capital. */
export function nameAtStart(name: string | null, text: Text): string {
  const shown = nameOf(name, text);
  return isNamed(name) ? shown : `${shown.charAt(0).toUpperCase()}${shown.slice(1)}`;
}

/** One or two people in a sentence. Nobody left: as somebody who was erased. */
export function namesOf(names: readonly (string | null)[], text: Text): string {
  const [one = text('thread.erased'), other] = names.map((name) => nameOf(name, text));
  return other === undefined ? one : text('match.and', { one, other });
}

import type { Text } from './text.js';

/** Somebody's name in a sentence. `name`: null for somebody who was erased, empty where Teams never told one. */
export function nameOf(name: string | null, say: Text): string {
  if (name === null) return say('thread.erased');
  return name.trim() === '' ? say('common.partner') : name;
}

/** The same where a sentence begins: a name stays as it is, other words get a capital. */
export function nameAtStart(name: string | null, say: Text): string {
  const shown = nameOf(name, say);
  return shown === name ? name : `${shown.charAt(0).toUpperCase()}${shown.slice(1)}`;
}

/** One or two people in a sentence. Nobody left: as somebody who was erased. */
export function namesOf(names: readonly (string | null)[], say: Text): string {
  const [one = say('thread.erased'), other] = names.map((name) => nameOf(name, say));
  return other === undefined ? one : say('match.and', { one, other });
}

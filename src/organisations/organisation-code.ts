import { wordsOf } from '../understanding/fold.js';
import { KIND_LETTERS, withoutKind } from './kind-words.js';
import type { OrganisationKind } from './organisation.js';

/** The longest code (characters). */
const LONGEST = 60;

/** The code of an organisation that is added: the same name gives the same one, `WS-rijn-en-ijssel`. */
export function codeFor(kind: OrganisationKind, name: string): string {
  const { words } = withoutKind(wordsOf(name).map(({ text }) => text));
  const slug = words.map((word) => word.replace(/[^a-z0-9]/g, '')).filter((word) => word !== '');
  return `${KIND_LETTERS[kind]}-${slug.join('-')}`.slice(0, LONGEST).replace(/-$/, '');
}

/** A code as it is kept, from a text in any case: `gm0193` is GM0193, `ws-Rijnland` is WS-rijnland. */
export function codeSent(text: string): string {
  const [letters = '', ...rest] = text.trim().split('-');
  return [letters.toUpperCase(), ...rest.map((part) => part.toLowerCase())].join('-');
}

const SHAPE = new RegExp(`^(${Object.values(KIND_LETTERS).join('|')})-[a-z0-9]+(-[a-z0-9]+)*$`);

/** May this be the code of an organisation that was added on screen? */
export function isAddedCode(code: string): boolean {
  return SHAPE.test(code);
}

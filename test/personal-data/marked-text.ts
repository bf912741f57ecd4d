import { MARK_KINDS, type Mark, type MarkKind } from '../../src/personal-data/mark.js';

/** A sentence with what is personal in it. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Reads `{kind:text}`. */
export function readMarked(line: string): MarkedText {
  let text = '';
  const marks: Mark[] = [];
  for (const part of line.split(/(\{[a-z-]+:[^}]+\})/)) {
    const [, kind, inside = ''] = /^\{([a-z-]+):([^}]+)\}$/.exec(part) ?? [];
    if (kind === undefined) {
      text += part;
      continue;
    }
    marks.push({ kind: kindOf(kind), start: text.length, end: text.length + inside.length });
    text += inside;
  }
  return { text, marks };
}

function kindOf(name: string): MarkKind {
  const kind = MARK_KINDS.find((one) => one === name);
  if (kind === undefined) throw new Error(`No such kind: ${name}`);
  return kind;
}

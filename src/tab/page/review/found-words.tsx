import type { FaultWire, FoundWire } from '../../wire/review-wire.js';
import { useSession } from '../shared/session.js';
import type { TextKey } from '../shared/text.js';

const KINDS: Readonly<Record<string, TextKey>> = {
  name: 'proposal.kindName',
  mail: 'proposal.kindMail',
  phone: 'proposal.kindPhone',
  address: 'proposal.kindAddress',
  'case-number': 'proposal.kindCaseNumber',
  bsn: 'proposal.kindBsn',
  iban: 'proposal.kindIban',
};

interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** An accent belongs to the letter before it. */
const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** A text in pieces, of which those are marked that are one of these words; no part of a longer word is. */
function piecesOf(text: string, words: readonly string[]): readonly Piece[] {
  const longestFirst = words.filter((word) => word !== '').sort((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const word = longestFirst.find((one) => text.startsWith(one, at) && standsAlone(text, at, one.length));
    if (word === undefined) {
      plain += text.charAt(at);
      at += 1;
    } else {
      pieces.push({ text: plain, marked: false }, { text: word, marked: true });
      plain = '';
      at += word.length;
    }
  }
  return [...pieces, { text: plain, marked: false }];
}

function standsAlone(text: string, start: number, length: number): boolean {
  const end = start + length;
  const startsInside = LETTER.test(text.charAt(start - 1)) && LETTER.test(text.charAt(start));
  const endsInside = LETTER.test(text.charAt(end - 1)) && LETTER.test(text.charAt(end));
  return !startsInside && !endsInside;
}

/** Somebody's text, with possibly personal words marked. */
export function MarkedText({ text, found }: { readonly text: string; readonly found: readonly FoundWire[] }) {
  const words = found.map((one) => one.words);
  return (
    <>{piecesOf(text, words).map((piece, at) => (piece.marked ? <mark key={at}>{piece.text}</mark> : piece.text))}</>
  );
}

/** Are any of these words in this text? */
export function foundIn(text: string, found: readonly FoundWire[]): readonly FoundWire[] {
  return found.filter(({ words }) => piecesOf(text, [words]).some(({ marked }) => marked));
}

/** A line for each of the words that may be personal. */
export function FoundLines({ found }: { readonly found: readonly FoundWire[] }) {
  const { say } = useSession();
  return (
    <>
      {found.map(({ words, kind }) => (
        <li key={words}>{say('proposal.found', { words, kind: say(KINDS[kind] ?? 'proposal.kindName') })}</li>
      ))}
    </>
  );
}

interface NotesProps {
  /** For `aria-describedby`. */
  readonly id?: string;
  readonly faults: readonly FaultWire[];
  readonly found?: readonly FoundWire[];
}

/** Missing items of one part of a dilemma, and possibly personal words in it. */
export function FaultNotes({ id, faults, found = [] }: NotesProps) {
  if (faults.length === 0 && found.length === 0) return null;
  // Two inputs that are read as one may need the same.
  const lines = new Map(faults.map((fault) => [fault.line, fault]));
  return (
    <ul id={id} class="notes">
      {[...lines.values()].map(({ line, kind }) => (
        <li key={line} class={kind}>
          {line}
        </li>
      ))}
      <FoundLines found={found} />
    </ul>
  );
}

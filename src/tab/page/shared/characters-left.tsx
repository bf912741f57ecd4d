import { charactersLeft } from '../../../characters.js';
import { useSession } from './session.js';
import { formatNumber } from './text.js';

interface CharactersLeftProps {
  readonly text: string;
  /** Longest text (characters). */
  readonly longest: number;
}

/**
 * How many characters can be added; negative if it is too long. Counted as the program does, and not as `maxlength`
 * does, for which a family of emoji is eleven and a pasted text ends without a word where it is full.
 */
export function leftFor({ text, longest }: CharactersLeftProps): number {
  return charactersLeft(text.replace(/\r\n?/g, '\n').trim(), longest);
}

/** How many characters are left, or how many are too many, in words. */
export function CharactersLeft(props: CharactersLeftProps) {
  const { say, language } = useSession();
  const left = leftFor(props);
  if (left < 0) return <TooMany {...props} />;
  return say('vote.left', { count: formatNumber(left, language) });
}

/** How many characters are too many; nothing while the text fits. */
export function TooMany(props: CharactersLeftProps) {
  const { say } = useSession();
  const left = leftFor(props);
  return left < 0 ? <strong>{say('talk.tooMany', { count: -left })}</strong> : null;
}

import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { CharactersLeft, leftFor } from '../shared/characters-left.js';

interface WordsFieldProps {
  readonly label: string;
  /** Hint on what to write, in a few words without a full stop. */
  readonly hint: string;
  /** Longest text (characters). */
  readonly longest: number;
  readonly rows: number;
  readonly value: string;
  readonly invalid?: boolean;
  readonly field?: RefObject<HTMLTextAreaElement | null>;
  readonly onType: (value: string) => void;
}

/** A box for some lines of text, that tells how many characters are left. */
export function WordsField({ label, hint, longest, rows, value, invalid, field, onType }: WordsFieldProps) {
  const hintId = useId();
  return (
    <>
      <label class="field">
        <span>{label}</span>
        <textarea
          ref={field ?? null}
          rows={rows}
          value={value}
          aria-describedby={hintId}
          aria-invalid={invalid === true || leftFor({ text: value, longest }) < 0}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </label>
      <p id={hintId} class="hint">
        {hint}. <CharactersLeft text={value} longest={longest} />
      </p>
    </>
  );
}

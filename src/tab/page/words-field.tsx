import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { useSession } from './session.js';

interface WordsFieldProps {
  readonly label: string;
  /** What to write, in a few words without a full stop. */
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
  const { say } = useSession();
  const hintId = useId();
  return (
    <>
      <label class="field">
        <span>{label}</span>
        <textarea
          ref={field ?? null}
          rows={rows}
          maxLength={longest}
          value={value}
          aria-describedby={hintId}
          aria-invalid={invalid}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </label>
      <p id={hintId} class="hint">
        {hint}. {say('vote.left', { count: longest - value.length })}
      </p>
    </>
  );
}

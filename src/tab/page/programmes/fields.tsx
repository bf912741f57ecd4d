import { leftFor, TooMany } from '../shared/characters-left.js';

interface TextFieldProps {
  /** Names the field for what belongs to it. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Longest text (characters). */
  readonly longest: number;
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  /** More than one line. */
  readonly rows?: number;
}

/** A field for words, which says when there are too many of them. */
export function TextField({ name, label, value, longest, onInput, hint, rows = 1 }: TextFieldProps) {
  const common = {
    id: `field-${name}`,
    value,
    'aria-describedby': hint === undefined ? undefined : `hint-${name}`,
    'aria-invalid': leftFor({ text: value, longest }) < 0,
  };
  return (
    <>
      <label class="field" htmlFor={common.id}>
        <span>{label}</span>
        {rows === 1 ? (
          <input
            type="text"
            autocomplete="off"
            {...common}
            onInput={({ currentTarget }) => onInput(currentTarget.value)}
          />
        ) : (
          <textarea rows={rows} {...common} onInput={({ currentTarget }) => onInput(currentTarget.value)} />
        )}
      </label>
      <TooMany text={value} longest={longest} />
      {hint !== undefined && (
        <p class="hint" id={`hint-${name}`}>
          {hint}
        </p>
      )}
    </>
  );
}

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

interface RadiosProps<T extends string> {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly id: T; readonly label: string; readonly hint?: string }[];
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
}

/** One of a few. */
export function Radios<T extends string>({ name, label, options, chosen, onChoose }: RadiosProps<T>) {
  return (
    <fieldset>
      <legend>{label}</legend>
      {options.map((option) => (
        <label class="choice" key={option.id}>
          <input
            type="radio"
            name={name}
            value={option.id}
            checked={chosen === option.id}
            onChange={() => onChoose(option.id)}
          />
          <span>
            {option.label}
            {option.hint !== undefined && <span class="explanation">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

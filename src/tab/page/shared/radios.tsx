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

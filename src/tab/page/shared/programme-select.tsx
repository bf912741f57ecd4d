import { useSession } from './session.js';

interface ProgrammeSelectProps {
  readonly programmes: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Chooses one of the programmes. Nothing where there is nothing to choose. */
export function ProgrammeSelect({ programmes, chosen, onChoose }: ProgrammeSelectProps) {
  const { say } = useSession();
  if (programmes.length < 2) return null;
  return (
    <label class="field">
      <span>{say('programmes.which')}</span>
      <select value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {programmes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

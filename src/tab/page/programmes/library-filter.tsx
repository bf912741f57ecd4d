import type { LibraryDilemmaWire } from '../../wire/season-wire.js';
import { SETTING_LABELS } from '../review/dilemma-fields.js';
import { useSession } from '../shared/session.js';
import type { TextKey } from '../shared/text.js';

/** The dilemmas that somebody wants to see; an empty text: all. */
export interface Filter {
  readonly block: string;
  readonly challenge: string;
  readonly setting: string;
  readonly role: string;
}

export const NO_FILTER: Filter = { block: '', challenge: '', setting: '', role: '' };

const BLOCKS: Readonly<Record<string, TextKey>> = {
  know: 'library.block_know',
  weigh: 'library.block_weigh',
  agree: 'library.block_agree',
  secure: 'library.block_secure',
};

/** Does a dilemma fit in every part of this filter? */
export function fitsIn({ block, challenge, setting, role }: Filter): (dilemma: LibraryDilemmaWire) => boolean {
  return (one) =>
    (block === '' || one.block === block) &&
    (challenge === '' || one.challenges.includes(challenge)) &&
    (setting === '' || one.setting === setting) &&
    (role === '' || one.role === role);
}

interface FilterProps {
  readonly library: readonly LibraryDilemmaWire[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** Narrows the library down; only what would leave something can be chosen. */
export function LibraryFilter({ library, filter, onFilter }: FilterProps) {
  const { say, me } = useSession();
  const named = (labels: Readonly<Record<string, TextKey>>) =>
    Object.entries(labels).map(([id, label]) => ({ id, name: say(label) }));
  const part = (
    key: keyof Filter,
    options: readonly { readonly id: string; readonly name: string }[],
    isOf: (dilemma: LibraryDilemmaWire, id: string) => boolean,
  ) => {
    const some = options.filter(({ id }) => library.some((one) => isOf(one, id)));
    if (some.length === 0) return null;
    return (
      <label class="field">
        <span>{say(`library.filter_${key}`)}</span>
        <select
          value={filter[key]}
          onChange={({ currentTarget }) => onFilter({ ...filter, [key]: currentTarget.value })}
        >
          <option value="">{say('library.all')}</option>
          {some.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    );
  };
  return (
    <div class="filters">
      {part('block', named(BLOCKS), (one, id) => one.block === id)}
      {part('challenge', me.challenges, (one, id) => one.challenges.includes(id))}
      {part('setting', named(SETTING_LABELS), (one, id) => one.setting === id)}
      {part('role', me.roles, (one, id) => one.role === id)}
    </div>
  );
}

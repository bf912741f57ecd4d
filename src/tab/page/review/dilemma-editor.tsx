import type { DilemmaFormWire, JudgedWire } from '../../wire/review-wire.js';
import { leftFor, TooMany } from '../shared/characters-left.js';
import { useSession } from '../shared/session.js';
import {
  type DilemmaField,
  FIRST_FIELDS,
  KNOWLEDGE_FIELDS,
  OPTION_FIELDS,
  SETTING_LABELS,
  TALK_FIELDS,
  TENSION_FIELD,
} from './dilemma-fields.js';
import { FaultNotes, foundIn } from './found-words.js';

interface EditorProps {
  readonly form: DilemmaFormWire;
  readonly onForm: (form: DilemmaFormWire) => void;
  readonly limits: Readonly<Record<string, number>>;
  /** The verdict on the form; null if there is none yet. */
  readonly judged: JudgedWire | null;
}

const NOTHING: JudgedWire = { faults: [], found: [] };

/** Everything that a dilemma consists of. Missing items are listed at the part that needs them. */
export function DilemmaEditor({ form, onForm, limits, judged }: EditorProps) {
  const { say, me } = useSession();
  const { faults, found } = judged ?? NOTHING;
  const faultsAt = (place: string) => faults.filter(({ field }) => field === place);
  const notesOf = (place: string) => (faultsAt(place).length > 0 ? `notes-${place}` : undefined);
  const put = (name: string, value: string) => onForm({ ...form, fields: { ...form.fields, [name]: value } });
  const inputs = (fields: readonly DilemmaField[]) =>
    fields.map((field) => (
      <TextInput
        key={field.name}
        field={field}
        value={form.fields[field.name] ?? ''}
        limit={limits[field.name] ?? 0}
        judged={{ faults: faultsAt(field.name), found }}
        onInput={(value) => put(field.name, value)}
      />
    ));
  const choose = (id: string, chosen: boolean) =>
    onForm({ ...form, challenges: chosen ? [...form.challenges, id] : form.challenges.filter((one) => one !== id) });

  return (
    <>
      <p>{say('proposalEdit.intro')}</p>
      <FaultNotes faults={faultsAt('')} />
      {inputs(FIRST_FIELDS)}
      <fieldset aria-describedby={notesOf('options')}>
        <legend>{say('review.options')}</legend>
        <FaultNotes id="notes-options" faults={faultsAt('options')} />
        {inputs(OPTION_FIELDS)}
      </fieldset>
      {inputs([TENSION_FIELD])}
      <fieldset aria-describedby={notesOf('reflection')}>
        <legend>{say('review.talk')}</legend>
        <FaultNotes id="notes-reflection" faults={faultsAt('reflection')} />
        {inputs(TALK_FIELDS)}
      </fieldset>
      {inputs(KNOWLEDGE_FIELDS)}
      <fieldset aria-describedby={notesOf('challenges')}>
        <legend>{say('proposalEdit.challenges')}</legend>
        <FaultNotes id="notes-challenges" faults={faultsAt('challenges')} />
        <div class="columns">
          {me.challenges.map(({ id, name }) => (
            <label class="choice" key={id}>
              <input
                type="checkbox"
                checked={form.challenges.includes(id)}
                onChange={({ currentTarget }) => choose(id, currentTarget.checked)}
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <label class="field">
        <span>{say('proposalEdit.setting')}</span>
        <select
          value={form.fields.setting ?? 'network'}
          onChange={({ currentTarget }) => put('setting', currentTarget.value)}
        >
          {Object.entries(SETTING_LABELS).map(([id, label]) => (
            <option key={id} value={id}>
              {say(label)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

interface TextInputProps {
  readonly field: DilemmaField;
  readonly value: string;
  readonly limit: number;
  /** The faults of this input, and all the words that may be personal. */
  readonly judged: JudgedWire;
  readonly onInput: (value: string) => void;
}

function TextInput({ field: { name, label, number, rows }, value, limit, judged, onInput }: TextInputProps) {
  const { say } = useSession();
  const { faults } = judged;
  const found = foundIn(value, judged.found);
  const notes = `notes-${name}`;
  const common = {
    id: `input-${name}`,
    value,
    'aria-describedby': faults.length + found.length > 0 ? notes : undefined,
    'aria-invalid': faults.some(({ kind }) => kind === 'wrong') || leftFor({ text: value, longest: limit }) < 0,
  };
  return (
    <>
      <label class="field" htmlFor={common.id}>
        <span>{say(label, number === undefined ? {} : { number })}</span>
        {rows === 1 ? (
          <input type="text" {...common} onInput={({ currentTarget }) => onInput(currentTarget.value)} />
        ) : (
          <textarea rows={rows} {...common} onInput={({ currentTarget }) => onInput(currentTarget.value)} />
        )}
      </label>
      <TooMany text={value} longest={limit} />
      <FaultNotes id={notes} faults={faults} found={found} />
    </>
  );
}

/** How many things keep a dilemma from being accepted. */
export function needsOf({ faults }: JudgedWire): number {
  return faults.filter(({ kind }) => kind !== 'advice').length;
}

/** How many things are still needed, said when it changes. Null: not known yet. */
export function NeedsLine({ judged }: { readonly judged: JudgedWire | null }) {
  const { say } = useSession();
  const count = judged === null ? null : needsOf(judged);
  return (
    <p class="hint">
      <output>{count === null ? '' : count === 0 ? say('review.ready') : say('review.needs', { count })}</output>
    </p>
  );
}

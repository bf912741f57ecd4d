import type {
  AgreedWithWire,
  AgreementDaysWire,
  AgreementOutcomeWire,
  AgreementValuesWire,
} from '../../wire/agreement-wire.js';
import { LONGEST } from '../../wire/text-limits.js';
import { WordsField } from '../review/words-field.js';
import { namesOf } from '../shared/person-name.js';
import { useSession } from '../shared/session.js';

/** Possible faults of the fields. */
export type FormProblem = Extract<AgreementOutcomeWire, { kind: 'problem' }>['problem'];

interface FieldsProps {
  readonly values: AgreementValuesWire;
  readonly problem: FormProblem | null;
  readonly partners: readonly string[];
  readonly days: AgreementDaysWire;
  /** With whom is still to be chosen. */
  readonly asksWith: boolean;
  readonly onChange: (change: Partial<AgreementValuesWire>) => void;
}

/** The fields of an agreement: what, with whom, by when, and how one will know. */
export function AgreementFields({ values, problem, partners, days, asksWith, onChange }: FieldsProps) {
  const { say } = useSession();
  const { what, how, by } = values;
  return (
    <>
      <WordsField
        label={say('closing.what')}
        hint={say('closing.whatHint')}
        longest={LONGEST.agreement.what}
        rows={3}
        value={what}
        invalid={problem === 'missing' || problem === 'tooLong'}
        onType={(typed) => onChange({ what: typed })}
      />
      {asksWith && (
        <With partners={partners} value={values.agreedWith} onChoose={(agreedWith) => onChange({ agreedWith })} />
      )}
      <label class="field">
        <span>{say('agreementForm.by')}</span>
        <input
          type="date"
          min={days.first}
          max={days.last}
          value={by ?? ''}
          aria-invalid={problem === 'unclearDay'}
          onInput={({ currentTarget: { value } }) => onChange({ by: value === '' ? null : value })}
        />
      </label>
      <WordsField
        label={say('agreementForm.how')}
        hint={say('agreementForm.howHint')}
        longest={LONGEST.agreement.how}
        rows={2}
        value={how}
        invalid={problem === 'measureTooLong'}
        onType={(typed) => onChange({ how: typed })}
      />
    </>
  );
}

interface WithProps {
  readonly partners: readonly string[];
  readonly value: AgreedWithWire;
  readonly onChoose: (value: AgreedWithWire) => void;
}

/** With whom. Nothing goes to somebody else unless that is chosen. */
function With({ partners, value, onChoose }: WithProps) {
  const { say } = useSession();
  const withPartner: AgreedWithWire[] = partners.length === 0 ? [] : ['partner'];
  const choices: readonly AgreedWithWire[] = [...withPartner, 'organisation', 'self'];
  const labels = {
    partner: say('closing.withPartner', { names: namesOf(partners, say) }),
    organisation: say('closing.withOrganisation'),
    self: say('closing.withSelf'),
  };
  const chosen = choices.includes(value) ? value : 'self';
  return (
    <fieldset>
      <legend>{say('closing.with')}</legend>
      {choices.map((choice) => (
        <label class="choice" key={choice}>
          <input
            type="radio"
            name="with"
            value={choice}
            checked={choice === chosen}
            onChange={() => onChoose(choice)}
          />
          <span>{labels[choice]}</span>
        </label>
      ))}
    </fieldset>
  );
}

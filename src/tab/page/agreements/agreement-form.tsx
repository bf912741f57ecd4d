import { useEffect, useRef, useState } from 'preact/hooks';
import type {
  AgreementDaysWire,
  AgreementOutcomeWire,
  AgreementValuesWire,
  AgreementWire,
} from '../../wire/agreement-wire.js';
import { namesOf } from '../shared/person-name.js';
import { useSession } from '../shared/session.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Card, Refused, Status } from '../shared/widgets.js';
import { AgreementFields, type FormProblem } from './agreement-fields.js';
import { TextOf } from './agreement-parts.js';
import { companyOf, formRefusalLine, problemLine, stateLines } from './agreement-words.js';

interface FormProps {
  /** The agreement that is changed; null: a new one. */
  readonly agreement: AgreementWire | null;
  /** Names of those who can be asked to agree, when nobody else is part of it. */
  readonly partners: readonly string[];
  readonly days: AgreementDaysWire;
  /** The dilemma that it comes from. */
  readonly title?: string;
  /** Sends the text to replace that of `before`, which the sender has on screen. */
  readonly send: (values: AgreementValuesWire, before: AgreementWire | null) => Promise<AgreementOutcomeWire>;
  readonly onSaved: (agreement: AgreementWire) => void;
  readonly onCancel: () => void;
}

type Refusal = Extract<AgreementOutcomeWire, { kind: 'no' }>;

/**
 * The form for a new agreement, or for another text. When somebody else changed it meanwhile, that text is shown and
 * the input stays; only sending it once more replaces the newer one.
 */
export function AgreementForm({ agreement, partners, days, title, send, onSaved, onCancel }: FormProps) {
  const { say } = useSession();
  const wish = useWish();
  const [values, setValues] = useState(() => valuesOf(agreement));
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const before = refusal?.agreement ?? agreement;
  const company = before === null ? [] : companyOf(before);

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = values.what.trim() === '' ? 'missing' : form.current?.checkValidity() === false ? 'unclearDay' : null;
    setProblem(wrong);
    if (wrong !== null) return;
    wish.send(async () => {
      const outcome = await send(values, before);
      if (outcome.kind === 'done') onSaved(outcome.agreement);
      else if (outcome.kind === 'problem') setProblem(outcome.problem);
      else setRefusal(outcome);
    });
  }

  return (
    <form ref={form} class="card" noValidate onSubmit={submit}>
      <h2 ref={heading} tabIndex={-1}>
        {say(agreement === null ? 'agreementForm.headingNew' : 'agreementForm.headingAmend')}
      </h2>
      {title !== undefined && <p class="kicker">{say('agreementPage.about', { title })}</p>}
      <Intro company={company} canAsk={partners.length > 0} />
      <AgreementFields
        values={values}
        problem={problem}
        partners={partners}
        days={days}
        asksWith={company.length === 0}
        onChange={(change) => setValues((now) => ({ ...now, ...change }))}
      />
      <Refused code={wish.refused} />
      <Status text={problem === null ? '' : problemLine(problem, say)} bad />
      <Status text={refusal === null ? '' : formRefusalLine(refusal, say)} bad />
      {refusal !== null && <Newest agreement={refusal.agreement} />}
      <div class="buttons">
        {before?.may.amend !== false && (
          <Button submit look="primary" busy={wish.busy}>
            {say(saveKey(refusal !== null, company.length > 0))}
          </Button>
        )}
        <Button onClick={onCancel}>{say('common.cancel')}</Button>
      </div>
    </form>
  );
}

function valuesOf(agreement: AgreementWire | null): AgreementValuesWire {
  if (agreement === null) return { what: '', agreedWith: 'self', by: null, how: '' };
  const { what, agreedWith, by, how } = agreement.current;
  return { what, agreedWith, by, how };
}

function saveKey(again: boolean, shared: boolean) {
  if (again) return 'agreementPage.sendAnyway';
  return shared ? 'agreementForm.saveShared' : 'agreementForm.save';
}

interface IntroProps {
  readonly company: readonly (string | null)[];
  readonly canAsk: boolean;
}

function Intro({ company, canAsk }: IntroProps) {
  const { say } = useSession();
  if (company.length > 0) return <p>{say('agreementForm.introShared', { names: namesOf(company, say) })}</p>;
  return (
    <p>
      {say('agreementForm.intro')} {canAsk && say('agreementForm.introPartner')}
    </p>
  );
}

/** How it stands now, when that is not what the form began with. */
function Newest({ agreement }: { readonly agreement: AgreementWire }) {
  const { say, language } = useSession();
  return (
    <Card>
      <h3>{say('agreementPage.newest')}</h3>
      <TextOf text={agreement.current} company={companyOf(agreement)} />
      {stateLines(agreement, say, language).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Card>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { AgreementOutcomeWire, AgreementWire, AmendFormWire, ResponseWire } from '../../wire/agreement-wire.js';
import { nameAtStart } from '../shared/person-name.js';
import { useSession } from '../shared/session.js';
import type { Text } from '../shared/text.js';
import { useResource, useWish } from '../shared/use-resource.js';
import { Button, Card, Loaded, Refused, Status } from '../shared/widgets.js';
import { Answering } from './agreement-answer.js';
import { AgreementForm } from './agreement-form.js';
import { EarlierTexts, People, TextOf } from './agreement-parts.js';
import { companyOf, problemLine, refusalLine, savedLine, stateLines } from './agreement-words.js';

interface OneProps {
  readonly id: string;
  /** Announcement at the top, such as that it was saved. */
  readonly told?: string;
}

/** One agreement: what it says, how it stands, and what the reader can do with it now. */
export function OneAgreement({ id, told = '' }: OneProps) {
  const { say, api } = useSession();
  const live = useResource(pathTo('agreements/:agreement', { agreement: id }));
  const { busy, refused, send } = useWish();
  const [said, setSaid] = useState('');
  const [warning, setWarning] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [form, setForm] = useState<AmendFormWire | null>(null);
  const [turn, setTurn] = useState(told === '' ? 0 : 1);

  // A screen reader says what changes in a place that is there already.
  useEffect(() => setSaid(told), [told]);

  function tell(sentence: string, problem: string): void {
    setSaid(sentence);
    setWarning(problem);
    setTurn((before) => before + 1);
  }

  function take(outcome: AgreementOutcomeWire): void {
    if (outcome.kind === 'problem') {
      setSaid('');
      setWarning(problemLine(outcome.problem, say));
      return;
    }
    live.set(outcome.agreement);
    if (outcome.kind === 'no') tell('', refusalLine(outcome, say));
    else tell(say('agreementPage.answered'), '');
  }

  const wish = (answer: () => Promise<AgreementOutcomeWire>) => send(async () => take(await answer()));

  const openForm = () =>
    send(async () => {
      const found = await api.get(pathTo('agreements/:agreement/form', { agreement: id }));
      live.set(found.agreement);
      setSaid('');
      setWarning('');
      if (found.agreement.may.amend) setForm(found);
    });

  return (
    <>
      <Status text={said} />
      <Status text={warning} bad />
      <Refused code={refused} />
      {form !== null ? (
        <AgreementForm
          {...form}
          send={(values, before) => {
            const { current } = before ?? form.agreement;
            return api.post('agreements/amend', { agreement: id, version: current.number, ...values });
          }}
          onSaved={(agreement) => {
            live.set(agreement);
            setForm(null);
            tell(savedLine(agreement, say), '');
          }}
          onCancel={() => {
            setForm(null);
            live.reload();
            tell('', '');
          }}
        />
      ) : (
        <Loaded from={live}>
          {(agreement) => (
            <>
              <Shown
                agreement={agreement}
                turn={turn}
                busy={busy}
                onRespond={(response) => {
                  const { number: version } = agreement.current;
                  wish(() => api.post('agreements/respond', { agreement: id, version, response }));
                }}
                onAmend={openForm}
              />
              <Answering
                agreement={agreement}
                typed={typed}
                busy={busy}
                onType={setTyped}
                onAnswer={(outcome, line) => {
                  const { number: version } = agreement.current;
                  wish(() => api.post('agreements/answer', { agreement: id, version, outcome, line }));
                }}
              />
              <EarlierTexts texts={agreement.earlier} />
              <p class="hint">{say(agreement.others.length > 0 ? 'agreement.seenShared' : 'agreement.seenOwn')}</p>
            </>
          )}
        </Loaded>
      )}
    </>
  );
}

interface ShownProps {
  readonly agreement: AgreementWire;
  /** Goes up with everything that was done; the heading takes the focus then, for the button may be gone. */
  readonly turn: number;
  readonly busy: boolean;
  readonly onRespond: (response: ResponseWire) => void;
  readonly onAmend: () => void;
}

function Shown({ agreement, turn, busy, onRespond, onAmend }: ShownProps) {
  const { say, language } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (turn > 0) heading.current?.focus();
  }, [turn]);
  const { may, current } = agreement;
  const company = companyOf(agreement);
  const wasShared = company.length === 0 && agreement.others.length > 0;
  return (
    <Card>
      <h2 ref={heading} tabIndex={-1}>
        {headingOf(agreement, say)}
      </h2>
      {may.accept && <p>{say(company.length === 0 ? 'agreement.lead_alone' : 'agreement.lead_proposed')}</p>}
      {wasShared && agreement.state === 'inForce' && agreement.own.gone === null && <p>{say('agreement.nowAlone')}</p>}
      <TextOf text={current} company={agreement.own.gone === null ? company : null} />
      {stateLines(agreement, say, language).map((line) => (
        <p key={line}>
          <strong>{line}</strong>
        </p>
      ))}
      <People agreement={agreement} />
      <div class="buttons">
        {may.accept && (
          <>
            <Button look="primary" busy={busy} onClick={() => onRespond('accept')}>
              {say('agreement.accept')}
            </Button>
            <Button busy={busy} onClick={() => onRespond('decline')}>
              {say('agreement.decline')}
            </Button>
          </>
        )}
        {may.keepAlone && (
          <Button busy={busy} onClick={() => onRespond('keepAlone')}>
            {say('agreement.keepAlone')}
          </Button>
        )}
        {may.amend && (
          <Button busy={busy} onClick={onAmend}>
            {say('agreement.amend')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function headingOf(agreement: AgreementWire, say: Text): string {
  const { may, current, others } = agreement;
  if (may.accept && companyOf(agreement).length > 0) {
    const name = nameAtStart(current.author, say);
    return say(current.number === 1 ? 'agreement.heading_proposed' : 'agreement.heading_amended', { name });
  }
  return say(others.length > 0 ? 'agreement.headingShared' : 'agreement.headingOwn');
}

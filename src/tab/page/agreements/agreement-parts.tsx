import type {
  AgreementAnswerWire,
  AgreementPartyWire,
  AgreementTextWire,
  AgreementWire,
} from '../../wire/agreement-wire.js';
import { nameAtStart, nameOf, namesOf } from '../shared/person-name.js';
import { useSession } from '../shared/session.js';
import { formatDay, type Text } from '../shared/text.js';

interface TextProps {
  readonly text: AgreementTextWire;
  /** The others who are part of it; null if not told. */
  readonly company: readonly (string | null)[] | null;
}

/** A text, with whom and by when. */
export function TextOf({ text: { what, how, by, agreedWith }, company }: TextProps) {
  const { say, language } = useSession();
  const own = agreedWith === 'organisation' ? 'agreement.withOrganisation' : 'agreement.withSelf';
  return (
    <>
      {what === '' ? (
        <p>{say(company === null ? 'agreement.versionGone' : 'agreement.textGone')}</p>
      ) : (
        <blockquote class="situation">{what}</blockquote>
      )}
      {how !== '' && (
        <p class="situation">
          <span class="explanation">{say('agreement.how')}</span>
          {how}
        </p>
      )}
      {company !== null && (
        <p>{company.length > 0 ? say('agreement.with', { names: namesOf(company, say) }) : say(own)}</p>
      )}
      {by !== null && <p>{say('agreement.by', { day: formatDay(by, language) })}</p>}
    </>
  );
}

/** The answers of the others, and the reader's own once there is one. */
export function People({ agreement: { own, others } }: { readonly agreement: AgreementWire }) {
  const { say } = useSession();
  if (own.gone !== null || (others.length === 0 && own.answer === null)) return null;
  return (
    <>
      <h3>{say('agreement.people')}</h3>
      <ul class="plain">
        {others.map((other, at) => (
          <li key={at}>
            {otherLine(other, say)}
            <Quote answer={other.gone === null ? other.answer : null} />
          </li>
        ))}
        {own.answer !== null && (
          <li>
            {say(`agreement.said_${own.answer.outcome}`, { name: say('agreement.you') })}
            <Quote answer={own.answer} />
          </li>
        )}
      </ul>
    </>
  );
}

function otherLine({ name, gone, accepted, answer }: AgreementPartyWire, say: Text): string {
  const who = { name: nameAtStart(name, say) };
  if (gone !== null) return say(`agreement.gone_${gone}`, who);
  if (answer !== null) return say(`agreement.said_${answer.outcome}`, who);
  return say(accepted ? 'agreement.said_yes' : 'agreement.said_nothing', who);
}

function Quote({ answer }: { readonly answer: AgreementAnswerWire | null }) {
  const { say } = useSession();
  if (answer === null || answer.line === '') return null;
  return <blockquote>{say('agreement.quote', { line: answer.line })}</blockquote>;
}

/** Texts that went before, folded. */
export function EarlierTexts({ texts }: { readonly texts: readonly AgreementTextWire[] }) {
  const { say, language } = useSession();
  if (texts.length === 0) return null;
  return (
    <details class="card">
      <summary>{say('agreement.earlier')}</summary>
      {texts.map((text) => {
        const values = { number: text.number, day: formatDay(text.at, language) };
        const name = nameOf(text.author, say);
        return (
          <section key={text.number}>
            <h3>{text.isOwn ? say('agreement.versionOwn', values) : say('agreement.version', { ...values, name })}</h3>
            <TextOf text={text} company={null} />
          </section>
        );
      })}
    </details>
  );
}

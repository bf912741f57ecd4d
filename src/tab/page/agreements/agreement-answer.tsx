import type { AgreementWire, OutcomeWire } from '../../wire/agreement-wire.js';
import { LONGEST } from '../../wire/text-limits.js';
import { CharactersLeft } from '../shared/characters-left.js';
import { useSession } from '../shared/session.js';
import { Button, Card } from '../shared/widgets.js';

const OUTCOMES = ['kept', 'changed', 'dropped'] as const;

interface AnsweringProps {
  readonly agreement: AgreementWire;
  /** The person's input; null if there is none yet. */
  readonly typed: string | null;
  readonly busy: boolean;
  readonly onType: (line: string) => void;
  readonly onAnswer: (outcome: OutcomeWire, line: string) => void;
}

/** The outcome. A line that could not be kept, because the text changed meanwhile, stays visible. */
export function Answering({ agreement: { may, own, backAt }, typed, busy, onType, onAnswer }: AnsweringProps) {
  const { say } = useSession();
  const line = typed ?? own.answer?.line ?? '';
  if (!may.answer) {
    if (typed === null || typed === '' || typed === own.answer?.line) return null;
    return <p>{say('agreementPage.typed', { line: typed })}</p>;
  }
  return (
    <Card>
      <h2>{say('agreement.answerHeading')}</h2>
      {own.answer === null ? (
        <p>{say(backAt === null ? 'agreement.lead_due' : 'agreement.lead_soon')}</p>
      ) : (
        <p>{say('agreementPage.change', { outcome: say(`agreement.${own.answer.outcome}`).toLowerCase() })}</p>
      )}
      <label class="field">
        <span>{say('agreement.line')}</span>
        <input
          type="text"
          value={line}
          aria-describedby="line-hint"
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </label>
      <p id="line-hint" class="hint">
        {say('agreement.lineHint')}. <CharactersLeft text={line} longest={LONGEST.agreement.line} />
      </p>
      <div class="buttons">
        {OUTCOMES.map((outcome) => (
          <Button key={outcome} busy={busy} onClick={() => onAnswer(outcome, line)}>
            {say(`agreement.${outcome}`)}
          </Button>
        ))}
      </div>
    </Card>
  );
}

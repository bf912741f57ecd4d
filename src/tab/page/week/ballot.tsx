import { useState } from 'preact/hooks';
import { MOVED_BY, type MovedBy } from '../../../rounds/moved-by.js';
import type { DilemmaWire } from '../../wire/result-wire.js';
import { LONGEST } from '../../wire/text-limits.js';
import type { ChoiceWire, OpenWire, RoundWire } from '../../wire/wire.js';
import { WordsField } from '../review/words-field.js';
import { leftFor } from '../shared/characters-left.js';
import { useSession } from '../shared/session.js';
import { formatMoment, type TextKey } from '../shared/text.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Card, Refused, Rich, Status, Toggle } from '../shared/widgets.js';

const LETTERS = ['A', 'B', 'C', 'D'] as const;
const CONFIDENCES = [1, 2, 3, 4, 5] as const;
/** The letter of an option, by its place. */
export function letterOf(at: number): string {
  return LETTERS[at] ?? '';
}

interface BallotProps {
  readonly round: OpenWire;
  readonly onVoted: (round: RoundWire) => void;
}

/** The dilemma of the week with its form. The own vote stays filled in, and can be changed until the round closes. */
export function Ballot({ round, onVoted }: BallotProps) {
  const { say, language } = useSession();
  const { dilemma, ballot, own, first, closesAt } = round;
  const second = ballot === 'second';
  const moment = formatMoment(closesAt, language);
  return (
    <>
      <Card>
        <p class="kicker">{say(second ? 'ballot.kickerSecond' : 'ballot.kickerFirst')}</p>
        <h2>{dilemma.title}</h2>
        <p class="situation">{dilemma.situation}</p>
        {dilemma.goal !== null && <p class="hint">{dilemma.goal}</p>}
        {dilemma.sensitive && <p class="hint">{say('ballot.sensitive')}</p>}
        <p>
          <Rich text={say(second ? 'ballot.untilSecond' : 'ballot.until', { moment })} />
        </p>
      </Card>
      {first !== null && <FirstVote choice={first} dilemma={dilemma} />}
      <VoteForm key={`${round.roundId} ${ballot}`} round={round} start={own ?? first} onVoted={onVoted} />
      <Privacy round={round} />
    </>
  );
}

/** The own first vote, while the second is taken. */
function FirstVote({ choice, dilemma }: { readonly choice: ChoiceWire; readonly dilemma: DilemmaWire }) {
  const { say } = useSession();
  const at = dilemma.options.findIndex(({ id }) => id === choice.option);
  return (
    <Card>
      <p>
        <strong>{say('ballot.first', { letter: letterOf(at), label: dilemma.options[at]?.label ?? '' })}</strong>
      </p>
      <p>{say('ballot.firstConfidence', { confidence: say(`ballot.confidence${choice.confidence}` as TextKey) })}</p>
      {choice.reason !== '' && <p>{say('ballot.ownReason', { reason: choice.reason })}</p>}
      <p>{say('vote.keep')}</p>
    </Card>
  );
}

interface FormProps extends BallotProps {
  readonly start: ChoiceWire | null;
}

function VoteForm({ round, start, onVoted }: FormProps) {
  const { say, api, language } = useSession();
  const { dilemma, ballot, own } = round;
  const second = ballot === 'second';
  const [option, setOption] = useState(start?.option ?? '');
  const [confidence, setConfidence] = useState(own?.confidence ?? 0);
  const [reason, setReason] = useState(own?.reason ?? '');
  const [movedBy, setMovedBy] = useState<MovedBy | ''>(own?.movedBy ?? '');
  const [seeksDifference, setSeeksDifference] = useState(round.seeksDifference);
  const [wrong, setWrong] = useState('');
  const [saved, setSaved] = useState(false);
  const { busy, refused, send } = useWish();
  const [touched, setTouched] = useState(false);

  function submit(event: Event): void {
    event.preventDefault();
    const problem = problemText();
    setWrong(problem);
    setSaved(false);
    if (problem !== '') return;
    const choice = { option, confidence, reason: reason.trim(), ...(movedBy === '' ? {} : { movedBy }) };
    const difference = seeksDifference === null ? {} : { seeksDifference };
    send(async () => {
      onVoted(await api.post('vote', { round: round.roundId, ballot, ...choice, ...difference }));
      setSaved(true);
      setTouched(false);
    });
  }

  return (
    <form class="card" onSubmit={submit} onInput={() => setTouched(true)} noValidate>
      <h2 class="question">{dilemma.question}</h2>
      <fieldset>
        <legend>{say('ballot.option')}</legend>
        {dilemma.options.map(({ id, label, explanation }, at) => (
          <label class="choice" key={id}>
            <input type="radio" name="option" value={id} checked={option === id} onChange={() => setOption(id)} />
            <span>
              <strong>{say('ballot.letter', { letter: letterOf(at), label })}</strong>
              <span class="explanation">{explanation}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{say('ballot.confidence')}</legend>
        <div class="scale">
          {CONFIDENCES.map((value) => (
            <label class="choice" key={value}>
              <input
                type="radio"
                name="confidence"
                value={value}
                checked={confidence === value}
                onChange={() => setConfidence(value)}
              />
              <span>{say(`ballot.confidence${value}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <WordsField
        label={say(second ? 'ballot.reasonSecond' : 'ballot.reason')}
        hint={say('ballot.reasonHint')}
        longest={LONGEST.voteReason}
        rows={2}
        value={reason}
        onType={setReason}
      />
      {second && (
        <label class="field">
          <span>{say('ballot.movedBy')}</span>
          <select
            value={movedBy}
            onChange={({ currentTarget }) => setMovedBy(MOVED_BY.find((move) => move === currentTarget.value) ?? '')}
          >
            <option value="">{say('vote.noneMoved')}</option>
            {MOVED_BY.map((move) => (
              <option key={move} value={move}>
                {say(`ballot.moved_${move}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {seeksDifference !== null && (
        <Toggle
          label={say('ballot.differenceToggle')}
          checked={seeksDifference}
          onChange={setSeeksDifference}
          hint={{ id: 'difference-what', text: say('ballot.differenceWhat') }}
        />
      )}
      <Status text={wrong} bad />
      <Refused code={refused} />
      <p class="hint">
        <output>{own !== null && touched ? say('vote.unsaved') : ''}</output>
      </p>
      <Status text={savedText()} />
      <Button submit look="primary" busy={busy}>
        {say(own !== null ? 'ballot.change' : second ? 'ballot.voteSecond' : 'ballot.vote')}
      </Button>
    </form>
  );

  function problemText(): string {
    if (option === '' || confidence === 0) return say('vote.nothing');
    const tooLong = leftFor({ text: reason, longest: LONGEST.voteReason }) < 0;
    return tooLong ? say('notices.tooMuchText.text', { count: LONGEST.voteReason }) : '';
  }

  function savedText(): string {
    if (own === null ? !saved : touched) return '';
    return `${say('ballot.saved')}. ${say('ballot.ownChange', { moment: formatMoment(round.closesAt, language) })}`;
  }
}

/** Tells who sees what, in the words of the card in the chat. */
function Privacy({ round: { minimumCount: minimum, talksAt } }: { readonly round: OpenWire }) {
  const { say, language } = useSession();
  const moment = talksAt === null ? '' : formatMoment(talksAt, language);
  return (
    <details class="card">
      <summary>{say('ballot.privacyHeading')}</summary>
      <p>{say('ballot.privacyVote')}</p>
      {talksAt !== null && <p>{say('ballot.privacyTalk', { moment })}</p>}
      <p>
        {say('ballot.privacyCounts', { minimum })} {talksAt !== null && say('ballot.privacyMoves')}
      </p>
      <p>{say('ballot.privacyReason', { minimum })}</p>
      <p>{say('ballot.privacyStored')}</p>
    </details>
  );
}

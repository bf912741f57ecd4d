import { pathTo } from '../../path-to.js';
import type { ClosedWire } from '../../wire/wire.js';
import { useSession } from '../shared/session.js';
import type { Text } from '../shared/text.js';
import { useCopy } from '../shared/use-copy.js';
import { useResource } from '../shared/use-resource.js';
import { Button, Card, Loaded, PageTitle, Status } from '../shared/widgets.js';
import { letterOf } from './ballot.js';

/** As many as ten minutes have room for. */
const QUESTIONS = 3;

/** A closed dilemma for ten minutes with one's own team: to read aloud, to print, to copy. Nothing of the votes is on it. */
export function Team({ roundId }: { readonly roundId: string }) {
  const { say } = useSession();
  const round = useResource(pathTo('archive/:round', { round: roundId }));
  return (
    <>
      <PageTitle>{say('team.heading')}</PageTitle>
      <p class="screen-only">
        <a href={`#archive/${roundId}`}>{say('team.back')}</a>
      </p>
      <Loaded from={round}>
        {(found) => (found.kind === 'closed' ? <Sheet round={found} /> : <p>{say('team.later')}</p>)}
      </Loaded>
    </>
  );
}

function Sheet({ round }: { readonly round: ClosedWire }) {
  const { say } = useSession();
  const { words, said, copy } = useCopy();
  const { dilemma, tension, knowledge } = round;
  const text = teamText(round, say);
  return (
    <>
      <p class="screen-only">{say('team.intro')}</p>
      <Card>
        <h2>{dilemma.title}</h2>
        <p class="situation">{dilemma.situation}</p>
        <p>
          <strong>{dilemma.question}</strong>
        </p>
        <ul class="plain">
          {dilemma.options.map(({ id, label, explanation }, at) => (
            <li key={id}>
              <strong>
                {letterOf(at)}. {label}.
              </strong>{' '}
              {explanation}
            </li>
          ))}
        </ul>
        <h3>{say('closing.tension')}</h3>
        <p>{tension}</p>
        <h3>{say('team.plan')}</h3>
        <ol>
          {stepsOf(say).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <h3>{say('match.questions')}</h3>
        <ul>
          {questionsOf(round).map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
        <h3>{say('closing.knowledge')}</h3>
        <p>
          <strong>{knowledge.title}</strong>
        </p>
        <p>{knowledge.text}</p>
      </Card>
      <div class="screen-only">
        <Card>
          <label class="field">
            <span>{say('team.text')}</span>
            <textarea ref={words} readOnly rows={12} value={text} />
          </label>
          <Status text={said} />
          <div class="buttons">
            <Button look="primary" onClick={copy}>
              {say('team.copy')}
            </Button>
            <Button onClick={() => window.print()}>{say('invitation.print')}</Button>
          </div>
          <p class="hint">{say('team.share')}</p>
        </Card>
      </div>
    </>
  );
}

function stepsOf(say: Text): readonly string[] {
  return [say('team.read'), say('team.choose'), say('team.talk'), say('team.agree')];
}

function questionsOf({ reflection }: ClosedWire): readonly string[] {
  return reflection.slice(0, QUESTIONS);
}

/** The sheet for a message or a document. */
function teamText(round: ClosedWire, say: Text): string {
  const { dilemma, tension, knowledge } = round;
  const numbered = stepsOf(say).map((step, at) => `${at + 1}. ${step}`);
  return [
    dilemma.title,
    dilemma.situation,
    dilemma.question,
    dilemma.options.map(({ label, explanation }, at) => `${letterOf(at)}. ${label}. ${explanation}`).join('\n'),
    `${say('closing.tension')}: ${tension}`,
    `${say('team.plan')}\n${numbered.join('\n')}`,
    `${say('match.questions')}\n${questionsOf(round)
      .map((question) => `- ${question}`)
      .join('\n')}`,
    `${say('closing.knowledge')}: ${knowledge.title}. ${knowledge.text}`,
  ].join('\n\n');
}

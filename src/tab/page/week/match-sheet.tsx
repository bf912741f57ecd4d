import type { KeptWish } from '../../../matching/match.js';
import type { MatchedWire } from '../../wire/wire.js';
import { QuestionList } from '../shared/question-list.js';
import { useSession } from '../shared/session.js';
import type { TextKey } from '../shared/text.js';
import { Card } from '../shared/widgets.js';

/** Topics for the talk. */
export function Sheet({ match: { dilemma, topic, questions } }: { readonly match: MatchedWire }) {
  const { say } = useSession();
  return (
    <Card>
      <h3>{say('match.dilemma')}</h3>
      <p>
        <strong>{dilemma.title}</strong>
      </p>
      <p>{dilemma.question}</p>
      {topic.kind === 'minority' && (
        <>
          <p>{say('match.minority', { option: topic.option })}</p>
          <blockquote>{say('match.quote', { reason: topic.reason })}</blockquote>
        </>
      )}
      {topic.kind === 'whatIf' && (
        <>
          <p>{say('match.whatIf')}</p>
          <p>{topic.text}</p>
        </>
      )}
      <QuestionList of={questions} />
      {dilemma.sensitive && (
        <p>
          <strong>{say('ballot.sensitive')}</strong>
        </p>
      )}
    </Card>
  );
}

/** Why these people were brought together, and which wish had to be dropped. */
export function Why({
  match: { why, bent, differentVote, sharedChallenges, partners },
}: {
  readonly match: MatchedWire;
}) {
  const { say } = useSession();
  const trio = partners.length > 1 ? 'Trio' : '';
  const bentKey = (wish: KeptWish): TextKey =>
    wish === 'comparableSize' ? 'match.bentComparableSize' : `match.bent${capital(wish)}${trio}`;
  const names = sharedChallenges.join(', ');
  return (
    <Card>
      <h3>{say('match.why')}</h3>
      <ul class="plain">
        <li>{say('match.whyMunicipality')}</li>
        {why.map((wish) => (
          <li key={wish}>{say(`match.why${capital(wish)}`, { count: sharedChallenges.length, names })}</li>
        ))}
        {differentVote && <li>{say('match.whyDifferentVote')}</li>}
      </ul>
      {bent.length > 0 && (
        <>
          <h3>{say('match.bent')}</h3>
          <ul class="plain">
            {bent.map((wish) => (
              <li key={wish}>{say(bentKey(wish))}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function capital<Word extends string>(word: Word): Capitalize<Word> {
  return (word.charAt(0).toUpperCase() + word.slice(1)) as Capitalize<Word>;
}

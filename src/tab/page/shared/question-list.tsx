import { useSession } from './session.js';

/** The questions of a dilemma for a talk; nothing where it has none. */
export function QuestionList({ of }: { readonly of: readonly string[] }) {
  const { say } = useSession();
  if (of.length === 0) return null;
  return (
    <>
      <h3>{say('match.questions')}</h3>
      <ul class="plain">
        {of.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </>
  );
}

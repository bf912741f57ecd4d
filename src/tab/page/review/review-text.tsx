import type { DilemmaFormWire, FaultWire, FoundWire, JudgedWire } from '../../wire/review-wire.js';
import { useSession } from '../shared/session.js';
import { SETTING_LABELS } from './dilemma-fields.js';
import { FaultNotes, FoundLines, MarkedText } from './found-words.js';

interface ReadPart {
  readonly name: string;
  readonly texts: readonly (string | undefined)[];
  /** The inputs of which the faults stand here. */
  readonly places: readonly string[];
}

interface ReviewTextProps {
  readonly form: DilemmaFormWire;
  readonly judged: JudgedWire;
}

/** A proposal to read: words that may be personal are marked, and what is still needed stands with its part. */
export function ReviewText({ form, judged: { faults, found } }: ReviewTextProps) {
  const { say, me } = useSession();
  const { fields, challenges } = form;
  const setting = SETTING_LABELS[fields.setting ?? ''];
  const names = me.challenges.filter(({ id }) => challenges.includes(id)).map(({ name }) => name);
  const parts: readonly ReadPart[] = [
    { name: '', texts: [], places: ['', 'title'] },
    { name: '', texts: [fields.situation], places: ['situation'] },
    { name: say('proposalReview.question'), texts: [fields.question], places: ['question'] },
    ...[1, 2, 3, 4].map((number) => ({
      name: say('proposalReview.option', { number }),
      texts: [fields[`label${number}`], fields[`explanation${number}`]],
      places: [`label${number}`, `explanation${number}`],
    })),
    { name: say('review.options'), texts: [], places: ['options'] },
    { name: say('proposalReview.tension'), texts: [fields.tension], places: ['tension'] },
    ...[1, 2, 3].map((number) => ({
      name: say('proposalReview.talk', { number }),
      texts: [fields[`reflection${number}`]],
      places: [`reflection${number}`],
    })),
    { name: say('review.talk'), texts: [], places: ['reflection'] },
    {
      name: say('proposalReview.knowledge'),
      texts: [fields.knowledgeTitle, fields.knowledgeText],
      places: ['knowledgeTitle', 'knowledgeText'],
    },
    { name: say('review.challenges'), texts: [names.join(', ')], places: ['challenges'] },
    { name: say('review.setting'), texts: [setting === undefined ? '' : say(setting)], places: ['setting'] },
  ];
  return (
    <>
      <PersonalBox found={found} />
      {parts.map((part) => (
        <Part key={part.places.join()} part={part} faults={faults} found={found} />
      ))}
    </>
  );
}

interface PartProps {
  readonly part: ReadPart;
  readonly faults: readonly FaultWire[];
  readonly found: readonly FoundWire[];
}

/** One part with what it needs; nothing when there is neither. */
function Part({ part: { name, texts, places }, faults, found }: PartProps) {
  const text = texts.filter((one) => one !== undefined && one !== '').join(': ');
  const needed = faults.filter(({ field }) => places.includes(field));
  return (
    <>
      {(text !== '' || (name !== '' && needed.length > 0)) && (
        <p class="situation">
          {name !== '' && <strong>{name} </strong>}
          <MarkedText text={text} found={found} />
        </p>
      )}
      <FaultNotes faults={needed} />
    </>
  );
}

function PersonalBox({ found }: { readonly found: readonly FoundWire[] }) {
  const { say } = useSession();
  if (found.length === 0) return null;
  const confirmed = found.every((one) => one.confirmed);
  return (
    <div class="status bad">
      <strong>{say(confirmed ? 'proposalReview.foundConfirmed' : 'proposalReview.foundNew')}</strong>
      <ul>
        <FoundLines found={found} />
      </ul>
    </div>
  );
}

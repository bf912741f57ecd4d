import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../language.js';
import { pathTo } from '../../path-to.js';
import type { DilemmaFormWire, FormFactsWire, WrittenWire } from '../../wire/review-wire.js';
import { useSession } from '../shared/session.js';
import { useResource, useWish } from '../shared/use-resource.js';
import { Button, Card, Loaded, Refused, Status } from '../shared/widgets.js';
import { CardPreview } from './card-preview.js';
import { DilemmaEditor, NeedsLine } from './dilemma-editor.js';
import { useFormProblem } from './form-problem.js';
import { FoundLines } from './found-words.js';
import { leaveNews } from './review-news.js';
import { useCardPreview } from './use-card-preview.js';
import { createDrafts } from './use-draft.js';

const EMPTY: DilemmaFormWire = { fields: {}, challenges: [] };
const useDraft = createDrafts(EMPTY, (written, taken) => (written === taken ? EMPTY : written));

/** A form for a dilemma of the facilitator's own. It joins the proposals, and is read there once more before it is used. */
export function DilemmaNew() {
  const { say } = useSession();
  const found = useResource(pathTo('desk/review/new'));
  return (
    <>
      <p>
        <a href="#desk/review">{say('review.back')}</a>
      </p>
      <Loaded from={found}>{({ limits }) => <Writing limits={limits} />}</Loaded>
    </>
  );
}

type Marked = Extract<WrittenWire, { kind: 'marked' }>;

function Writing({ limits }: FormFactsWire) {
  const { say, api } = useSession();
  const { value: form, once, write, taken } = useDraft('new');
  const [cardLanguage, setCardLanguage] = useState<Language>('nl');
  const [marked, setMarked] = useState<Marked | null>(null);
  const [notPersonal, setNotPersonal] = useState(false);
  const problem = useFormProblem();
  const { busy, refused, send } = useWish();
  const look = useCardPreview(form, null, cardLanguage);

  function save(event: Event): void {
    event.preventDefault();
    send(async () => {
      const sure = { seen: marked?.seen ?? null, notPersonal };
      const answer = await api.post('desk/review/write', { draft: once, form, ...sure });
      problem.show(answer.kind === 'problem' ? answer : null);
      setMarked(answer.kind === 'marked' ? answer : null);
      if (answer.kind === 'marked') setNotPersonal(false);
      if (answer.kind !== 'sent') return;
      taken(form);
      leaveNews('written');
      window.location.hash = `desk/review/${answer.id}`;
    });
  }

  return (
    <div class="beside">
      <Card>
        <form onSubmit={save} noValidate>
          <h2>{say('review.write')}</h2>
          <p>{say('review.writeIntro')}</p>
          <DilemmaEditor form={form} onForm={write} limits={limits} judged={look.seen} />
          <NeedsLine judged={look.seen} />
          {marked !== null && (
            <ConfirmBox key={marked.seen} marked={marked} sure={notPersonal} onSure={setNotPersonal} />
          )}
          <Status text={problem.text} bad />
          <Refused code={refused} />
          <Button submit look="primary" busy={busy}>
            {say('proposalEdit.save')}
          </Button>
        </form>
      </Card>
      <CardPreview look={look} language={cardLanguage} onLanguage={setCardLanguage} />
    </div>
  );
}

interface ConfirmProps {
  readonly marked: Marked;
  readonly sure: boolean;
  readonly onSure: (sure: boolean) => void;
}

/** Words that must go, or be said to be about nobody. It takes the focus when it comes. */
function ConfirmBox({ marked, sure, onSure }: ConfirmProps) {
  const { say } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="status bad">
      <h3 ref={heading} tabIndex={-1}>
        {say('proposal.markedHeading')}
      </h3>
      <p>{say('proposal.markedWhat')}</p>
      <ul>
        <FoundLines found={marked.found} />
      </ul>
      <label class="choice">
        <input type="checkbox" checked={sure} onChange={({ currentTarget }) => onSure(currentTarget.checked)} />
        <span>{say('proposal.notPersonal')}</span>
      </label>
    </div>
  );
}

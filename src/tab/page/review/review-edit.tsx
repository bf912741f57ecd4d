import { useEffect, useRef, useState } from 'preact/hooks';
import type { DilemmaFormWire, JudgedWire, ReviewWire } from '../../wire/review-wire.js';
import { useSession } from '../shared/session.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Refused, Status } from '../shared/widgets.js';
import { DilemmaEditor, NeedsLine } from './dilemma-editor.js';
import { useFormProblem } from './form-problem.js';

interface EditProps {
  /** The proposal as it was when the form was opened. */
  readonly from: ReviewWire;
  readonly form: DilemmaFormWire;
  readonly onForm: (form: DilemmaFormWire) => void;
  readonly judged: JudgedWire | null;
  readonly onSaved: (review: ReviewWire) => void;
  /** The facilitator gives up what was typed, for what somebody else made of it meanwhile. */
  readonly onNewest: (review: ReviewWire) => void;
  readonly onCancel: () => void;
}

/** The form for a proposal. When somebody else was first, what was typed stays until the facilitator lets go of it. */
export function ReviewEdit({ from, form, onForm, judged, onSaved, onNewest, onCancel }: EditProps) {
  const { say, api } = useSession();
  const [newest, setNewest] = useState<ReviewWire | null>(null);
  const problem = useFormProblem();
  const { busy, refused, send } = useWish();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  function save(event: Event): void {
    event.preventDefault();
    send(async () => {
      const wish = { proposal: from.id, revision: from.revision, form };
      const answer = await api.post('desk/review/edit', wish);
      if (answer.kind === 'problem') problem.show(answer);
      else if (answer.kind === 'done') onSaved(answer.review);
      else setNewest(answer.review);
    });
  }

  return (
    <form onSubmit={save} noValidate>
      <h3 ref={heading} tabIndex={-1}>
        {say('proposalEdit.heading')}
      </h3>
      <DilemmaEditor form={form} onForm={onForm} limits={from.limits} judged={judged} />
      <NeedsLine judged={judged} />
      <Status text={problem.text} bad />
      <Status text={newest === null ? '' : say('review.changedKept')} bad />
      <Refused code={refused} />
      <div class="buttons">
        <Button submit look="primary" busy={busy}>
          {say('proposalEdit.save')}
        </Button>
        {newest !== null && <Button onClick={() => onNewest(newest)}>{say('review.showNow')}</Button>}
        <Button onClick={onCancel}>{say('common.cancel')}</Button>
      </div>
    </form>
  );
}

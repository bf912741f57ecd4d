import { useRef, useState } from 'preact/hooks';
import type { ReviewWire } from '../../wire/review-wire.js';
import { LONGEST } from '../../wire/text-limits.js';
import { CharactersLeft } from '../shared/characters-left.js';
import { useSession } from '../shared/session.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Card, Refused, Status } from '../shared/widgets.js';
import { leaveNews } from './review-news.js';

const DONE = { accept: 'accepted', decline: 'declined' } as const;

interface DecisionProps {
  readonly review: ReviewWire;
  readonly onReview: (review: ReviewWire) => void;
  readonly onEdit: () => void;
}

/** Accept, edit, or decline with a reason. After a decision the next proposal that waits is opened. */
export function ReviewDecision({ review, onReview, onEdit }: DecisionProps) {
  const { say, api } = useSession();
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const { busy, refused, send } = useWish();
  const field = useRef<HTMLTextAreaElement>(null);
  const { id, revision, faults } = review;

  const decide = (wish: 'accept' | 'decline') =>
    send(async () => {
      setNote('');
      const seen = { proposal: id, revision };
      const answer = await (wish === 'accept'
        ? api.post('desk/review/accept', seen)
        : api.post('desk/review/decline', { ...seen, reason }));
      if (answer.kind === 'problem') return;
      if (answer.kind === 'done') {
        leaveNews(DONE[wish]);
        window.location.hash = answer.next === null ? 'desk/review' : `desk/review/${answer.next}`;
        return;
      }
      if (answer.kind === 'reasonMissing') field.current?.focus();
      else onReview(answer.review);
      setNote(noteOf(answer.kind));
    });

  function noteOf(kind: 'faulty' | 'changed' | 'reasonMissing' | 'reasonTooLong'): string {
    switch (kind) {
      case 'faulty':
        return say('proposalReview.noteFaulty');
      case 'changed':
        return say('proposalReview.noteChanged');
      case 'reasonMissing':
        return say('proposalReview.reasonMissing');
      case 'reasonTooLong':
        return say('notices.tooMuchText.text', { count: LONGEST.declineReason });
    }
  }

  return (
    <Card>
      <h3>{say('review.decide')}</h3>
      <p>{faults.length === 0 ? say('review.ready') : say('review.needs', { count: faults.length })}</p>
      <Status text={note} bad />
      <Refused code={refused} />
      <div class="buttons">
        {faults.length === 0 && (
          <Button look="primary" busy={busy} onClick={() => decide('accept')}>
            {say('proposalReview.accept')}
          </Button>
        )}
        <Button onClick={onEdit}>{say('proposalReview.edit')}</Button>
      </div>
      <label class="field">
        <span>{say('proposalReview.reason')}</span>
        <textarea
          ref={field}
          rows={2}
          value={reason}
          aria-describedby="decline-hint"
          onInput={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </label>
      <p id="decline-hint" class="hint">
        {say('proposalReview.reasonHint')} <CharactersLeft text={reason} longest={LONGEST.declineReason} />
      </p>
      <Button look="danger" busy={busy} onClick={() => decide('decline')}>
        {say('proposalReview.decline')}
      </Button>
    </Card>
  );
}

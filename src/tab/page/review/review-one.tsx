import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../language.js';
import { pathTo } from '../../path-to.js';
import type { JudgedWire, ReviewWire } from '../../wire/review-wire.js';
import { useSession } from '../shared/session.js';
import { formatDay } from '../shared/text.js';
import { useResource } from '../shared/use-resource.js';
import { Card, Loaded, Status } from '../shared/widgets.js';
import { CardPreview } from './card-preview.js';
import { ReviewDecision } from './review-decision.js';
import { ReviewEdit } from './review-edit.js';
import { takeNews } from './review-news.js';
import { ReviewText } from './review-text.js';
import { useCardPreview } from './use-card-preview.js';

/** One proposal: what it says and lacks, the card that it will be, and what can be done with it. */
export function ReviewOne({ id }: { readonly id: string }) {
  const { say } = useSession();
  const found = useResource(pathTo('desk/review/:proposal', { proposal: id }));
  return (
    <>
      <p>
        <a href="#desk/review">{say('review.back')}</a>
      </p>
      <Loaded from={found}>{(review) => <Reviewing review={review} onReview={found.set} />}</Loaded>
    </>
  );
}

/** A decided proposal needs nothing. */
const NOTHING: JudgedWire = { faults: [], found: [] };

/** Blocking faults are those of the stored text; advice arrives later and may be slightly outdated. */
function withAdvice(review: ReviewWire, seen: JudgedWire | null): JudgedWire {
  const advice = seen?.faults.filter(({ kind }) => kind === 'advice') ?? [];
  return { faults: [...review.faults, ...advice], found: review.found };
}

interface ReviewingProps {
  readonly review: ReviewWire;
  readonly onReview: (review: ReviewWire) => void;
}

function Reviewing({ review, onReview }: ReviewingProps) {
  const { say, language } = useSession();
  const [editing, setEditing] = useState<ReviewWire | null>(null);
  const [typed, setTyped] = useState(review.form);
  const [cardLanguage, setCardLanguage] = useState<Language>('nl');
  const [news, setNews] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const look = useCardPreview(editing === null ? review.form : typed, review.id, cardLanguage);
  const isOpen = review.state === 'submitted';

  useEffect(() => {
    heading.current?.focus();
    const taken = takeNews();
    if (taken === null) return;
    setNews(
      taken === 'written' ? say('review.was_written') : `${say(`review.was_${taken}`)} ${say('review.nextBelow')}`,
    );
  }, [say]);

  function leaveEditing(said: string): void {
    setEditing(null);
    setNews(said);
    heading.current?.focus();
  }

  return (
    <div class="beside">
      <div>
        <Status text={news} />
        <Card>
          <p class="kicker">{say('review.since', { day: formatDay(review.submittedAt, language) })}</p>
          <h2 ref={heading} tabIndex={-1}>
            {review.form.fields.title}
          </h2>
          {editing === null ? (
            <ReviewText form={review.form} judged={isOpen ? withAdvice(review, look.seen) : NOTHING} />
          ) : (
            <ReviewEdit
              from={editing}
              form={typed}
              onForm={setTyped}
              judged={look.seen}
              onSaved={(saved) => {
                onReview(saved);
                leaveEditing(say('proposalReview.noteSaved'));
              }}
              onNewest={(newest) => {
                onReview(newest);
                leaveEditing(say('proposalReview.noteChanged'));
              }}
              onCancel={() => leaveEditing('')}
            />
          )}
        </Card>
        {editing === null && isOpen && (
          <ReviewDecision
            review={review}
            onReview={onReview}
            onEdit={() => {
              setTyped(review.form);
              setEditing(review);
              setNews('');
            }}
          />
        )}
        {!isOpen && <Decided review={review} />}
      </div>
      <CardPreview look={look} language={cardLanguage} onLanguage={setCardLanguage} />
    </div>
  );
}

function Decided({ review: { state, reason } }: { readonly review: ReviewWire }) {
  const { say } = useSession();
  return (
    <Card>
      <p>{say(state === 'accepted' ? 'proposalReview.isAccepted' : 'proposalReview.isDeclined')}</p>
      {reason !== null && <blockquote>{reason}</blockquote>}
    </Card>
  );
}

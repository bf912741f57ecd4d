import { useRef, useState } from 'preact/hooks';
import type { DecisionWire, ReportWire } from '../../wire/moderation-wire.js';
import { LONGEST } from '../../wire/text-limits.js';
import { WordsField } from '../review/words-field.js';
import { useSession } from '../shared/session.js';
import { formatMoment, type Text } from '../shared/text.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Refused, Status } from '../shared/widgets.js';

/** A decision that was taken, by oneself or by somebody else. */
export type Answer = Extract<DecisionWire, { readonly post: ReportWire }>;

/** The confirmation of a decision, in the words of the bot's card. */
export function saidOf({ outcome, post: { visibility, grounds } }: Answer, say: Text): string {
  const isHidden = visibility === 'hidden';
  if (outcome === 'decided') return say(isHidden ? 'moderation.isHidden' : 'moderation.isShown');
  return isHidden ? say('reports.overtakenHidden', { grounds: grounds ?? '' }) : say('reports.overtakenShown');
}

/** A post before a facilitator: under which name, in which round, what, and how it stands. */
export function ReportedPost({ post, headingId }: { readonly post: ReportWire; readonly headingId: string }) {
  const { say, language } = useSession();
  const { sequence, title, at, text, reports, visibility, grounds, decidedAt } = post;
  return (
    <>
      <h3 id={headingId} tabIndex={-1}>
        {writerOf(post, say)}
      </h3>
      <p class="kicker">
        {sequence === null ? title : say('roundStatus.round', { sequence, title })} · {formatMoment(at, language)} ·{' '}
        {say('moderation.reports', { count: reports })}
      </p>
      {visibility === 'waiting' && <p>{say('roundThread.waiting')}</p>}
      {visibility === 'hidden' && <p>{say('reports.hiddenBecause', { grounds: grounds ?? '' })}</p>}
      {visibility === 'shown' && decidedAt !== null && <p>{say('reports.left')}</p>}
      {text === null ? <p class="hint">{say('thread.removed')}</p> : <blockquote class="situation">{text}</blockquote>}
    </>
  );
}

/**
 * The name under which it was written. Somebody who wrote in a channel is named there, and not here; an erased text has
 * nobody behind it.
 */
export function writerOf({ bird, size, source, text, visibility }: ReportWire, say: Text): string {
  const isErased = text === null && visibility === 'shown';
  if (source === 'channel' && !isErased) return say('roundThread.fromChannel');
  if (bird === null || size === null) return say('thread.erased');
  return say('roundThread.name', { name: bird, size: say(`roundThread.size_${size}`) });
}

interface JudgingProps {
  readonly post: ReportWire;
  readonly onAnswer: (answer: Answer) => void;
}

/** The choice: hide with grounds, or leave it. The present state cannot be chosen. */
export function Judging({ post: { postId, decidedAt, changedAt, visibility }, onAnswer }: JudgingProps) {
  const { say, api } = useSession();
  const [grounds, setGrounds] = useState('');
  const [fault, setFault] = useState<'missing' | 'tooLong' | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { busy, refused, send } = useWish();

  const decide = (wish: 'hide' | 'restore') =>
    send(async () => {
      setFault(null);
      const seen = { post: postId, seen: decidedAt, read: changedAt ?? null };
      const answer = await (wish === 'hide'
        ? api.post('desk/reports/hide', { ...seen, text: grounds })
        : api.post('desk/reports/restore', seen));
      if ('post' in answer) {
        onAnswer(answer);
        return;
      }
      setFault(answer.outcome);
      field.current?.focus();
    });

  const isDecided = decidedAt !== null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        decide('hide');
      }}
    >
      {visibility !== 'hidden' && (
        <WordsField
          field={field}
          label={say('moderation.grounds')}
          hint={say('moderation.groundsHint')}
          longest={LONGEST.grounds}
          rows={2}
          value={grounds}
          invalid={fault !== null}
          onType={setGrounds}
        />
      )}
      {!isDecided && <p class="hint">{say('reports.restoreHint')}</p>}
      <Status
        bad
        text={
          fault === null
            ? ''
            : say(fault === 'missing' ? 'moderation.groundsMissing' : 'moderation.groundsTooLong', {
                count: LONGEST.grounds,
              })
        }
      />
      <Refused code={refused} />
      <div class="buttons">
        {visibility !== 'hidden' && (
          <Button submit look="danger" busy={busy}>
            {say('moderation.hide')}
          </Button>
        )}
        {(!isDecided || visibility === 'hidden') && (
          <Button busy={busy} onClick={() => decide('restore')}>
            {say('moderation.restore')}
          </Button>
        )}
      </div>
    </form>
  );
}

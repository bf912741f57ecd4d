import { useRef, useState } from 'preact/hooks';
import type { PostAnswerWire } from '../../wire/thread-wire.js';
import { createDrafts } from '../review/use-draft.js';
import { CharactersLeft, leftFor } from '../shared/characters-left.js';
import { useSession } from '../shared/session.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Refused, Status } from '../shared/widgets.js';

const useDraft = createDrafts('', (written, taken) =>
  written.startsWith(taken) ? written.slice(taken.length) : written,
);

interface WritingProps<T> {
  /** Which text this is, so that it is there again later. */
  readonly place: string;
  readonly isOpen: boolean;
  /** Longest post (characters). */
  readonly longest: number;
  /** On the button. */
  readonly label: string;
  /** Confirmation once it was accepted. */
  readonly sent: string;
  readonly onSend: (text: string, once: string) => Promise<PostAnswerWire<T>>;
  readonly onAnswer: (thread: T) => void;
}

/**
 * Where one writes in a conversation. A text that was not taken stays, whatever the reason; also when the conversation is
 * closed meanwhile.
 */
export function Writing<T>({ place, isOpen, longest, label, sent, onSend, onAnswer }: WritingProps<T>) {
  const { say } = useSession();
  const draft = useDraft(place);
  const field = useRef<HTMLTextAreaElement>(null);
  const [wrong, setWrong] = useState('');
  const [done, setDone] = useState(false);
  const { busy, refused, send } = useWish();
  const isUsed = useRef(false);
  if (draft.value !== '') isUsed.current = true;
  const left = leftFor({ text: draft.value, longest });

  function submit(event: Event): void {
    event.preventDefault();
    const { value: text, once } = draft;
    setDone(false);
    const problem = text.trim() === '' ? 'empty' : left < 0 ? 'tooLong' : null;
    setWrong(problem === null ? '' : sentenceFor(problem));
    if (problem !== null) {
      field.current?.focus();
      return;
    }
    send(async () => {
      const answer = await onSend(text, once);
      if (answer.kind === 'problem') {
        setWrong(sentenceFor(answer.problem));
        return;
      }
      if (answer.kind === 'posted') {
        draft.taken(text);
        isUsed.current = false;
        setDone(true);
      } else {
        field.current?.focus();
      }
      onAnswer(answer.thread);
    });
  }

  function sentenceFor(problem: 'empty' | 'tooLong'): string {
    return problem === 'empty'
      ? say('notices.threadEmpty.text')
      : say('notices.threadTooLong.text', { count: longest });
  }

  if (!isOpen && !isUsed.current) return null;
  return (
    <form onSubmit={submit} noValidate>
      <label class="field">
        <span>{say('thread.write')}</span>
        <textarea
          ref={field}
          rows={4}
          value={draft.value}
          aria-describedby="writing-hint"
          aria-invalid={left < 0 || wrong !== ''}
          onInput={({ currentTarget }) => {
            setWrong('');
            setDone(false);
            draft.write(currentTarget.value);
          }}
        />
      </label>
      <p id="writing-hint" class="hint">
        {say('thread.hint')}. <CharactersLeft text={draft.value} longest={longest} />
      </p>
      <Status text={isOpen ? wrong : say('talk.unsent')} bad />
      <Refused code={refused} />
      <Status text={done ? sent : ''} />
      {isOpen && (
        <div class="buttons">
          <Button submit look="primary" busy={busy}>
            {label}
          </Button>
        </div>
      )}
    </form>
  );
}

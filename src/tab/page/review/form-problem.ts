import { useState } from 'preact/hooks';
import type { FormProblemWire } from '../../wire/review-wire.js';
import { useSession } from '../shared/session.js';

/** The fault of a submitted form, in a sentence; moves the focus to its input. */
export function useFormProblem(): {
  readonly text: string;
  readonly show: (problem: FormProblemWire | null) => void;
} {
  const { say } = useSession();
  const [problem, setProblem] = useState<FormProblemWire | null>(null);

  function textOf({ problem: kind, limit }: FormProblemWire): string {
    switch (kind) {
      case 'titleMissing':
        return say('proposal.titleMissing');
      case 'situationMissing':
        return say('proposal.situationMissing');
      case 'tooLong':
      case 'tooMany':
        return say('notices.tooMuchText.text', { count: limit ?? 0 });
    }
  }

  return {
    text: problem === null ? '' : textOf(problem),
    show(next) {
      setProblem(next);
      if (next?.problem === 'titleMissing') document.getElementById('input-title')?.focus();
      if (next?.problem === 'situationMissing') document.getElementById('input-situation')?.focus();
    },
  };
}

import type { Fault } from '../dilemmas/fault.js';
import type { ProposalText } from '../proposals/proposal.js';

const LETTERS = ['a', 'b', 'c', 'd'];

/**
 * The input of the form that a fault belongs to: its name, or the name of a group (`options`, `reflection`, `challenges`),
 * or empty when it is about the whole. A dilemma counts only what is filled in, the form counts every input.
 */
export function placeOfFault({ where, rule }: Pick<Fault, 'where' | 'rule'>, text: ProposalText): string {
  const [part = '', which = '', what = ''] = where.replace(/^nl\./, '').split('.');
  switch (part) {
    case 'title':
    case 'situation':
    case 'question':
    case 'tension':
    case 'challenges':
    case 'setting':
      return part;
    case 'options': {
      const at = numberAmong(filledOptions(text), LETTERS.includes(which) ? LETTERS.indexOf(which) : Number(which));
      if (which === '' || at === null) return 'options';
      return `${what === 'explanation' || rule.startsWith('explanation') ? 'explanation' : 'label'}${at}`;
    }
    case 'reflection': {
      const at = numberAmong(filledQuestions(text), Number(which) - 1);
      return which === '' || at === null ? 'reflection' : `reflection${at}`;
    }
    case 'knowledge':
      return which === 'title' ? 'knowledgeTitle' : 'knowledgeText';
    default:
      return '';
  }
}

/** Numbers, from 1, of the inputs that are filled in. */
type Filled = readonly number[];

function filledOptions({ options }: ProposalText): Filled {
  return options.flatMap(({ label }, at) => (label === '' ? [] : [at + 1]));
}

function filledQuestions({ reflection }: ProposalText): Filled {
  return reflection.flatMap((question, at) => (question === '' ? [] : [at + 1]));
}

function numberAmong(filled: Filled, at: number): number | null {
  return filled[at] ?? null;
}

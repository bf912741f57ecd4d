import { createHash } from 'node:crypto';
import { fits } from '../characters.js';
import { SETTINGS } from '../dilemmas/dilemma.js';
import { WrongField } from '../errors.js';
import { challengeSent, isChallengeId } from '../participants/challenges.js';
import type { MarkKind } from '../personal-data/mark.js';
import { findPersonalData } from '../personal-data/personal-data.js';
import { LIMITS, type ProposalText } from './proposal.js';

/** A submitted form, by the name of the input. Nothing in it is trusted. */
export type ProposalForm = Readonly<Partial<Record<FormField, string | undefined>>> & {
  readonly challenges?: readonly string[] | undefined;
};

/** The inputs of the forms, with the longest text of each (characters). */
export const FORM_FIELDS = {
  title: LIMITS.title,
  situation: LIMITS.situation,
  question: LIMITS.question,
  label1: LIMITS.label,
  label2: LIMITS.label,
  label3: LIMITS.label,
  label4: LIMITS.label,
  explanation1: LIMITS.explanation,
  explanation2: LIMITS.explanation,
  explanation3: LIMITS.explanation,
  explanation4: LIMITS.explanation,
  tension: LIMITS.tension,
  reflection1: LIMITS.reflection,
  reflection2: LIMITS.reflection,
  reflection3: LIMITS.reflection,
  knowledgeTitle: LIMITS.knowledgeTitle,
  knowledgeText: LIMITS.knowledgeText,
  setting: 40,
} as const;
export type FormField = keyof typeof FORM_FIELDS;

export type FormProblem =
  | { readonly kind: 'titleMissing' | 'situationMissing' }
  | { readonly kind: 'tooLong'; readonly limit: number };

/** Words that may be personal, once each. */
export interface FoundWords {
  readonly kind: MarkKind;
  readonly words: string;
}

/** Words that may be personal, for whoever wrote them to take away or to confirm. */
export interface Marked {
  readonly found: readonly FoundWords[];
  /** A short name for exactly these words: what was confirmed for other words counts for nothing. */
  readonly seen: string;
}

/**
 * Reads the text of a form, or its fault. Absent inputs are empty, since clients leave those out. Lengths are checked
 * first. Refuses impossible choices with `wrongField`.
 */
export function readForm(form: ProposalForm): { readonly text: ProposalText } | { readonly problem: FormProblem } {
  const read = readUnfinished(form);
  if ('problem' in read) return read;
  if (read.text.title === '') return { problem: { kind: 'titleMissing' } };
  if (read.text.situation === '') return { problem: { kind: 'situationMissing' } };
  return read;
}

/** The same for a form that somebody is still writing: nothing needs to be filled in. Refuses with `wrongField` likewise. */
export function readUnfinished(form: ProposalForm): ReturnType<typeof readForm> {
  for (const [field, limit] of Object.entries(FORM_FIELDS)) {
    if (!fits(form[field as FormField]?.trim() ?? '', limit)) return { problem: { kind: 'tooLong', limit } };
  }
  const setting = SETTINGS.find((known) => known === (form.setting?.trim() || 'network'));
  if (setting === undefined) throw new WrongField('setting');
  const challenges = form.challenges?.map((sent) => challengeSent(sent) ?? sent) ?? [];
  if (!challenges.every(isChallengeId)) throw new WrongField('challenges');
  const value = (field: FormField): string => form[field]?.trim() ?? '';
  const line = (field: FormField): string => value(field).replace(/\s+/g, ' ');
  const text: ProposalText = {
    title: line('title'),
    situation: value('situation'),
    question: line('question'),
    options: ([1, 2, 3, 4] as const).map((at) => ({
      label: line(`label${at}`),
      explanation: line(`explanation${at}`),
    })),
    tension: line('tension'),
    reflection: ([1, 2, 3] as const).map((at) => line(`reflection${at}`)),
    knowledgeTitle: line('knowledgeTitle'),
    knowledgeText: value('knowledgeText'),
    challenges,
    setting,
  };
  return { text };
}

/** Possibly personal words in any part of a text, in order, each once. */
export function personalIn(text: ProposalText): readonly FoundWords[] {
  const parts = [
    text.title,
    text.situation,
    text.question,
    ...text.options.flatMap(({ label, explanation }) => [label, explanation]),
    text.tension,
    ...text.reflection,
    text.knowledgeTitle,
    text.knowledgeText,
  ];
  return wordsIn(parts);
}

/** These words with their short name; null when there are none. */
export function marksOf(found: readonly FoundWords[]): Marked | null {
  if (found.length === 0) return null;
  const words = JSON.stringify(found.map((one) => one.words));
  return { found, seen: createHash('sha256').update(words).digest('hex').slice(0, 16) };
}

/** Possibly personal words in these texts, in order, each once. */
export function wordsIn(parts: readonly string[]): readonly FoundWords[] {
  const found = new Map<string, FoundWords>();
  for (const part of parts) {
    for (const { kind, start, end } of findPersonalData(part)) {
      const words = part.slice(start, end);
      if (!found.has(words)) found.set(words, { kind, words });
    }
  }
  return [...found.values()];
}

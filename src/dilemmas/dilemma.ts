import { z } from 'zod';
import { LANGUAGES } from '../language.js';

/** Where the split of loyalty is felt. The first and the last are forms under the Joint Arrangements Act (Wgr, art. 8). */
export const SETTINGS = [
  'jointArrangement',
  'network',
  'subsidy',
  'residents',
  'privateParty',
  'hostArrangement',
] as const;
export type Setting = (typeof SETTINGS)[number];

/** A choice is stored by this letter, so a letter keeps its meaning for as long as the dilemma keeps its id. */
export const OPTION_IDS = ['a', 'b', 'c', 'd'] as const;

const words = z.string().trim().min(1);

const optionSchema = z
  .object({
    id: z.enum(OPTION_IDS),
    /** Label of the button. */
    label: words,
    /** One sentence: why a good civil servant could choose this. */
    explanation: words,
  })
  .readonly();

const sourceSchema = z
  .object({
    /** Official name of the law. */
    name: words,
    /** Such as "artikel 10a". Empty strings are left to the linter, which says in plain words what is missing. */
    article: z.string(),
    /** Date of the consolidated version that was read (ISO date). */
    inForce: z.string(),
    /** Address of that version. */
    url: z.string(),
  })
  .readonly();

const knowledgeSchema = z
  .object({
    /** `law`: what an article says. `craft`: advice on the work, without a claim about the law. */
    kind: z.enum(['law', 'craft']),
    title: words,
    text: words,
    source: sourceSchema.optional(),
  })
  .readonly();

const dilemmaTextSchema = z
  .object({
    title: words,
    /** Role, moment and pressure. */
    situation: words,
    question: words,
    options: z.array(optionSchema).readonly(),
    /** One line: loyalty to what against loyalty to what. */
    tension: words,
    /** Questions for the talk between two colleagues. */
    reflection: z.array(words).readonly(),
    /** Shown when the round closes, never before. */
    knowledge: knowledgeSchema,
    /** A twist for a round in which nearly everybody agrees. */
    whatIf: words.optional(),
  })
  .readonly();

/** The shape of a dilemma. Rules for a *good* dilemma are in `dilemma-lint.ts`. */
export const dilemmaSchema = z
  .object({
    /** Stable name, kebab case. */
    id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be kebab case: small letters, digits and single hyphens'),
    /** Goes up with every change of the text; 1 is the first. */
    version: z.int().min(1),
    /** Ids of the societal challenges (opgaven) that it touches. */
    challenges: z.array(z.string()).min(1).readonly(),
    setting: z.enum(SETTINGS),
    text: z.record(z.enum(LANGUAGES), dilemmaTextSchema).readonly(),
  })
  .readonly();

/** A weekly case, the same in every language. */
export type Dilemma = z.infer<typeof dilemmaSchema>;
export type DilemmaText = z.infer<typeof dilemmaTextSchema>;
export type DilemmaOption = z.infer<typeof optionSchema>;
export type Knowledge = z.infer<typeof knowledgeSchema>;
export type KnowledgeSource = z.infer<typeof sourceSchema>;

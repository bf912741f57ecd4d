import { z } from 'zod';
import { LANGUAGES } from '../language.js';
import { ROLE_IDS } from '../participants/roles.js';
import { LOYALTIES } from '../rounds/loyalties.js';

/**
 * Where the split of loyalty is felt. `jointArrangement` and `hostArrangement` are forms under the Joint Arrangements Act (Wgr, art. 8).
 * Stored: never rename one.
 */
export const SETTINGS = [
  'jointArrangement',
  'network',
  'subsidy',
  'residents',
  'privateParty',
  'hostArrangement',
  'otherGovernment',
  'covenant',
  'commissioning',
  'ownOrganisation',
] as const;
export type Setting = (typeof SETTINGS)[number];

/** The four parts of the learning line: for whom do I work, how do I weigh, how do we agree, how does it last. */
export const BLOCKS = ['know', 'weigh', 'agree', 'secure'] as const;

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
    /** Official name of the law, or title of the page. */
    name: words,
    /** Such as "artikel 10a". Empty strings are left to the linter, which says in plain words what is missing. */
    article: z.string().optional(),
    /** Date of the consolidated version that was read (ISO date). */
    inForce: z.string().optional(),
    /** Address of that version, down to the article. */
    url: z.string(),
    /** Month in which somebody last held the card against the text (YYYY-MM). */
    checked: z.string().optional(),
  })
  .readonly();

const knowledgeSchema = z
  .object({
    /** `law`: what an article says. `craft`: advice on the work, without a claim about the law. */
    kind: z.enum(['law', 'craft']),
    title: words,
    text: words,
    /** Where the rule ends: its exception or its condition. */
    condition: words.optional(),
    source: sourceSchema.optional(),
  })
  .readonly();

const readingSchema = z.object({ title: words, url: z.url(), minutes: z.int().min(1) }).readonly();

const facilitatorNoteSchema = z
  .object({
    /** Questions for the talk with the whole group afterwards. */
    debrief: z.array(words).readonly(),
    /** The argument that nobody gives. */
    unheard: words,
    /** A turn of the story with which a facilitator tries the choices again. */
    twist: words,
  })
  .readonly();

const dilemmaTextSchema = z
  .object({
    title: words,
    /** The learning goal: this week you practise it. One sentence. */
    goal: words.optional(),
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
    reading: z.array(readingSchema).readonly().optional(),
    facilitator: facilitatorNoteSchema.optional(),
  })
  .readonly();

/** A day of any year (MM-DD). */
const dayOfYear = z
  .string()
  .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'must be a day of the year, as 04-30');

const learningSchema = z
  .object({
    block: z.enum(BLOCKS),
    /** Place in the line of learning: 1 comes first. */
    place: z.int().min(1),
    /** Role of the person in the story. */
    role: z.enum(ROLE_IDS),
    difficulty: z.literal([1, 2, 3]),
    /** Is it worth a talk between two colleagues? `false`: a light week. */
    talk: z.boolean(),
    /** One of the core, with which a short season begins. */
    core: z.boolean(),
    /** The days between which it fits best, both included; a window may run over New Year. */
    calendar: z.object({ from: dayOfYear, until: dayOfYear }).readonly().optional(),
    /** Id of the dilemma with the same tension in another situation. */
    twin: z.string().optional(),
    /** Close to wrongdoing: the talk points to the confidential adviser. */
    sensitive: z.boolean().optional(),
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
    /** Every dilemma of the library has it; one that somebody brought in may lack it. */
    learning: learningSchema.optional(),
    /** The loyalty that each option serves. */
    serves: z.partialRecord(z.enum(OPTION_IDS), z.enum(LOYALTIES)).readonly().optional(),
    text: z.record(z.enum(LANGUAGES), dilemmaTextSchema).readonly(),
  })
  .readonly();

/** A weekly case, the same in every language. */
export type Dilemma = z.infer<typeof dilemmaSchema>;
export type DilemmaText = z.infer<typeof dilemmaTextSchema>;
export type DilemmaOption = z.infer<typeof optionSchema>;
export type Knowledge = z.infer<typeof knowledgeSchema>;
export type KnowledgeSource = z.infer<typeof sourceSchema>;

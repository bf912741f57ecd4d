import { ACTIONS, type Verb } from '../../cards/actions.js';

/** Every button that there is. */
export const VERBS = Object.keys(ACTIONS) as readonly Verb[];

/** Something that fits in each field of each button. Ids are those of a story, where it has any. */
const GOOD: Readonly<Record<string, string>> = {
  round: 'main-1',
  ballot: 'first',
  match: 'match-1',
  member: '0',
  thread: 'match:match-1',
  once: 'once-1',
  text: 'Wij bellen altijd eerst',
  after: 'a',
  before: '3',
  post: 'round:main-1:p1',
  read: '0',
  version: '1',
  revision: '0',
  agreement: 'agreement-1',
  outcome: 'kept',
  line: 'Het ging vanzelf',
  proposal: 'proposal-1',
  draft: 'draft-1',
  seen: 'abc',
  notPersonal: 'false',
  until: '2026-12-14',
  municipality: 'GM0193',
  municipalityName: 'Zwolle',
  role: 'legal',
  challenges: 'housing',
  language: 'nl',
  wantsToTalk: 'true',
  seeksDifference: 'true',
  findable: 'false',
  option: 'a',
  confidence: '4',
  reason: 'Omdat het eerlijk is',
  movedBy: 'fact',
  what: 'Ik bel de wethouder',
  agreedWith: 'self',
  by: '2026-12-21',
  how: 'Het staat op de agenda',
  title: 'De vergadering na de vergadering',
  situation: 'Je zit namens je gemeente in een werkgroep.',
  question: 'Mag je dat zeggen?',
  setting: 'network',
  channel: 'tenant:19:channel',
};

/** The names of the fields that a button has. */
export function fieldsOf(verb: Verb): readonly string[] {
  return Object.keys(ACTIONS[verb].shape);
}

/** Every field of a button filled in; `more` goes before. */
export function goodData(verb: Verb, more: Readonly<Record<string, string>> = {}): Record<string, unknown> {
  const known = { ...GOOD, ...more };
  return Object.fromEntries(fieldsOf(verb).map((field) => [field, known[field] ?? `Iets voor ${field}`]));
}

import assert from 'node:assert/strict';
import { LIMITS } from '../../src/proposals/proposal.js';
import type { ReviewWire, WaitingWire } from '../../src/tab/wire/review-wire.js';
import type { Person } from '../support/fake-teams/person.js';
import { GOOD_TEXT } from '../support/proposals.js';
import { FACILITATORS } from '../support/reported.js';
import { BARE, formOf } from '../support/review-forms.js';
import { type Reviewers, reviewers, WITH_REVIEWERS } from '../support/reviewers.js';
import { says, sentence } from '../support/says.js';
import { idOf, reads } from '../support/scenario.js';
import { playTab, type TabAnswer, type TabStage } from '../support/tab-client.js';

type Cast = TabStage & Reviewers;

function played(story: (cast: Cast) => Promise<void>): Promise<void> {
  return playTab(async (stage) => story({ ...stage, ...(await reviewers(stage)) }), { env: WITH_REVIEWERS });
}

/** Somebody brings this in from the chat; gives its id. */
async function brings(stage: TabStage, person: Person, form: Readonly<Record<string, string>> = BARE): Promise<string> {
  const [card] = (await person.says('voorstel')).replies;
  assert.ok(card);
  await person.clicks(card, { verb: 'proposal.send' }, form);
  await stage.t.settle();
  stage.t.clock.advance('1m');
  return (await stage.storage.stores.proposals.allOf(idOf(person)))[0]?.id ?? assert.fail('nothing was brought in');
}

const bodyOf = <T>({ status, body }: TabAnswer): T => {
  assert.equal(status, 200, JSON.stringify(body));
  return body as T;
};

async function logOf({ gets, fien }: Cast): Promise<readonly (readonly unknown[])[]> {
  const { entries } = bodyOf<{ entries: readonly Record<string, unknown>[] }>(await gets(fien, 'desk/log'));
  return entries.map(({ who, action, about }) => [who, action, about]);
}

const QUESTIONS = ['', '/new', '/none'];
const WISHES = ['look', 'accept', 'edit', 'decline', 'write'];

describe('scenario: the review queue in the tab', () => {
  it('is for facilitators only; nobody else learns or changes anything', () =>
    played(async (cast) => {
      const { anna, gets, posts, asks, storage, kept } = cast;
      const id = await brings(cast, anna);
      const form = { proposal: id, revision: 0, reason: 'Nee', form: formOf(), language: 'nl', draft: 'd' };
      for (const path of [...QUESTIONS, `/${id}`]) {
        const answer = await gets(anna, `desk/review${path}`);
        assert.deepEqual([answer.status, answer.body.code], [403, 'notFacilitator'], path);
        assert.equal((await asks(null, `desk/review${path}`)).status, 401, path);
      }
      for (const path of WISHES) {
        const answer = await posts(anna, `desk/review/${path}`, form);
        assert.deepEqual([answer.status, answer.body.code], [403, 'notFacilitator'], path);
        assert.equal((await asks(null, `desk/review/${path}`, { form })).status, 401, path);
      }
      assert.equal((await storage.stores.proposals.get(id))?.revision, 0);
      assert.deepEqual(await kept('audit'), []);
    }));

  it('lists what waits, the oldest first, with how much is needed and without who brought it in', () =>
    played(async (cast) => {
      const { anna, fien, fred, gets } = cast;
      const first = await brings(cast, anna, { ...BARE, title: 'Eerst' });
      const second = await brings(cast, fien, { ...BARE, title: 'Daarna' });
      const answer = await gets(fred, 'desk/review');
      const { waiting, more } = bodyOf<WaitingWire>(answer);
      assert.deepEqual(
        waiting.map(({ id, title }) => [id, title]),
        [
          [first, 'Eerst'],
          [second, 'Daarna'],
        ],
      );
      assert.equal(more, false);
      for (const { needs } of waiting) assert.ok(needs > 5, `${needs} things are needed`);
      const one = await gets(fred, `desk/review/${first}`);
      assert.equal(waiting[0]?.needs, bodyOf<ReviewWire>(one).faults.length, 'as many as one reads there');
      for (const { text } of [answer, one]) assert.doesNotMatch(text, new RegExp(`Anna|Aalders|${idOf(anna)}`));
    }));

  it('says in the words of the card what is needed, at the input where it is, in the reader’s language', () =>
    played(async (cast) => {
      const { anna, fien, gets } = cast;
      const id = await brings(cast, anna, { ...BARE, question: 'Hoe moet dit, en wanneer' });
      const { faults } = bodyOf<ReviewWire>(await gets(fien, `desk/review/${id}?language=nl`));
      const at = (place: string) => faults.filter(({ field }) => field === place).map(({ line }) => line);
      assert.deepEqual(at('question'), [
        sentence('proposalFault.questionStart'),
        sentence('proposalFault.questionComma'),
        sentence('proposalFault.questionMark'),
      ]);
      assert.deepEqual(at('options'), [sentence('proposalFault.optionCount')]);
      assert.deepEqual(at('challenges'), [sentence('proposalFault.challengesMissing')]);
      await cast.posts(fien, 'profile', { role: 'legal', challenges: [], wantsToTalk: true, language: 'en' });
      const english = bodyOf<ReviewWire>(await gets(fien, `desk/review/${id}?language=en`));
      assert.ok(english.faults.some(({ line }) => line === sentence('proposalFault.questionComma', {}, 'en')));
    }));

  it('marks what the sender confirmed, and what is new', () =>
    played(async (cast) => {
      const { anna, fien, posts } = cast;
      const form = formOf({ situation: 'De Piet Bakker-zaal was vol. Ik belde Jan de Vries.' });
      const first = await posts(anna, 'desk/review/write', {});
      assert.equal(first.status, 403);
      const marked = bodyOf<{ kind: string; seen: string; found: readonly { words: string }[] }>(
        await posts(fien, 'desk/review/write', { draft: 'd', form, seen: null, notPersonal: true }),
      );
      assert.equal(marked.kind, 'marked');
      assert.ok(marked.found.some(({ words }) => words === 'Jan de Vries'));
      assert.deepEqual(await cast.kept('proposals'), [], 'nothing was stored');
      const sure = { draft: 'd', form, seen: marked.seen, notPersonal: true };
      const { id } = bodyOf<{ id: string }>(await posts(fien, 'desk/review/write', sure));
      const { found, faults } = bodyOf<ReviewWire>(await cast.gets(fien, `desk/review/${id}`));
      assert.ok(found.length > 0 && found.every(({ confirmed }) => confirmed));
      assert.deepEqual(faults, []);
      const changed = formOf({ situation: 'Mail anna@example.nl daarover.' });
      await posts(fien, 'desk/review/edit', { proposal: id, revision: 0, form: changed });
      const after = bodyOf<ReviewWire>(await cast.gets(fien, `desk/review/${id}`));
      assert.deepEqual(
        after.found.map(({ words, kind, confirmed }) => [words, kind, confirmed]),
        [['anna@example.nl', 'mail', false]],
      );
      assert.deepEqual(
        after.faults.map(({ field }) => field),
        ['situation'],
      );
    }));

  it('completes and accepts; the sender hears it, the next one is named, and each step is noted without a word of the text', () =>
    played(async (cast) => {
      const { anna, fien, posts, storage, t, kept } = cast;
      const id = await brings(cast, anna);
      const other = await brings(cast, fien);
      const before = await posts(fien, 'desk/review/accept', { proposal: id, revision: 0 });
      assert.equal(bodyOf<{ kind: string }>(before).kind, 'faulty');
      assert.deepEqual(await kept('audit'), [], 'what is refused is not noted');
      const edited = bodyOf<{ kind: string; review: ReviewWire; next: string }>(
        await posts(fien, 'desk/review/edit', { proposal: id, revision: 0, form: formOf() }),
      );
      assert.deepEqual([edited.kind, edited.review.revision, edited.review.faults], ['done', 1, []]);
      assert.deepEqual(edited.review.form, formOf());
      const accepted = bodyOf<{ kind: string; next: string }>(
        await posts(fien, 'desk/review/accept', { proposal: id, revision: 1 }),
      );
      assert.deepEqual([accepted.kind, accepted.next], ['done', other]);
      await t.settle();
      assert.match(JSON.stringify(anna.lastCard().card), says('notices.proposalAccepted.title'));
      const [programme] = await storage.stores.programmes.all();
      assert.equal(programme?.queue.at(-1), `own-${id}`);
      assert.deepEqual(await logOf(cast), [
        ['Fien Begeleider', 'proposal_accept', id],
        ['Fien Begeleider', 'proposal_edit', id],
      ]);
      assert.doesNotMatch(JSON.stringify(await kept('audit')), /gang|vergadering|werkgroep/);
    }));

  it('declines with a reason only, and the sender reads it', () =>
    played(async (cast) => {
      const { anna, fien, posts, t, kept } = cast;
      const id = await brings(cast, anna);
      const decline = (reason: string) => posts(fien, 'desk/review/decline', { proposal: id, revision: 0, reason });
      assert.equal(bodyOf<{ kind: string }>(await decline('  ')).kind, 'reasonMissing');
      assert.equal(bodyOf<{ kind: string }>(await decline('x'.repeat(501))).kind, 'reasonTooLong');
      assert.deepEqual(await kept('audit'), []);
      const done = bodyOf<{ kind: string; next: null; review: ReviewWire }>(await decline('Dit was er al.'));
      assert.deepEqual(
        [done.kind, done.next, done.review.state, done.review.reason],
        ['done', null, 'declined', 'Dit was er al.'],
      );
      await t.settle();
      assert.match(reads(anna.lastCard()), /Dit was er al\./);
      assert.doesNotMatch(JSON.stringify(await kept('audit')), /was er al/);
    }));

  it('takes a decision once, whoever clicks twice or comes second', () =>
    played(async (cast) => {
      const { anna, fien, fred, posts } = cast;
      const id = await brings(cast, anna);
      await posts(fien, 'desk/review/edit', { proposal: id, revision: 0, form: formOf() });
      const late = { proposal: id, revision: 0, form: formOf({ title: 'Anders' }) };
      const second = bodyOf<{ kind: string; review: ReviewWire }>(await posts(fred, 'desk/review/edit', late));
      assert.deepEqual([second.kind, second.review.form.fields.title], ['changed', GOOD_TEXT.title]);
      const accept = () => posts(fien, 'desk/review/accept', { proposal: id, revision: 1 });
      for (const answer of [await accept(), await accept()])
        assert.equal(bodyOf<{ kind: string }>(answer).kind, 'done');
      const decline = await posts(fred, 'desk/review/decline', { proposal: id, revision: 1, reason: 'Nee' });
      assert.equal(bodyOf<{ kind: string }>(decline).kind, 'changed');
      assert.deepEqual(await logOf(cast), [
        ['Fien Begeleider', 'proposal_accept', id],
        ['Fien Begeleider', 'proposal_edit', id],
      ]);
    }));

  it('notes what is decided on the card in the chat as well', () =>
    played(async (cast) => {
      const { anna, fien, t } = cast;
      const id = await brings(cast, anna);
      const review = fien.lastCard();
      await fien.clicks(review, { verb: 'proposal.decline' }, { reason: 'Dit was er al.' });
      await t.settle();
      assert.deepEqual(await logOf(cast), [['Fien Begeleider', 'proposal_decline', id]]);
    }));

  it('lets a facilitator write a dilemma, taking part or not; sent twice it is one, and it waits like any other', () =>
    played(async (cast) => {
      const { fred, fien, gets, posts, kept } = cast;
      const { limits } = bodyOf<{ limits: Record<string, number> }>(await gets(fred, 'desk/review/new'));
      assert.equal(limits.title, 120);
      const write = (form = formOf()) =>
        posts(fred, 'desk/review/write', { draft: 'd', form, seen: null, notPersonal: false });
      const answers = await Promise.all([write(), write()]);
      const [id, same] = answers.map((answer) => bodyOf<{ kind: string; id: string }>(answer).id);
      assert.equal(id, same);
      assert.equal((await kept('proposals')).length, 1);
      const { waiting } = bodyOf<WaitingWire>(await gets(fien, 'desk/review'));
      assert.deepEqual(
        waiting.map(({ title, needs }) => [title, needs]),
        [[GOOD_TEXT.title, 0]],
      );
      assert.ok(
        (await logOf(cast)).some(
          ([who, action, about]) => who === 'Fred Begeleider' && action === 'proposal_write' && about === id,
        ),
      );
      const accepted = await posts(fred, 'desk/review/accept', { proposal: id, revision: 0 });
      assert.equal(bodyOf<{ kind: string }>(accepted).kind, 'done');
      const better = bodyOf<{ id: string }>(await write(formOf({ title: 'Een betere titel' })));
      const { form: read } = bodyOf<ReviewWire>(await gets(fien, `desk/review/${better.id}`));
      assert.equal(read.fields.title, 'Een betere titel', 'another text of the same draft is not thrown away');
      const empty = { draft: 'e', form: formOf({ title: '' }), seen: null, notPersonal: false };
      const problem = bodyOf<{ kind: string; problem: string }>(await posts(fred, 'desk/review/write', empty));
      assert.deepEqual([problem.kind, problem.problem], ['problem', 'titleMissing']);
    }));

  it('looks at a form that is being filled in: what it lacks, and the ballot with the text escaped; it stores nothing', () =>
    played(async (cast) => {
      const { fien, posts, everything } = cast;
      const before = JSON.stringify(await everything());
      const form = formOf({ title: '**Vet** <img src=x onerror=alert(1)>', question: '' });
      const look = { form, proposal: null, language: 'nl' };
      const seen = bodyOf<{ kind: string; card: object; faults: readonly { field: string; kind: string }[] }>(
        await posts(fien, 'desk/review/look', look),
      );
      assert.deepEqual(
        seen.faults.map(({ field, kind }) => [field, kind]),
        [['question', 'missing']],
      );
      const card = JSON.stringify(seen.card);
      assert.match(card, /\\\\\*\\\\\*Vet/, 'what was typed as Markdown is escaped');
      assert.match(card, /Je vertelt het je wethouder/);
      const long = formOf({ situation: `Je ${'woord '.repeat(25)}.`, title: 'De kamer' });
      const advised = bodyOf<{ faults: readonly { field: string; kind: string; line: string }[] }>(
        await posts(fien, 'desk/review/look?language=nl', { ...look, form: long }),
      );
      assert.deepEqual(
        advised.faults.map(({ field, kind, line }) => [field, kind, line]),
        [['situation', 'advice', sentence('proposalFault.sentenceLength')]],
      );
      const english = await posts(fien, 'desk/review/look', { ...look, language: 'en' });
      assert.match(english.text, /"lang":"en"/);
      const nothing = await posts(fien, 'desk/review/look', { ...look, form: { fields: {}, challenges: [] } });
      assert.equal(bodyOf<{ kind: string }>(nothing).kind, 'seen');
      assert.equal(JSON.stringify(await everything()), before);
      const tooLong = { ...look, form: formOf({ title: 'x'.repeat(121) }) };
      assert.deepEqual((await posts(fien, 'desk/review/look', tooLong)).body, {
        kind: 'problem',
        problem: 'tooLong',
        limit: 120,
      });
    }));

  it('takes a form that is full to its limits, in letters of several bytes', () =>
    played(async ({ fien, posts }) => {
      const full = (length: number) => '€'.repeat(length);
      const option = { label: full(LIMITS.label), explanation: full(LIMITS.explanation) };
      const text = {
        ...{ title: full(LIMITS.title), situation: full(LIMITS.situation), question: full(LIMITS.question) },
        ...{ tension: full(LIMITS.tension), knowledgeTitle: full(LIMITS.knowledgeTitle) },
        knowledgeText: full(LIMITS.knowledgeText),
        options: Array.from({ length: 4 }, () => option),
        reflection: Array.from({ length: 3 }, () => full(LIMITS.reflection)),
      };
      const look = { form: formOf(text), proposal: null, language: 'nl' };
      assert.equal(bodyOf<{ kind: string }>(await posts(fien, 'desk/review/look', look)).kind, 'seen');
    }));

  it('looks at the form of a proposal with what its sender confirmed', () =>
    played(async (cast) => {
      const { fien, posts } = cast;
      const form = formOf({ situation: 'Ik belde Jan de Vries over het plan.' });
      const look = { form, language: 'nl' };
      const faults = async (proposal: string | null) => {
        const answer = await posts(fien, 'desk/review/look', { ...look, proposal });
        const seen = bodyOf<{ faults: readonly { field: string; kind: string }[] }>(answer);
        return seen.faults.filter(({ kind }) => kind !== 'advice').map(({ field }) => field);
      };
      assert.deepEqual(await faults(null), ['situation']);
      const write = { draft: 'd', form, notPersonal: true };
      const { seen } = bodyOf<{ seen: string }>(await posts(fien, 'desk/review/write', { ...write, seen: null }));
      const { id } = bodyOf<{ id: string }>(await posts(fien, 'desk/review/write', { ...write, seen }));
      assert.deepEqual(await faults(id), []);
    }));

  it('answers bad input with a clear body and changes nothing', () =>
    played(async (cast) => {
      const { fien, gets, posts, anna, kept } = cast;
      const id = await brings(cast, anna);
      const good = { proposal: id, revision: 0, form: formOf() };
      for (const [path, form] of [
        ['edit', { ...good, revision: '0' }],
        ['edit', { ...good, form: { fields: { title: { madeUp: 'x' } }, challenges: [] } }],
        ['edit', { ...good, form: { fields: { title: ['x'] }, challenges: [] } }],
        ['edit', { ...good, form: { fields: { title: 'x'.repeat(10_001) }, challenges: [] } }],
        ['accept', { proposal: id }],
        ['accept', { proposal: { $ne: '' }, revision: 0 }],
        ['decline', { ...good }],
        ['look', { form: formOf(), proposal: null, language: 'fr' }],
        ['write', { form: formOf(), seen: null, notPersonal: true }],
      ] as const) {
        const answer = await posts(fien, `desk/review/${path}`, form);
        assert.deepEqual(
          [answer.status, answer.body.code],
          [400, 'badRequest'],
          `${path} ${JSON.stringify(form).slice(0, 80)}`,
        );
      }
      for (const path of ['accept', 'edit', 'decline', 'look']) {
        const form = { ...good, proposal: 'none', reason: 'Nee', language: 'nl' };
        const answer = await posts(fien, `desk/review/${path}`, form);
        assert.deepEqual([answer.status, answer.body.code], [404, 'unknownProposal'], path);
      }
      assert.equal((await gets(fien, 'desk/review/none')).status, 404);
      assert.deepEqual(await kept('audit'), []);
    }));

  it('erases what an erased facilitator wrote and did, as of anybody', () =>
    played(async (cast) => {
      const { fred, posts, everything } = cast;
      await posts(fred, 'desk/review/write', { draft: 'd', form: formOf(), seen: null, notPersonal: false });
      const data = JSON.parse((await posts(fred, 'my-data/export')).text) as {
        proposals: readonly unknown[];
        facilitation: readonly unknown[];
      };
      assert.deepEqual([data.proposals.length, data.facilitation.length], [1, 1]);
      await posts(fred, 'my-data/erase', { words: 'wis mij' });
      const left = (await everything()).filter(({ document }) => JSON.stringify(document).includes(FACILITATORS[1]));
      assert.deepEqual(left, []);
    }));
});

import assert from 'node:assert/strict';
import { CARD_VERSION, type Verb } from '../../cards/actions.js';
import { fieldFault } from '../../cards/field-names.js';
import { activityOf } from '../support/activities.js';
import { FACILITATOR, FACILITATORS } from '../support/channels.js';
import { dialogIn } from '../support/compose.js';
import { inputsOf } from '../support/fake-teams/card-parts.js';
import type { Person } from '../support/fake-teams/person.js';
import type { BotAnswer } from '../support/fake-teams/seat.js';
import { fieldsOf, goodData, VERBS } from '../support/form-values.js';
import { says } from '../support/says.js';
import { idOf, play, reads, type Stage } from '../support/scenario.js';
import { playTab } from '../support/tab-client.js';
import { matchesNow, reach } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';
import { OTHER_TENANT, talksHere } from '../support/threads.js';

/** Values that no field can hold. */
const STRUCTURES: readonly unknown[] = [{ $gt: '' }, [[]]];

function clicks(person: Person, verb: string, data: unknown): Promise<BotAnswer> {
  return person.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' });
}

/** The line below the card that was clicked; the card stays. Fails when something takes its place. */
function lineIn({ status, body }: BotAnswer, what: string): string {
  const { statusCode, type, value } = body as Record<string, unknown>;
  assert.deepEqual([status, statusCode, type], [200, 200, 'application/vnd.microsoft.activity.message'], what);
  assert.ok(typeof value === 'string' && value.length > 10, what);
  return value;
}

/** Everything that is stored, but for the trace of the visit itself. */
async function stored({ everything }: Stage): Promise<string> {
  const all = await everything();
  return JSON.stringify(all.map(({ collection, document: { recent: _, ...document } }) => [collection, document]));
}

/** A story in which every button has something to be about. Fien is a facilitator who takes part herself. */
function withEverything(
  phase: 'voting' | 'discussing',
  story: (stage: Stage, fien: Person, ids: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  return play(
    async (stage) => {
      const fien = await stage.t.joins('Fien Begeleider', { objectId: FACILITATOR, municipality: 'Leiden' });
      await stage.t.joins('Bram Boersma', { municipality: 'Emmen', tenant: OTHER_TENANT });
      await reach(stage, phase);
      await clicks(fien, 'proposal.send', { ...goodData('proposal.send'), v: CARD_VERSION });
      const [proposal] = await stage.storage.stores.proposals.allOf(idOf(fien));
      const ids = { proposal: proposal?.id ?? assert.fail() };
      if (phase === 'voting') return story(stage, fien, ids);
      await talksHere(fien);
      const [match] = await matchesNow(stage);
      assert.ok(match);
      const about = { match: match.id, thread: `match:${match.id}` };
      await clicks(fien, 'round.post', { ...goodData('round.post'), v: CARD_VERSION });
      await clicks(fien, 'agreement.propose', { ...goodData('agreement.propose', about), v: CARD_VERSION });
      const [post] = await stage.kept('posts');
      const [agreement] = await stage.storage.stores.agreements.allOf(idOf(fien));
      await story(stage, fien, {
        ...ids,
        ...about,
        post: String(post?._id),
        agreement: agreement?.id ?? assert.fail(),
      });
    },
    { env: { ...WHOLE_WEEK, ...FACILITATORS } },
  );
}

describe('scenario: forms of which one field cannot be understood', () => {
  /** Each field of these buttons holds what it cannot mean, while all others are right. */
  async function sweeps(verbs: readonly Verb[], stage: Stage, fien: Person, ids: Readonly<Record<string, string>>) {
    await stage.t.settle();
    const before = await stored(stage);
    const all = verbs.flatMap((verb) =>
      fieldsOf(verb).flatMap((field) => STRUCTURES.map((odd) => ({ verb, field, odd }))),
    );
    for (const { verb, field, odd } of all) {
      const what = `${verb} ${field} ${JSON.stringify(odd)}`;
      const answer = await clicks(fien, verb, { ...goodData(verb, ids), [field]: odd, v: CARD_VERSION });
      const line = lineIn(answer, what);
      assert.equal(line, fieldFault({ verb, field }, 'nl') ?? line, what);
    }
    assert.equal(await stored(stage), before);
  }

  it('keep their card with a line about that field, and nothing is stored: every button, every field', () =>
    withEverything('discussing', (stage, fien, ids) => sweeps(VERBS, stage, fien, ids)));

  it('the same for the forms of a vote, while one can vote', () =>
    withEverything('voting', (stage, fien, ids) => sweeps(['vote.cast', 'shared.vote'], stage, fien, ids)));

  it('the same for words that cannot be chosen there, and for several of which one can be', () =>
    withEverything('discussing', async (stage, fien, ids) => {
      await stage.t.settle();
      const before = await stored(stage);
      const choices: Partial<Record<Verb, readonly string[]>> = {
        'profile.save': ['role', 'challenges', 'language', 'wantsToTalk', 'seeksDifference', 'findable'],
        'agreement.propose': ['agreedWith'],
        'agreement.amend': ['agreedWith'],
        'proposal.send': ['notPersonal'],
        'proposal.save': ['challenges', 'setting'],
      };
      for (const [verb, fields] of Object.entries(choices) as [Verb, readonly string[]][]) {
        for (const field of fields) {
          for (const odd of [true, 7, 'kaas', 'kaas,brood', '<script>'].filter(
            (one) => !/want|seeks|find|not/.test(field) || one !== true,
          )) {
            const data = { ...goodData(verb, ids), [field]: odd, v: CARD_VERSION };
            assert.equal(
              lineIn(await clicks(fien, verb, data), `${verb} ${field} ${odd}`),
              fieldFault({ verb, field }, 'nl'),
            );
          }
        }
      }
      for (const [verb, field, odd] of [
        ['pause.set', 'until', 'morgenvroeg'],
        ['pause.set', 'until', '2026-01-01'],
        ['pause.set', 'until', null],
        ['pause.set', 'until', true],
        ['agreement.propose', 'by', '2026-02-30'],
        ['agreement.propose', 'by', 12],
        ['agreement.propose', 'what', null],
        ['agreement.propose', 'what', '   '],
        ['thread.post', 'text', ''],
        ['round.post', 'text', null],
        ['posts.hide', 'text', null],
        ['proposal.decline', 'reason', ''],
        ['proposal.send', 'title', null],
        ['proposal.save', 'situation', ''],
      ] as const)
        lineIn(await clicks(fien, verb, { ...goodData(verb, ids), [field]: odd, v: CARD_VERSION }), `${verb} ${field}`);
      assert.equal(await stored(stage), before);
    }));

  it('a vote is taken whatever way the client sends it, and kept on the card when it cannot be', () =>
    withEverything('voting', async (stage, fien) => {
      const vote = { round: 'main-1', ballot: 'first', option: 'a', confidence: '4', v: CARD_VERSION };
      for (const [more, line] of [
        [{ confidence: 6 }, says('ballot.confidence')],
        [{ confidence: true }, says('ballot.confidence')],
        [{ confidence: '3,4' }, says('ballot.confidence')],
        [{ confidence: null }, says('notices.unknownOption.text')],
        [{ option: '' }, says('notices.unknownOption.text')],
        [{ option: 'a,b', reason: 'Omdat' }, says('notices.unknownOption.title')],
        [{ option: 'z', reason: 'Omdat' }, says('notices.unknownOption.title')],
        [{ reason: ['Omdat'] }, says('ballot.reason')],
      ] as const)
        assert.match(lineIn(await clicks(fien, 'vote.cast', { ...vote, ...more }), JSON.stringify(more)), line);
      assert.deepEqual(await stage.kept('votes'), []);
      for (const [more, reason] of [
        [{ reason: null, movedBy: null, confidence: 4 }, ''],
        [{ reason: '', extra: { $gt: '' }, municipality: 'GM0001' }, ''],
        [{ reason: true }, 'true'],
        [{ reason: 2026 }, '2026'],
      ] as const) {
        const { body } = await clicks(fien, 'vote.cast', { ...vote, ...more });
        assert.match(JSON.stringify(body), /"application\/vnd.microsoft.card.adaptive"/);
        const [kept, ...others] = await stage.kept('votes');
        assert.deepEqual([kept?.reason, kept?.confidence, others.length], [reason, 4, 0], JSON.stringify(more));
        stage.t.clock.advance('1s');
      }
    }));

  it('a profile is saved with what was left alone as it was', () =>
    withEverything('voting', async ({ storage }, fien) => {
      const profile = {
        municipalityName: 'Leiden',
        role: 'legal',
        challenges: 'housing',
        language: 'nl',
        v: CARD_VERSION,
      };
      await clicks(fien, 'profile.save', { ...profile, wantsToTalk: 'True', findable: '1' });
      for (const nothing of [null, '', undefined]) {
        const left = { municipality: nothing, municipalityName: nothing, role: nothing, challenges: nothing };
        const { body } = await clicks(fien, 'profile.save', {
          ...{ ...left, language: nothing, wantsToTalk: nothing, findable: nothing },
          v: CARD_VERSION,
        });
        assert.match(JSON.stringify(body), says('profileSaved.heading'));
        const kept = await storage.stores.participants.get(idOf(fien));
        const { municipality, role, challenges, language, wantsToTalk, findable } = kept ?? assert.fail();
        assert.deepEqual(
          { municipality, role, challenges, language, wantsToTalk, findable },
          {
            municipality: 'GM0546',
            role: 'legal',
            challenges: ['housing'],
            language: 'nl',
            wantsToTalk: true,
            findable: true,
          },
        );
      }
      await clicks(fien, 'profile.save', {
        ...profile,
        challenges: ['waste', 'housing'],
        wantsToTalk: false,
        findable: 'False',
      });
      const { challenges, wantsToTalk, findable } =
        (await storage.stores.participants.get(idOf(fien))) ?? assert.fail();
      assert.deepEqual([challenges, wantsToTalk, findable], [['waste', 'housing'], false, false]);
    }));

  it('an old client that sends the form as a message is told the same, and its card stays by itself', () =>
    withEverything('voting', async (stage, fien) => {
      const value = { verb: 'profile.save', role: { $ne: '' }, v: CARD_VERSION };
      const before = await stored(stage);
      const answer = await fien.sends({ ...activityOf('message', fien.activity(), { value }) });
      assert.deepEqual(
        answer.replies.map(({ text }) => text),
        [fieldFault({ verb: 'profile.save', field: 'role' }, 'nl')],
      );
      assert.equal(await stored(stage), before);
    }));

  it('a dialog shows its form again with everything that could be read', () =>
    withEverything('voting', async (stage, fien) => {
      const before = await stored(stage);
      const sends = (more: object) =>
        fien.invokes('composeExtension/submitAction', {
          commandId: 'propose',
          data: { ...goodData('proposal.send'), draft: 'other', ...more, verb: 'proposal.send', v: CARD_VERSION },
        });
      const fields = ['title', 'situation', 'question', 'label1', 'label2', 'label3', 'notPersonal'];
      for (const [field, odd] of fields.flatMap((name) => STRUCTURES.map((one) => [name, one] as const))) {
        const form = dialogIn(await sends({ [field]: odd }));
        assert.ok(reads(form).includes(fieldFault({ verb: 'proposal.send', field }, 'nl') ?? '?'), field);
        const { title, situation, question } = goodData('proposal.send');
        const typed = { title, situation, question, ...(field in { title, situation, question } && { [field]: '' }) };
        const values = Object.fromEntries(inputsOf(form.card).map(({ id, value }) => [id, value]));
        assert.deepEqual({ ...values, ...typed }, values, field);
      }
      assert.equal(await stored(stage), before);
      assert.match(
        reads(dialogIn(await sends({ question: null, label1: '', label2: 7, notPersonal: null }))),
        says('notices.proposalSent.title'),
      );
      const sent = (await stage.storage.stores.proposals.allOf(idOf(fien))).find(({ text }) => text.question === '');
      assert.deepEqual(sent?.text.options.map(({ label }) => label).slice(0, 3), ['', '7', 'Iets voor label3']);
    }));
});

describe('scenario: forms of the tab of which one field cannot be understood', () => {
  it('are refused with the name of the field, or taken when only the spelling differs', () =>
    playTab(async (stage) => {
      const { t, posts, kept } = stage;
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const vote = { round: 'main-1', ballot: 'first', option: 'a', confidence: 4, reason: '', movedBy: null };
      const profile = { role: 'legal', challenges: ['housing'], language: 'nl', wantsToTalk: true };
      for (const [path, form, field] of [
        ['vote', { ...vote, reason: ['x'] }, 'reason'],
        ['vote', { ...vote, confidence: { $gt: 0 } }, 'confidence'],
        ['vote', { ...vote, movedBy: 'kaas' }, 'movedBy'],
        ['profile', { ...profile, role: 'kaas' }, 'role'],
        ['profile', { ...profile, challenges: ['housing', 'kaas'] }, 'challenges'],
        ['profile', { ...profile, wantsToTalk: 'misschien' }, 'wantsToTalk'],
        ['profile', { ...profile, language: 'fr' }, 'language'],
      ] as const) {
        const { status, body } = await posts(anna, path, form);
        assert.deepEqual([status, body.code, body.field], [400, 'badRequest', field]);
      }
      assert.deepEqual(await kept('votes'), []);
      const taken = await posts(anna, 'vote', { ...vote, confidence: '3', reason: null, movedBy: '', more: [1] });
      assert.equal(taken.body.kind, 'open');
      assert.deepEqual(
        (await kept('votes')).map(({ confidence, reason }) => [confidence, reason]),
        [[3, '']],
      );
      const saved = await posts(anna, 'profile', {
        role: null,
        challenges: null,
        language: null,
        wantsToTalk: 'False',
      });
      assert.equal(saved.body.kind, 'saved');
      const { role, wantsToTalk } = (await stage.storage.stores.participants.get(idOf(anna))) ?? assert.fail();
      assert.deepEqual([role, wantsToTalk], ['policy-officer', false]);
    }));
});

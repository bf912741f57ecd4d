import assert from 'node:assert/strict';
import { CARD_VERSION } from '../../cards/actions.js';
import type { TakenReplies } from '../../src/channels/channel-replies.js';
import { activityOf, messageOf, type RawActivity } from '../support/activities.js';
import { chosenChannel, FACILITATORS, postIn } from '../support/channels.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import type { Person } from '../support/fake-teams/person.js';
import { type BotAnswer, Seat } from '../support/fake-teams/seat.js';
import { says, sentence } from '../support/says.js';
import { idOf, play, reads, type Stage } from '../support/scenario.js';
import { reach } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';
import { cardOf, lettersOf, opensNewest, postsKept, talkingPair, talksHere, types } from '../support/threads.js';

const CHANGES = {
  edits: { type: 'messageUpdate', eventType: 'editMessage' },
  deletes: { type: 'messageDelete', eventType: 'softDeleteMessage' },
  restores: { type: 'messageUpdate', eventType: 'undeleteMessage' },
} as const;

interface More {
  /** When it was done, where that is not now. */
  readonly at?: Date;
  readonly attachments?: readonly object[];
  readonly mention?: boolean;
}

/** An activity from Teams about a message that somebody sent. */
function changeOf(
  seat: Seat,
  change: keyof typeof CHANGES,
  message: RawActivity,
  text: string | undefined,
  { at, attachments, mention = false }: More = {},
): RawActivity {
  const { type, eventType } = CHANGES[change];
  const conversation = message.conversation as { readonly id: string };
  const facts = { ...seat.activity(), id: String(message.id), conversationId: conversation.id };
  const spoken = mention ? messageOf(facts, text ?? '') : activityOf(type, facts, text === undefined ? {} : { text });
  return {
    ...spoken,
    type,
    channelData: { ...(spoken.channelData as object), eventType },
    ...(at === undefined ? {} : { timestamp: at.toISOString() }),
    ...(attachments === undefined ? {} : { attachments }),
  };
}

interface Channel {
  readonly stage: Stage;
  readonly anna: Person;
  readonly here: Seat;
  readonly post: Shown;
  readonly reader: Person;
  /** Somebody else who takes part and sits there. */
  readonly other: Seat;
}

function inChannel(story: (facts: Channel) => Promise<void>, taken: TakenReplies = 'all'): Promise<void> {
  return play(
    async (stage) => {
      const { team, seat, fien } = await chosenChannel(stage.t);
      const anna = await stage.t.joins('Anna Aalders', { municipality: 'Leiden' });
      const bram = await stage.t.joins('Bram Boersma', { municipality: 'Emmen' });
      await reach(stage, 'discussing');
      const [here, other] = [team.seat(anna, 'Dilemma'), team.seat(bram, 'Dilemma')];
      await story({ stage, anna, here, post: postIn(seat), reader: fien, other });
    },
    { env: { ...WHOLE_WEEK, ...FACILITATORS, CHANNEL_REPLIES: taken } },
  );
}

/** An answer under the post, as Teams sends it. */
function answerOf(seat: Seat, post: Shown, text: string, mention = false): RawActivity {
  const facts = seat.activity(post.id);
  const activity = mention ? messageOf(facts, text) : activityOf('message', facts, { text, textFormat: 'plain' });
  return { ...activity, replyToId: post.id };
}

const texts = async (stage: Stage) =>
  (await postsKept(stage)).filter(({ number }) => number > 0).map(({ text }) => text);
const silent = ({ replies, status }: BotAnswer) => assert.deepEqual([replies, status], [[], 200]);

async function opens(person: Person): Promise<string> {
  const [list] = (await person.says('gesprek')).replies;
  assert.ok(list);
  return reads(cardOf(await person.clicks(list, { verb: 'round.thread' })));
}

describe('scenario: an answer under the post is changed in Teams', () => {
  it('the copy in the open thread follows: edited, deleted, restored', () =>
    inChannel(async ({ stage, anna, here, post, reader }) => {
      const answer = answerOf(here, post, 'Zoals getypt');
      await here.sends(answer);
      for (const [change, text, shown] of [
        ['edits', 'Beter &amp; korter', 'Beter & korter'],
        ['deletes', undefined, null],
        ['restores', 'Beter &amp; korter', 'Beter & korter'],
        ['edits', 'Voor <at>Jan Jansen</at>', `Voor ${sentence('thread.somebody')}`],
        ['deletes', undefined, null],
      ] as const) {
        stage.t.clock.advance('1m');
        silent(await here.sends(changeOf(here, change, answer, text)));
        assert.deepEqual(await texts(stage), [shown], change);
        const page = await opens(reader);
        assert.ok(shown === null ? says('thread.removed').test(page) : page.includes(shown), change);
        assert.ok(!page.includes('Zoals getypt') && !says('thread.erased').test(page), change);
      }
      assert.ok(!JSON.stringify(await stage.everything()).includes('Beter'), 'what is deleted is kept nowhere');
      assert.ok(!JSON.stringify(await stage.kept('posts')).includes(anna.facts.objectId));
    }));

  it('also when it comes twice, late, in another order or before the answer itself', () =>
    inChannel(async ({ stage, here, post }) => {
      const at = (minutes: number) => new Date(stage.t.clock.now().getTime() + minutes * 60_000);
      const [one, two, three] = ['Eén', 'Twee', 'Drie'].map((text) => answerOf(here, post, text));
      assert.ok(one && two && three);
      await here.sends(one);
      const edit = changeOf(here, 'edits', one, 'Eén, beter', { at: at(2) });
      for (const activity of [edit, edit, changeOf(here, 'edits', one, 'Eén, ouder', { at: at(1) }), one])
        silent(await here.sends(activity));
      assert.deepEqual(await texts(stage), ['Eén, beter']);
      // Deleted before it came: it never does. Restored, it is there.
      silent(await here.sends(changeOf(here, 'deletes', two, undefined, { at: at(3) })));
      silent(await here.sends(two));
      assert.deepEqual(await texts(stage), ['Eén, beter']);
      silent(await here.sends(changeOf(here, 'edits', two, 'Twee, ouder', { at: at(2) })));
      assert.deepEqual(await texts(stage), ['Eén, beter']);
      silent(await here.sends(changeOf(here, 'restores', two, 'Twee', { at: at(4) })));
      silent(await here.sends(two));
      // Edited before it came: it comes as it is now.
      silent(await here.sends(changeOf(here, 'edits', three, 'Drie, beter', { at: at(5) })));
      silent(await here.sends(three));
      assert.deepEqual(await texts(stage), ['Eén, beter', 'Twee', 'Drie, beter']);
    }));

  it('nobody else changes it, and a message that was never kept is none', () =>
    inChannel(async ({ stage, here, other, post }) => {
      const answer = answerOf(here, post, 'Van Anna');
      await here.sends(answer);
      silent(await other.sends(changeOf(other, 'edits', answer, 'Niet van Anna', { at: new Date(0) })));
      silent(await other.sends(changeOf(other, 'deletes', answer, undefined)));
      silent(await other.sends(changeOf(other, 'restores', answer, undefined)));
      assert.equal((await texts(stage))[0], 'Van Anna');
      const nora = stage.t.teams.person({ name: 'Nora Nieuw', tenant: TENANT });
      const stranger = new Seat(stage.t.teams, nora.facts, here.conversation);
      const people = (await stage.kept('participants')).length;
      const hers = answerOf(stranger, post, 'Van Nora');
      for (const change of ['edits', 'restores', 'deletes'] as const)
        silent(await stranger.sends(changeOf(stranger, change, hers, change === 'deletes' ? undefined : 'Van Nora')));
      const elsewhere = answerOf(here, { ...post, id: '1' }, 'Elders');
      silent(await here.sends(changeOf(here, 'edits', elsewhere, 'Elders, anders')));
      assert.ok(!JSON.stringify(await stage.everything()).match(/Van Nora|Elders/));
      assert.equal((await stage.kept('participants')).length, people);
    }));

  it('removes a post that cannot stand any longer and tells a writer who addresses the bot; once mended it is back', () =>
    inChannel(async ({ stage, here, post }) => {
      const answer = answerOf(here, post, 'Past', true);
      await here.sends(answer);
      const file = [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'x.docx' }];
      for (const [text, more] of [
        ['x'.repeat(4_001), {}],
        ['   ', {}],
        ['Met een bijlage', { attachments: file }],
      ] as const) {
        stage.t.clock.advance('1m');
        const [told] = (await here.sends(changeOf(here, 'edits', answer, text, { ...more, mention: true }))).replies;
        assert.ok(told, text.slice(0, 20));
        assert.match(reads(told), says('notices.channelReplyWithdrawn.title'));
        assert.deepEqual(await texts(stage), [null]);
        stage.t.clock.advance('1m');
        silent(await here.sends(changeOf(here, 'edits', answer, 'Past weer', { mention: true })));
        assert.deepEqual(await texts(stage), ['Past weer']);
      }
    }, 'mentioned'));

  it('follows without a mention too; an answer that was none is taken when it is edited to speak to the bot', () =>
    inChannel(async ({ stage, here, post }) => {
      const spoken = answerOf(here, post, 'Voor de bot', true);
      const silentOne = answerOf(here, post, 'Niet voor de bot');
      await here.sends(spoken);
      silent(await here.sends(silentOne));
      silent(await here.sends(changeOf(here, 'edits', spoken, 'Zonder naam', {})));
      silent(await here.sends(changeOf(here, 'edits', silentOne, 'Nog steeds niet')));
      assert.deepEqual(await texts(stage), ['Zonder naam']);
      const [kept] = (await here.sends(changeOf(here, 'edits', silentOne, 'Toch wel', { mention: true }))).replies;
      assert.ok(kept);
      assert.match(reads(kept), says('notices.channelReplyKept.title'));
      silent(await here.sends(changeOf(here, 'deletes', spoken, undefined)));
      assert.deepEqual(await texts(stage), [null, 'Toch wel']);
    }, 'mentioned'));

  it('what a facilitator hid stays hidden, and what they let stand is looked at anew when it is another text', () =>
    inChannel(async ({ stage, here, post, reader }) => {
      const answer = answerOf(here, post, 'Mevrouw Jansen');
      await here.sends(answer);
      const id = String((await stage.kept('posts'))[0]?._id);
      const { moderating } = stage.t.app.services;
      const judge = (verb: string, more: object = {}) =>
        reader.invokes('adaptiveCard/action', { action: { verb, data: { post: id, ...more, v: CARD_VERSION } } });
      await judge('posts.hide', { text: 'Een naam' });
      stage.t.clock.advance('1m');
      await here.sends(changeOf(here, 'edits', answer, 'Mevrouw Pietersen'));
      assert.ok(!(await opens(reader)).includes('Pietersen'));
      assert.equal((await moderating.look(id)).visibility.kind, 'hidden');
      // The card of before the edit decides about no other text.
      await judge('posts.restore', { read: '0' });
      assert.equal((await moderating.look(id)).visibility.kind, 'hidden');
      await judge('posts.restore', { read: String(stage.t.clock.now().getTime()) });
      assert.ok((await opens(reader)).includes('Pietersen'));
      stage.t.clock.advance('1m');
      await here.sends(changeOf(here, 'edits', answer, 'Iets heel anders'));
      assert.equal((await moderating.look(id)).decidedAt, null);
    }));

  it('after the thread ended, until nothing of it is kept; never after an erasure', () =>
    inChannel(async ({ stage, anna, here, post }) => {
      const [one, two, new1] = ['Eén', 'Twee', 'Nieuw'].map((text) => answerOf(here, post, text));
      assert.ok(one && two && new1);
      await here.sends(one);
      await here.sends(two);
      await stage.t.goTo('2026-12-20T09:00:00+01:00');
      await here.sends(changeOf(here, 'edits', one, 'Eén, later'));
      await here.sends(changeOf(here, 'deletes', two, undefined));
      await here.sends(changeOf(here, 'edits', new1, 'Nieuw, later'));
      assert.deepEqual(await texts(stage), ['Eén, later', null], 'nothing new is written any more');
      const participant = await stage.storage.stores.participants.get(idOf(anna));
      assert.ok(participant);
      await stage.t.app.services.privacy.erase(participant);
      for (const change of ['edits', 'restores'] as const) await here.sends(changeOf(here, change, one, 'Weer'));
      assert.deepEqual(await texts(stage), [null, null]);
      await stage.storage.stores.authors.destroyThreads(['round:main-1']);
      await stage.storage.stores.threads.destroy(['round:main-1']);
      for (const change of ['edits', 'restores', 'deletes'] as const)
        silent(await here.sends(changeOf(here, change, one, change === 'deletes' ? undefined : 'Weer')));
      assert.deepEqual(await stage.kept('posts'), []);
    }));

  it('keeps nothing new of somebody who left: their post goes once its text has changed', () =>
    inChannel(async ({ stage, anna, here, post }) => {
      const answer = answerOf(here, post, 'Voordat ik stopte');
      await here.sends(answer);
      await anna.invokes('adaptiveCard/action', { action: { verb: 'leave.confirm', data: { v: CARD_VERSION } } });
      await here.sends(changeOf(here, 'edits', answer, 'Nadat ik stopte'));
      assert.deepEqual(await texts(stage), [null]);
    }));
});

describe('scenario: a message in a talk is changed in Teams', () => {
  const typed = async (person: Person, text: string): Promise<RawActivity> => {
    const activity = messageOf(person.activity(), text);
    await person.sends(activity);
    return activity;
  };
  const told = ({ replies }: BotAnswer) => replies.map(reads).join('\n');

  it('the post, the tab and the card that the other has follow, without a new message; the writer hears it once', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      await talksHere(anna);
      const message = await typed(anna, 'Zoals getypt');
      await t.settle();
      for (const [change, text, shown, done] of [
        ['edits', 'Beter &amp; korter', 'Beter & korter', 'threadEdited'],
        ['deletes', undefined, null, 'threadDeleted'],
        ['restores', 'Beter &amp; korter', 'Beter & korter', 'threadRestored'],
      ] as const) {
        t.clock.advance('1m');
        const inbox = bram.inbox.length;
        const event = changeOf(anna, change, message, text);
        assert.match(told(await anna.sends(event)), says(`notices.${done}.text`), change);
        assert.equal(told(await anna.sends(event)), '', 'said once');
        await t.settle();
        assert.equal(bram.inbox.length, inbox, 'nothing new');
        const [letter] = lettersOf(bram);
        assert.ok(letter);
        assert.ok(shown === null ? says('thread.removed').test(reads(letter)) : reads(letter).includes(shown), change);
        assert.ok(!reads(letter).includes('Zoals getypt'));
        assert.deepEqual(await texts(stage), [shown]);
        const page = reads(await opensNewest(bram));
        assert.ok(shown === null || (page.includes(shown) && says('thread.edited').test(page)), change);
      }
      const link = await stage.t.app.services.privacy.createLink(
        (await stage.storage.stores.participants.get(idOf(anna))) ?? assert.fail(),
      );
      const mine = await stage.t.app.services.privacy.download(link);
      assert.deepEqual(
        mine?.posts.map(({ text }) => text),
        ['Beter & korter'],
      );
    }));

  it('what the other does not have yet comes as it is then, or not at all', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      await talksHere(anna);
      const [one, two] = [await typed(anna, 'Eén'), await typed(anna, 'Twee')];
      await anna.sends(changeOf(anna, 'edits', one, 'Eén, beter'));
      await anna.sends(changeOf(anna, 'deletes', two, undefined));
      await t.settle();
      assert.deepEqual(
        lettersOf(bram).map((letter) => /Eén, beter|Twee/.exec(reads(letter))?.[0]),
        ['Eén, beter'],
      );
    }));

  it('late, in another order, and before the message itself', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      const at = (minutes: number) => new Date(t.clock.now().getTime() + minutes * 60_000);
      await talksHere(anna);
      const message = await typed(anna, 'Eerst');
      await anna.sends(changeOf(anna, 'deletes', message, undefined, { at: at(2) }));
      assert.equal(told(await anna.sends(changeOf(anna, 'edits', message, 'Ouder', { at: at(1) }))), '');
      assert.deepEqual(await texts(stage), [null]);
      for (const [change, text] of [
        ['deletes', undefined],
        ['edits', 'Anders'],
      ] as const) {
        const late = messageOf(anna.activity(), 'Te laat');
        await anna.sends(changeOf(anna, change, late, text));
        assert.match(told(await anna.sends(late)), says('notices.threadOvertaken.title'), change);
      }
      await t.settle();
      assert.deepEqual(lettersOf(bram), []);
      assert.ok(!JSON.stringify(await stage.everything()).includes('Te laat'));
    }));

  it('of nobody else, and nothing that is no post: that is said, or not worth a word', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const before = await typed(anna, 'hulp');
      await talksHere(anna);
      await talksHere(bram);
      const message = await typed(anna, 'Van Anna');
      const there = { ...message, conversation: { id: bram.activity().conversationId } };
      assert.match(
        told(await bram.sends(changeOf(bram, 'edits', there, 'Van Bram'))),
        says('notices.editNotRead.title'),
      );
      assert.equal(told(await bram.sends(changeOf(bram, 'deletes', there, undefined))), '');
      assert.match(
        told(await anna.sends(changeOf(anna, 'edits', before, 'hulp me'))),
        says('notices.editNotRead.title'),
      );
      assert.equal(told(await anna.sends(changeOf(anna, 'deletes', before, undefined))), '');
      assert.equal(told(await anna.sends(changeOf(anna, 'restores', before, 'hulp'))), '');
      assert.deepEqual(await texts(stage), ['Van Anna']);
      const group = anna.inGroup('overleg');
      const word = messageOf(group.activity(), 'dilemma');
      for (const change of ['edits', 'deletes', 'restores'] as const)
        silent(await group.sends(changeOf(group, change, word, 'dilemma')));
    }));

  it('an edit that cannot be passed on is told, and the earlier text stays; deleting works always', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      await talksHere(anna);
      const message = await typed(anna, 'Eerst');
      await t.settle();
      const file = [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'x.docx' }];
      for (const [text, more] of [
        ['x'.repeat(4_001), {}],
        ['  ', {}],
        ['Met', { attachments: file }],
      ] as const) {
        const answer = await anna.sends(changeOf(anna, 'edits', message, text, more));
        assert.match(told(answer), says('notices.threadEditUnfit.text'));
      }
      const data = { thread: (await postsKept(stage))[0]?.threadId, v: CARD_VERSION };
      await bram.invokes('adaptiveCard/action', { action: { verb: 'thread.close', data } });
      for (const change of ['edits', 'restores'] as const)
        assert.match(
          told(await anna.sends(changeOf(anna, change, message, 'Na het sluiten'))),
          says('notices.threadEditEnded.text'),
        );
      assert.deepEqual(await texts(stage), ['Eerst']);
      assert.match(
        told(await anna.sends(changeOf(anna, 'deletes', message, undefined))),
        says('notices.threadDeleted.text'),
      );
      await t.settle();
      assert.deepEqual(await texts(stage), [null]);
      assert.ok(!lettersOf(bram).some((letter) => reads(letter).includes('Eerst')));
    }));

  it('updates the card of somebody who left or pauses, and sends them nothing new', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      await talksHere(anna);
      const message = await typed(anna, 'Eerst');
      await t.settle();
      await types(bram, 'pauze tot 15 december');
      const inbox = bram.inbox.length;
      await anna.sends(changeOf(anna, 'deletes', message, undefined));
      await t.settle();
      assert.equal(bram.inbox.length, inbox);
      assert.ok(lettersOf(bram).every((letter) => !reads(letter).includes('Eerst')));
    }));
});

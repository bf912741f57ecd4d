import assert from 'node:assert/strict';
import { activityOf } from '../support/activities.js';
import { inOrder, says, sentence } from '../support/says.js';
import { idOf, play, reads, seen } from '../support/scenario.js';
import { answers, joined, matchCardOf, matchCardsOf, partnersOf, reach, TOWNS } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';
import {
  cardOf,
  lettersOf,
  matchedCrowd,
  onlyThread,
  opensNewest,
  postsKept,
  talkingPair,
  talksHere,
  types,
} from '../support/threads.js';

describe('scenario: manners of a thread', () => {
  it('shows what was typed as it was typed: Markdown, mentions, operators, scripts from right to left', () =>
    talkingPair(async ({ stage: { t }, anna, bram }) => {
      await talksHere(anna);
      const hostile =
        '**vet** [klik](https://kwaad.example) <at>Iedereen</at> $\u007btitle} {{DATE(2026)}} # kop\n- punt\n\nשלום';
      await types(anna, hostile);
      await t.settle();
      const [letter] = lettersOf(bram);
      assert.ok(letter);
      const runs = JSON.stringify(letter.card).match(/"RichTextBlock"/g) ?? [];
      assert.equal(runs.length, 3, 'one for each line that has something on it');
      const visible = JSON.stringify(letter.card).replace(/[\u200b\u2060\u2066-\u2069]/g, '');
      for (const part of [
        '**vet** [klik](https://kwaad.example)',
        '<at>Iedereen</at>',
        '$' + '{title}',
        '- punt',
        'שלום',
      ])
        assert.ok(visible.includes(part), part);
      assert.ok(!('entities' in letter.card) && !JSON.stringify(letter.card).includes('<at>'), 'no mention');
    }));

  it('carries every character whole to the other, and half of one as a sign for "not known"', () =>
    talkingPair(async ({ stage: { t }, anna, bram }) => {
      await talksHere(anna);
      await types(anna, `Ja!${'😀'.repeat(40)}${'👩‍👩‍👧‍👦'.repeat(40)}${'🇳🇱'.repeat(40)}`);
      await types(anna, 'half \ud83d en \ude00');
      await t.settle();
      const shown = lettersOf(bram).map(({ card }) => JSON.stringify(card).replaceAll('\u200b', ''));
      assert.ok(shown[0]?.includes(`Ja!${'😀'.repeat(40)}${'👩‍👩‍👧‍👦'.repeat(40)}${'🇳🇱'.repeat(40)}`));
      assert.ok(shown[1]?.includes('half \ufffd en \ufffd'));
      const pieces = lettersOf(bram).flatMap(({ card }) => JSON.stringify(card).split('\u200b'));
      assert.ok(pieces.every((piece) => !/^[\u200d\ufe0f\p{M}]|\u200d$/u.test(piece)));
    }));

  it('hands on what was written and nothing of how Teams writes it', () =>
    talkingPair(async ({ stage: { t }, anna, bram }) => {
      await talksHere(anna);
      await types(anna, '<quoted messageId="1772050244572"/> caf&eacute; &amp; co&nbsp;&lt;b&gt; &amp;lt;');
      const mention = { type: 'mention', text: '<at>Jan Jansen</at>', mentioned: { id: '29:jan', name: 'Jan Jansen' } };
      const text = 'Vraag het <at>Jan Jansen</at>';
      await anna.sends(activityOf('message', anna.activity(), { text, entities: [mention] }));
      await t.settle();
      const [first = '', second = ''] = lettersOf(bram).map((letter) => reads(letter));
      assert.ok(first.includes('café & co <b> &lt;') && !first.includes('quoted'), first);
      assert.ok(second.includes('Vraag het Jan Jansen') && !second.includes('at>'), second);
    }));

  it('takes 4,000 characters and politely refuses more, an empty text and an attachment; nothing of it is sent', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      const card = await talksHere(anna);
      assert.match(await types(anna, 'a'.repeat(4_000)), says('notices.threadPosted.title'));
      assert.match(
        await types(anna, 'a'.repeat(4_001)),
        inOrder(says('notices.threadTooLong.title'), says('notices.threadTooLong.text', { count: 4000 })),
      );
      assert.match(await types(anna, 'b'.repeat(100_000)), says('notices.threadTooLong.title'));
      assert.match(await types(anna, '\u200b \u00ad'), says('notices.threadEmpty.title'));
      const long = await anna.clicks(card, { verb: 'thread.post' }, { text: 'c'.repeat(102_400) });
      assert.equal(long.card, null, 'the card with the text stays');
      assert.match(seen(long), says('notices.threadTooLong.text', { count: 4000 }));
      assert.match(
        seen(await anna.clicks(card, { verb: 'thread.post' }, { text: '  \n ' })),
        says('notices.threadEmpty.text'),
      );
      const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'nota.pdf' };
      for (const text of ['', 'Zie bijlage']) {
        const { replies } = await anna.sends(activityOf('message', anna.activity(), { text, attachments: [file] }));
        assert.match(replies.map(reads).join(), says('notices.threadTextOnly.text', { names: /.*Bram Boersma.*/ }));
      }
      await t.settle();
      assert.equal((await postsKept(stage)).length, 1);
      assert.equal(lettersOf(bram).length, 1);
      assert.ok(Buffer.byteLength(JSON.stringify(lettersOf(bram)[0]?.card)) < 25_000);
    }));

  it('keeps command words as commands, and everything else for the other', () =>
    talkingPair(async ({ stage, anna }) => {
      await talksHere(anna);
      assert.match(await types(anna, 'hulp'), says('help.heading'));
      assert.match(await types(anna, 'Match'), says('match.heading'));
      assert.match(await types(anna, 'mijn gegevens'), says('myData.heading'));
      assert.match(await types(anna, 'pauze'), says('pause.heading'));
      assert.match(await types(anna, 'wis mij'), says('eraseConfirm.heading'));
      assert.match(
        await types(anna, 'stop'),
        inOrder(says('notices.stopWhat.title'), says('notices.stopWhat.programme')),
      );
      const forBram = [
        'goedemorgen',
        'hoi',
        'terug',
        'info',
        'match?',
        'wis mij maar van die lijst',
        'ik stop ermee',
        '?',
      ];
      for (const text of forBram) assert.match(await types(anna, text), says('notices.threadPosted.title'), text);
      assert.deepEqual(
        (await postsKept(stage)).map(({ text }) => text),
        forBram,
      );
    }));

  for (const word of ['stop gesprek', 'Gesprek uit', 'stop conversation']) {
    it(`no longer goes on to the other after "${word}"`, () =>
      talkingPair(async ({ stage, anna }) => {
        await talksHere(anna);
        await types(anna, 'Eerst dit');
        assert.match(await types(anna, word), says('notices.threadLeft.textWith', { names: /.*Bram Boersma.*/ }));
        assert.match(await types(anna, 'Dit is voor niemand'), says('help.heading'));
        assert.match(await types(anna, word), says('notices.threadLeft.text'), 'said again');
        assert.equal((await postsKept(stage)).length, 1);
      }));
  }

  it('asks first when somebody types again after a day', () =>
    talkingPair(async ({ stage, anna }) => {
      const { t } = stage;
      await talksHere(anna);
      await t.advance('20h');
      assert.match(await types(anna, 'Nog even dit'), says('notices.threadPosted.title'));
      await t.advance('20h');
      assert.match(await types(anna, 'Wie praat, blijft erin'), says('notices.threadPosted.title'));
      await t.advance('25h');
      const [asked] = (await anna.says('Ben je er nog?')).replies;
      assert.ok(asked);
      assert.match(reads(asked), inOrder(says('notices.threadExpired.title'), /Bram Boersma/));
      await anna.clicks(asked, { verb: 'thread.enter' });
      assert.match(await types(anna, 'Ben je er nog?'), says('notices.threadPosted.title'));
      assert.equal((await postsKept(stage)).length, 3);
    }));

  it('stays out of a group chat: what is said there is not passed on, and nothing personal is shown', () =>
    talkingPair(async ({ stage, anna }) => {
      await talksHere(anna);
      const group = anna.inGroup('overleg');
      await group.installs();
      for (const words of ['Dit hoort iedereen', 'gesprek', 'stop gesprek']) {
        const [reply] = (await group.says(words)).replies;
        assert.ok(reply);
        assert.match(reads(reply), says('notices.groupOnlyPersonal.title'));
        assert.doesNotMatch(JSON.stringify(reply.card), /Bram|match:/);
      }
      assert.equal((await postsKept(stage)).length, 0);
      assert.match(await types(anna, 'En dit alleen Bram'), says('notices.threadPosted.title'));
    }));

  it('lets either of them close it, after asking once; the other is told and can read but not write', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      const card = await talksHere(anna);
      await types(anna, 'Laatste woord');
      await t.settle();
      const [letter] = lettersOf(bram);
      const asked = cardOf(await anna.clicks(card, { verb: 'thread.closeAsk' }));
      assert.equal((await onlyThread(stage)).closedBy, null);
      const closed = cardOf(await anna.clicks(asked, { verb: 'thread.close' }));
      assert.match(reads(closed), says('thread.endedMine'));
      await t.advance('5s');
      assert.match(reads(bram.lastCard()), inOrder(says('notices.threadClosed.title'), /Anna Aalders/));
      assert.match(
        seen(await bram.clicks(letter ?? assert.fail(), { verb: 'thread.post' }, { text: 'Maar…' })),
        says('notices.threadExpired.title'),
      );
      const read = cardOf(await bram.clicks(bram.lastCard(), { verb: 'thread.show' }));
      assert.match(reads(read), inOrder(says('thread.endedTheirs'), /Laatste woord/));
      assert.match(await types(anna, 'Toch nog iets'), says('help.heading'));
      const inbox = bram.inbox.length;
      await anna.clicks(asked, { verb: 'thread.close' });
      await t.advance('5s');
      assert.equal(bram.inbox.length, inbox, 'told once');
      assert.equal((await postsKept(stage)).length, 1);
    }));

  it('answers a message to a thread that was closed meanwhile, and leaves it', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      await talksHere(anna);
      await types(anna, 'Dag');
      const asked = cardOf(await bram.clicks(await opensNewest(bram), { verb: 'thread.closeAsk' }));
      await bram.clicks(asked, { verb: 'thread.close' });
      assert.match(await types(anna, 'Ben je daar?'), inOrder(says('notices.threadExpired.title'), /Bram Boersma/));
      assert.match(await types(anna, 'Ben je daar?'), says('help.heading'));
      assert.equal((await postsKept(stage)).length, 1);
    }));
});

describe('scenario: a person in two threads', () => {
  it('writes where the card is, or where they are talking, and nowhere else', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const people = await joined(t, TOWNS.slice(0, 4));
        const [anna] = people;
        assert.ok(anna);
        await reach(stage, 'discussing');
        const [first] = await partnersOf(stage, people, anna, 1);
        for (const person of people) await answers(person, 'match.met');
        const old = await talksHere(anna);
        await types(anna, 'In het eerste gesprek');
        await reach(stage, 'closed');
        await reach(stage, 'discussing', 2);
        const [second] = await partnersOf(stage, people, anna, 2);
        assert.ok(first && second && first !== second);
        await talksHere(anna);
        const typed = await types(anna, 'In het tweede gesprek');
        assert.match(typed, new RegExp(second.facts.name));
        assert.doesNotMatch(typed, new RegExp(first.facts.name));
        const answered = cardOf(await anna.clicks(old, { verb: 'thread.post' }, { text: 'Toch nog in het eerste' }));
        assert.match(reads(answered), says('thread.sent', { names: new RegExp(`.*${first.facts.name}.*`) }));
        assert.match(await types(anna, 'En weer in het tweede'), new RegExp(second.facts.name));
        await t.settle();
        const of = (person: typeof first) => lettersOf(person).map((letter) => reads(letter));
        assert.equal(of(first).length, 2);
        assert.match(of(first).join(), /In het eerste gesprek[\s\S]*Toch nog in het eerste/);
        assert.match(of(second).join(), /In het tweede gesprek[\s\S]*En weer in het tweede/);
        const list = await types(anna, 'gesprekken');
        assert.match(
          list,
          inOrder(says('threadList.heading'), new RegExp(second.facts.name), new RegExp(first.facts.name)),
        );
        assert.match(list, inOrder(says('threadList.active'), says('threadList.open')));
      },
      { env: WHOLE_WEEK },
    ));
});

describe('scenario: a thread and people who go', () => {
  it('closes with the match when one says no to the talk', () =>
    matchedCrowd(4, async (stage, _people, [group]) => {
      const [anna, bram] = group ?? [];
      assert.ok(anna && bram);
      const match = matchCardOf(bram);
      const own = matchCardOf(anna);
      await talksHere(anna);
      await types(anna, 'Zullen we?');
      await stage.t.settle();
      await bram.clicks(match, { verb: 'match.skip' });
      assert.match(await types(anna, 'Hallo?'), says('notices.threadExpired.title'));
      assert.match(
        seen(await anna.clicks(own, { verb: 'thread.open' })),
        inOrder(says('thread.endedOver'), /Zullen we\?/),
      );
      assert.equal((await postsKept(stage)).length, 1);
    }));

  it('cannot be opened for a match that is over without a word', () =>
    matchedCrowd(4, async (stage, _people, [group]) => {
      const [anna, bram] = group ?? [];
      assert.ok(anna && bram);
      const match = matchCardOf(anna);
      await bram.clicks(matchCardOf(bram), { verb: 'match.skip' });
      assert.match(seen(await anna.clicks(match, { verb: 'thread.open' })), says('notices.matchOver.title'));
      assert.deepEqual(await stage.kept('threads'), []);
    }));

  it('closes when one of them leaves; the other is told and can read it', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      await bram.clicks(matchCardsOf(bram)[0] ?? assert.fail(), { verb: 'match.met' });
      await talksHere(anna);
      await types(anna, 'Tot volgende week');
      await t.settle();
      await bram.clicks((await bram.says('stop')).replies[0] ?? assert.fail(), { verb: 'leave.confirm' });
      await t.advance('5s');
      assert.match(reads(anna.lastCard()), says('notices.threadClosed.title'));
      assert.match(await types(anna, 'Jammer'), says('notices.threadExpired.title'));
      const inbox = bram.inbox.length;
      await t.advance('1h');
      assert.equal(bram.inbox.length, inbox);
      assert.match(await types(anna, 'gesprek'), says('threadList.ended'));
    }));

  it('keeps the place of an erased person and none of their words; the other keeps their own', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t, everything } = stage;
      await talksHere(anna);
      await types(anna, 'Geheim van Anna');
      await t.settle();
      const [letter] = lettersOf(bram);
      await bram.clicks(letter ?? assert.fail(), { verb: 'thread.post' }, { text: 'Antwoord van Bram' });
      await types(anna, 'Nog een geheim van Anna');
      const [data] = (await anna.says('mijn gegevens')).replies;
      assert.ok(data);
      const link = t.url + new URL(anna.link(data, sentence('myData.download'))).pathname;
      const exported = await (await fetch(link, { method: 'POST' })).text();
      assert.match(exported, /Geheim van Anna/);
      assert.doesNotMatch(exported, /Antwoord van Bram/);
      await anna.clicks((await anna.says('wis mij')).replies[0] ?? assert.fail(), { verb: 'erase.confirm' });
      const left = JSON.stringify(await everything());
      for (const trace of [anna.facts.objectId, 'Anna Aalders', 'Geheim van Anna', 'geheim van Anna'])
        assert.ok(!left.includes(trace), trace);
      assert.match(left, /Antwoord van Bram/);
      await t.advance('5s');
      const texts = lettersOf(bram).map(reads).join();
      assert.doesNotMatch(texts, /Nog een geheim/, 'what was still on its way is not sent');
      const read = await types(bram, 'gesprek');
      assert.match(read, says('thread.erased'));
      const view = reads(await opensNewest(bram));
      assert.match(view, inOrder(says('thread.removed'), /Antwoord van Bram/, says('thread.removed')));
      assert.equal(
        (await onlyThread(stage)).members.some((member) => member.id === idOf(bram)),
        true,
      );
    }));
});

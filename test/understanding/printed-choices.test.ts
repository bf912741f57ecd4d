import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agreedWithSent, settingSent } from '../../bot/views/choices-sent.js';
import { voteOnCard } from '../../bot/views/vote-form.js';
import { readAction } from '../../cards/actions.js';
import { SETTING_NAMES } from '../../cards/proposals/proposal-edit.js';
import { formatDay, textFor, textsOf } from '../../cards/text.js';
import { readAgreement } from '../../src/agreements/agreement-form.js';
import { SETTINGS } from '../../src/dilemmas/dilemma.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { optionSent } from '../../src/dilemmas/option-sent.js';
import { LANGUAGES } from '../../src/language.js';
import { officialRegister } from '../../src/organisations/official-register.js';
import { CHALLENGE_IDS, CHALLENGE_NAMES, challengeSent } from '../../src/participants/challenges.js';
import { ROLE_IDS, ROLE_NAMES, roleSent } from '../../src/participants/roles.js';
import { readForm } from '../../src/proposals/proposal-form.js';
import { understand } from '../../src/understanding/intents.js';
import { languageSent } from '../../src/understanding/language-words.js';

/** As people and clients send a printed text back: other case, other apostrophes, loose accents, blanks around it. */
const WAYS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll("'", '’'),
  (text) => text.replaceAll("'", '‘'),
  (text) => text.replaceAll("'", '`'),
  (text) => ` ${text.replaceAll(' ', '\u00a0')}. `,
];
const ways = (text: string) => WAYS.map((way) => way(text));

describe('what the cards print to choose from', () => {
  it('is the same role when it is sent back', () => {
    for (const id of ROLE_IDS) {
      assert.equal(roleSent(id), id);
      for (const name of Object.values(ROLE_NAMES[id]))
        for (const text of ways(name)) assert.equal(roleSent(text), id, text);
    }
  });

  it('is the same challenge when it is sent back', () => {
    for (const id of CHALLENGE_IDS)
      for (const text of [id, ...Object.values(CHALLENGE_NAMES[id]).flatMap(ways)])
        assert.equal(challengeSent(text), id, text);
  });

  it('is the same organisation when it is sent back, with its province too', () => {
    const register = officialRegister();
    const say = textFor('nl');
    for (const { code, name, label, province } of register.all()) {
      const candidate = province === undefined ? label : say('municipalityChoice.candidate', { name: label, province });
      for (const printed of [...(register.find(name).kind === 'exact' ? [name] : []), label, candidate])
        for (const text of ways(printed)) {
          const found = register.find(text);
          assert.equal(found.kind === 'exact' && found.organisation.code, code, text);
        }
    }
  });

  it('is the same option when it is sent back: letter, label, or both, in both languages', () => {
    for (const dilemma of builtinDilemmas)
      for (const language of LANGUAGES)
        for (const [at, { id, label }] of dilemma.text[language].options.entries()) {
          const letter = 'ABCD'.charAt(at);
          const printed = [id, letter, label, textFor(language)('ballot.letter', { letter, label })];
          for (const text of printed.flatMap(ways)) assert.equal(optionSent(dilemma, text), id, text);
        }
  });

  it('is the same language when it is sent back, as a choice and as words to the bot', () => {
    for (const shown of LANGUAGES) {
      const { language: names, profile } = textsOf(shown) as unknown as Readonly<
        Record<string, Readonly<Record<string, string>>>
      >;
      for (const language of LANGUAGES) {
        for (const text of ways(names?.[language] ?? assert.fail())) {
          assert.equal(languageSent(text), language, text);
          assert.deepEqual(understand(text), { kind: 'language', language }, text);
        }
      }
      assert.ok(profile);
    }
  });

  it('is as sure as it was, and moved by the same', () => {
    for (const language of LANGUAGES) {
      const say = textFor(language);
      for (const confidence of [1, 2, 3, 4, 5] as const) {
        const form = { option: 'a', confidence: say(`ballot.confidence${confidence}`) };
        const read = voteOnCard(form, 'first', language);
        assert.equal('choice' in read && read.choice.confidence, confidence, form.confidence);
      }
      for (const movedBy of ['partner', 'reason', 'fact', 'nothing'] as const) {
        const form = { option: 'a', confidence: '3', movedBy: say(`ballot.moved_${movedBy}`) };
        const read = voteOnCard(form, 'second', language);
        assert.equal('choice' in read && read.choice.movedBy, movedBy, form.movedBy);
      }
    }
  });

  it('is the same place where a dilemma plays', () => {
    for (const setting of SETTINGS)
      for (const printed of [setting, ...LANGUAGES.map((language) => textFor(language)(SETTING_NAMES[setting]))])
        for (const text of printed === setting ? [setting] : ways(printed))
          assert.equal(settingSent(text), setting, text);
  });

  it('is agreed with the same, and by the same day', () => {
    for (const language of LANGUAGES) {
      const say = textFor(language);
      const partners = ['Anna Aalders', 'Vries, Bram de', say('common.partner')];
      for (const [agreedWith, printed] of [
        ...partners.map((names) => ['partner', say('closing.withPartner', { names })] as const),
        ['organisation', say('closing.withOrganisation')],
        ['self', say('closing.withSelf')],
      ] as const) {
        for (const text of [agreedWith, ...ways(printed).map((one) => one.trim())])
          assert.equal(agreedWithSent(text), agreedWith, text);
      }
      assert.equal(agreedWithSent(say('closing.withPartner', { names: '' })), undefined);
      const by = formatDay(new Date('2027-01-12T12:00:00Z'), language);
      const read = readAgreement({ what: 'Bellen', agreedWith: 'self', by }, '2026-11-02');
      assert.equal('text' in read && read.text.by, '2027-01-12');
    }
  });

  it('is the same challenge on the form of a dilemma', () => {
    const challenges = CHALLENGE_IDS.map((id) => CHALLENGE_NAMES[id].en);
    const read = readForm({ title: 'Titel', situation: 'Wat er speelt', challenges });
    assert.deepEqual('text' in read && read.text.challenges, CHALLENGE_IDS);
  });

  it('is yes or no in the words of both languages', () => {
    for (const [word, wants] of [
      ['Ja', true],
      ['yes', true],
      ['true', true],
      ['Nee', false],
      ['No', false],
      ['false', false],
    ] as const) {
      const read = readAction('profile.save', { v: 1, wantsToTalk: word });
      assert.ok(read.kind === 'action' && read.action.verb === 'profile.save');
      assert.equal(read.action.data.wantsToTalk, wants, word);
    }
  });

  it('is nothing else: another text is no choice, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const found of [roleSent(text), challengeSent(text), languageSent(text)])
          assert.ok(found === undefined || /\p{L}/u.test(text));
      }),
    );
    assert.equal(roleSent('Beleids'), undefined);
    assert.equal(languageSent('Fries'), undefined);
  });
});

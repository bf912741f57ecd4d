import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import type {
  ProgrammeAnswerWire,
  ProgrammeCardsWire,
  ProgrammeDeskWire,
} from '../../src/tab/wire/programme-desk-wire.js';
import { botChatLink } from '../../src/teams-links.js';
import { says } from '../support/says.js';
import { ballotOf, idOf, reads, votes } from '../support/scenario.js';
import { playTab, type TabAnswer } from '../support/tab-client.js';
import { reach } from '../support/talks.js';
import { TENANT } from '../support/test-app.js';

const OWNER = '0fa00000-0000-4000-8000-00000000000a';
const ENV = { FACILITATORS: `${TENANT}:${OWNER}` };
const NAME = 'Regio Zuid';
const AT = '?programme=regio-zuid';
const DILEMMA = builtinDilemmas[3] ?? assert.fail();
const bodyOf = <T>({ status, body }: TabAnswer): T => {
  assert.equal(status, 200, JSON.stringify(body));
  return body as unknown as T;
};

describe('scenario: an invitation', () => {
  it('leads from its link to the form of that programme, and from there to the first vote', () =>
    playTab(
      async (stage) => {
        const { t, storage, gets, posts } = stage;
        const olga = await t.joins('Olga', { objectId: OWNER });
        await posts(olga, 'owner/programmes/make', { name: NAME });
        const revised = async () => bodyOf<ProgrammeDeskWire>(await gets(olga, `desk/programme${AT}`)).revision;
        const added = { revision: await revised(), dilemmas: [DILEMMA.id] };
        assert.equal((await posts(olga, `desk/season/add-all${AT}`, added)).body.outcome, 'done');
        const running = { revision: await revised(), state: 'running', typedName: '' };
        assert.equal((await posts(olga, `desk/programme/state${AT}`, running)).body.outcome, 'done');
        const invited = await posts(olga, `desk/programme/invite${AT}`, { revision: await revised(), until: null });
        const [invitation] = bodyOf<ProgrammeAnswerWire>(invited).programme.invitations;
        const { words, code } = invitation ?? assert.fail();
        assert.ok(words.endsWith(` ${code}`));

        // The link of a bot with an id; Teams types these words, and the person sends them.
        const link = new URL(botChatLink('1b2c3d4e-0000-4000-8000-000000000001', words) ?? '');
        const bram = t.teams.person({ name: 'Bram', tenant: TENANT, locale: 'nl-NL' });
        await bram.installs();
        const { replies } = await bram.says(link.searchParams.get('message') ?? '');
        assert.match(reads(replies[0] ?? assert.fail()), says('profile.invitedTo', { programme: NAME }));
        const form = { municipalityName: 'Zwolle', role: 'policy-officer' };
        await bram.clicks(bram.lastCard(), { verb: 'profile.save' }, form);
        assert.deepEqual((await storage.stores.participants.get(idOf(bram)))?.memberOf, ['regio-zuid']);

        await reach(stage, 'voting');
        const first = (await storage.stores.rounds.get('regio-zuid-1')) ?? assert.fail('nothing is planned');
        await t.goTo(first.plan.voting.toISOString());
        assert.match(reads(ballotOf(bram)), new RegExp(DILEMMA.text.nl.title.replace(/\?/g, '\\?')));
        await votes(bram, 'a');
        assert.equal((await storage.stores.votes.counts('regio-zuid-1', 'first')).length, 1);
      },
      { env: ENV },
    ));

  it('is shown before as the very cards that it leads to, in both languages', () =>
    playTab(
      async ({ t, gets, posts }) => {
        const olga = await t.joins('Olga', { objectId: OWNER });
        const anna = await t.joins('Anna');
        await posts(olga, 'owner/programmes/make', { name: NAME });
        const cards = async (language: string) =>
          bodyOf<ProgrammeCardsWire>(await gets(olga, `desk/programme/cards${AT}&cards=${language}`));
        assert.equal((await cards('nl')).ballot, null, 'there is no dilemma yet');
        const described = {
          ...{ revision: 0, name: NAME, introduction: { nl: 'Samen leren.', en: 'Learning together.' } },
          ...{
            organiser: { name: 'Olga', contact: 'olga@regio.example', adviser: null },
            joining: { kind: 'invited' },
          },
          organisationKinds: null,
        };
        assert.equal((await posts(olga, `desk/programme/describe${AT}`, described)).status, 200);
        assert.equal(
          (await posts(olga, `desk/season/add-all${AT}`, { revision: 1, dilemmas: [DILEMMA.id] })).status,
          200,
        );
        for (const language of ['nl', 'en'] as const) {
          const { joined, ballot } = await cards(language);
          for (const words of [NAME, described.introduction[language], described.organiser.contact])
            assert.ok(JSON.stringify(joined).includes(words), words);
          assert.ok(JSON.stringify(ballot).includes(JSON.stringify(DILEMMA.text[language].question).slice(1, -1)));
        }
        const refused = await gets(anna, `desk/programme/cards${AT}`);
        assert.deepEqual([refused.status, refused.body.code], [403, 'notFacilitator']);
      },
      { env: ENV },
    ));
});

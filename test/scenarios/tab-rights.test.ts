import assert from 'node:assert/strict';
import restify from 'restify';
import sinon from 'sinon';
import { WHO_MAY_ASK, WHO_MAY_DOWNLOAD, WHO_MAY_WISH } from '../../src/tab/who-may.js';
import type { Person } from '../support/fake-teams/person.js';
import { playTab, type TabAnswer, type TabStage } from '../support/tab-client.js';
import { assertRefused } from '../support/tab-refusal.js';
import { TENANT } from '../support/test-app.js';

const API = '/tab/api/';
const FOREIGN = '0ff00000-0000-4000-8000-000000000009';
const FACILITATOR = '0fa00000-0000-4000-8000-00000000000a';
/** Fewer than one person may ask at once. */
const AT_ONCE = 50;

/**
 * Requests open to non-participants: about themselves only. A new address of that kind is listed here; every other one
 * must refuse them.
 */
const FOR_WHO_TAKES_NO_PART = [
  'GET agreements',
  'GET agreements/:agreement',
  'GET me',
  'GET municipalities',
  'GET my-data',
  'POST my-data/erase',
  'POST my-data/export',
  'POST profile',
];
/** Facilitators' addresses are below this, and nothing else is. */
const FOR_FACILITATORS = /^desk\//;

interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** Every address below the API of the program that this story runs, as they are registered. */
async function playWithRoutes(
  story: (stage: TabStage, routes: readonly Route[]) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const made = sinon.spy(restify, 'createServer');
  try {
    await playTab(
      async (stage) => {
        const registered = made.returnValues.flatMap(({ router }) => Object.values<unknown>(router.getRoutes()));
        await story(stage, registered.flatMap(routeOf));
      },
      { env },
    );
  } finally {
    made.restore();
  }
}

function routeOf(registered: unknown): readonly Route[] {
  assert.ok(typeof registered === 'object' && registered !== null);
  const { method, path: whole } = registered as { readonly method: unknown; readonly path: unknown };
  assert.ok(typeof method === 'string' && typeof whole === 'string');
  if (!whole.startsWith(API)) return [];
  const path = whole.slice(API.length);
  return [{ name: `${method} ${path}`, method, path }];
}

/** Asks every one of these addresses with a token of this moment, each time not faster than a person may. */
async function askAll(
  { asks, t }: TabStage,
  routes: readonly Route[],
  token: () => Promise<string | null>,
  check: (answer: TabAnswer, name: string) => void,
): Promise<void> {
  assert.notEqual(routes.length, 0);
  for (const [at, { name, method, path }] of routes.entries()) {
    if (at % AT_ONCE === 0) t.clock.advance('1m');
    const address = path.replace(/:\w+/g, 'main-1');
    check(await asks(await token(), address, method === 'POST' ? { form: {} } : {}), name);
  }
}

/** The refusal at this address for somebody who takes no part. */
function refusalAt(path: string): string {
  if (path.startsWith('owner/')) return 'notOwner';
  return FOR_FACILITATORS.test(path) ? 'notFacilitator' : 'notJoined';
}

describe('scenario: who may ask what of the tab, at every address that there is', () => {
  it('are many addresses, each a question or a wish', () =>
    playWithRoutes(async (_stage, routes) => {
      assert.ok(routes.length >= 30, `only ${routes.length} were found`);
      assert.deepEqual([...new Set(routes.map(({ method }) => method))].sort(), ['GET', 'POST']);
      const names = routes.map(({ name }) => name);
      const table = [
        ...Object.keys(WHO_MAY_ASK).map((address) => `GET ${address}`),
        ...Object.keys({ ...WHO_MAY_WISH, ...WHO_MAY_DOWNLOAD }).map((address) => `POST ${address}`),
      ];
      assert.deepEqual(names.sort(), table.sort(), 'what the table names is registered, and nothing beside it');
      for (const known of [...FOR_WHO_TAKES_NO_PART, 'GET week', 'POST vote', 'GET desk/round'])
        assert.ok(names.includes(known), `${known} is gone: take it out of this test`);
    }));

  it('nothing without a token, with a bad one, from another tenant, or for somebody whom the bot never met', () =>
    playWithRoutes(
      async (stage, routes) => {
        const { signIn, t, everything } = stage;
        const before = JSON.stringify(await everything());
        const objectId = '0cc00000-0000-4000-8000-000000000003';
        const tokenOf = (tenantId: string) => signIn.token({ tenantId, objectId, now: t.clock.now() });
        for (const [token, status, code] of [
          [async () => null, 401, 'noToken'],
          [async () => 'abc', 401, 'badToken'],
          [async () => `${await tokenOf(TENANT)}x`, 401, 'badToken'],
          [() => tokenOf(FOREIGN), 403, 'tenantNotAllowed'],
          [() => tokenOf(TENANT), 403, 'unknownPerson'],
        ] as const)
          await askAll(stage, routes, token, (answer, name) => assertRefused(answer, status, code, name));
        assert.equal(JSON.stringify(await everything()), before, 'nothing was changed or kept');
      },
      { ALLOWED_TENANTS: TENANT },
    ));

  it('allows non-participants nothing but their own data, also after leaving', () =>
    playWithRoutes(async (stage, routes) => {
      const guest = stage.t.teams.person({ name: 'Gast', tenant: TENANT, locale: 'nl-NL' });
      await guest.installs();
      const gone = await stage.t.joins('Gijs');
      assert.equal((await stage.posts(gone, 'leave')).body.standing, 'left');
      const closed = routes.filter(({ name }) => !FOR_WHO_TAKES_NO_PART.includes(name));
      assert.equal(closed.length, routes.length - FOR_WHO_TAKES_NO_PART.length);
      for (const person of [guest, gone]) {
        await askAll(
          stage,
          closed,
          () => stage.tokenOf(person),
          (answer, name) => {
            assertRefused(answer, 403, refusalAt(name.split(' ')[1] ?? ''), name);
          },
        );
      }
    }));

  it('nothing of the facilitators’ desk for a participant, and every one of their addresses is below it', () =>
    playWithRoutes(
      async (stage, routes) => {
        await stage.t.joins('Fien', { objectId: FACILITATOR });
        const anna = await stage.t.joins('Anna');
        const isDesk = ({ path }: Route) => FOR_FACILITATORS.test(path);
        const token = () => stage.tokenOf(anna);
        await askAll(stage, routes.filter(isDesk), token, (answer, name) =>
          assertRefused(answer, 403, 'notFacilitator', name),
        );
        assert.deepEqual(await stage.kept('audit'), []);
        // Leaving and erasing come last, or the others would refuse for that.
        const ends = ['POST leave', 'POST my-data/erase'];
        const own = routes.filter((route) => !isDesk(route) && !ends.includes(route.name));
        await askAll(stage, own, token, ({ status, body, text }, name) => {
          assert.notEqual(body.code, 'notFacilitator', name);
          assert.ok(status < 500, `${name}: ${text}`);
        });
      },
      { FACILITATORS: `${TENANT}:${FACILITATOR}` },
    ));

  it('no other way to ask than the one that is there: another method changes nothing', () =>
    playWithRoutes(async (stage, routes) => {
      const anna: Person = await stage.t.joins('Anna');
      const token = await stage.tokenOf(anna);
      for (const { path } of routes.filter(({ method }) => method === 'POST')) {
        for (const method of ['PUT', 'PATCH', 'DELETE']) {
          const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
          const response = await fetch(`${stage.t.url}${API}${path}`, { method, headers, body: '{}' });
          assert.ok([404, 405].includes(response.status), `${method} ${path}: ${response.status}`);
          await response.text();
        }
      }
      assert.equal((await stage.gets(anna, 'me')).body.standing, 'joined');
    }));
});

import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../support/activities.js';
import { FakeTeams } from '../support/fake-teams.js';
import { RealProcess } from '../support/real-process.js';
import { says } from '../support/says.js';
import { ballotsOf, reads, seen, votes } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';
import { itInTheLongRun } from '../support/thorough.js';

const FACILITATOR = '0fa00000-0000-4000-8000-00000000000a';

/** A connector that lets one wait for its answer until the test gives it. */
async function slowConnector() {
  let arrived: (response: ServerResponse) => void = () => {};
  const call = new Promise<ServerResponse>((resolve) => {
    arrived = resolve;
  });
  const server = createServer((_request, response) => arrived(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { call, serviceUrl: `http://127.0.0.1:${port}/`, stop };
}

describe('scenario: the process', () => {
  it('finishes the turn under way when it is told to stop, and ends well', async () => {
    // A try on a machine too busy to let it through in the program's own time tells nothing, and is made again.
    while ((await stopInATurn()) === 'too late to tell');
  });

  itInTheLongRun('names every setting that is missing in production, and does not start', async () => {
    const program = new RealProcess({ NODE_ENV: 'production' });
    try {
      assert.equal(await program.ended, 1);
      for (const name of ['MicrosoftAppId', 'ALLOWED_TENANTS', 'BASE_URL', 'MONGODB_URI']) {
        assert.match(program.stderr, new RegExp(`- ${name} is missing`));
      }
      assert.doesNotMatch(program.stderr, /^\s+at /m, 'advice for an administrator has no stack');
    } finally {
      await program.clear();
    }
  });

  it('names every setting that is wrong, without repeating a secret', async () => {
    const program = new RealProcess({
      PORT: 'many',
      MONGODB_URI: 'http://user:geheim@db',
      PROGRAMME_CALENDAR: 'voting=someday',
      FACILITATORS: 'alice',
      MicrosoftAppPassword: 'wachtwoord',
    });
    try {
      assert.equal(await program.ended, 1);
      for (const name of ['PORT', 'MONGODB_URI']) assert.match(program.stderr, new RegExp(name));
      assert.doesNotMatch(program.stderr, /geheim|wachtwoord/);
    } finally {
      await program.clear();
    }
  });

  itInTheLongRun('says what is the matter when the database does not answer at the start', async () => {
    const program = new RealProcess({ MONGODB_URI: 'mongodb://user:geheim@127.0.0.1:1' });
    try {
      assert.equal(await program.ended, 1);
      assert.match(program.stderr, /127\.0\.0\.1:1/);
      assert.doesNotMatch(program.stderr, /geheim/);
    } finally {
      await program.clear();
    }
  });

  itInTheLongRun('logs a whole round at its most talkative without a name, an option or a reason', async () => {
    const program = new RealProcess({ LOG_LEVEL: 'debug', FACILITATORS: `${TENANT}:${FACILITATOR}` });
    const teams = await FakeTeams.start();
    try {
      teams.bot = `${await program.ready()}/api/messages`;
      const fien = teams.person({ name: 'Geheimenaam Bakker', tenant: TENANT, objectId: FACILITATOR });
      await fien.installs();
      await fien.clicks(fien.lastCard(), { verb: 'profile.open' });
      const form = { municipalityName: 'Urk', role: 'legal' };
      assert.match(
        seen(await fien.clicks(fien.lastCard(), { verb: 'profile.save' }, form)),
        says('profileSaved.headingFirst'),
      );
      await roundIsPlanned(fien);
      await fien.clicks(fien.lastCard(), { verb: 'round.open' });
      await teams.until(() => ballotsOf(fien).length === 1, 'the ballot came');
      const voted = await votes(fien, 'c', { reason: 'Zeergeheimereden' });
      assert.match(seen(voted), says('ballot.saved'));
      await fien.says('Zeergeheimevraag');
      fien.fails({ how: 502, times: 1 });
      await fien.says('hulp');
      await teams.post({ type: 'message', from: { name: 'Geheimenaam' }, text: 'Zeergeheimevraag' });
      program.signal('SIGTERM');
      assert.equal(await program.ended, 0);
      const said = program.stdout + program.stderr;
      assert.match(said, /round enters a phase/);
      assert.doesNotMatch(said, /Geheimenaam|Zeergeheim|Urk|GM0184|"option"|pseudonym/);
      for (const line of program.stdout.trim().split('\n')) assert.doesNotThrow(() => JSON.parse(line), line);
    } finally {
      await teams.stop();
      await program.clear();
    }
  });
});

/** Comes back when the process no longer takes new connections. */
async function refusesNewWork(url: string): Promise<void> {
  for (;;) {
    const taken = await fetch(`${url}/nergens`, { headers: { connection: 'close' } }).then(
      async (response) => response.text().then(() => true),
      () => false,
    );
    if (!taken) return;
  }
}

/** The program gives what is under way eight seconds; a turn that was let go this much later (ms) says nothing of it. */
const LATE_MS = 4_000;

/** Tells a program to stop while a turn of it waits for Teams, then lets that turn go on. */
async function stopInATurn(): Promise<'finished' | 'too late to tell'> {
  const program = new RealProcess({});
  const connector = await slowConnector();
  const teams = await FakeTeams.start();
  try {
    const url = await program.ready();
    const anna = teams.person({ name: 'Anna', tenant: TENANT });
    const facts = { ...anna.activity(), serviceUrl: connector.serviceUrl };
    teams.bot = `${url}/api/messages`;
    const turn = teams.post(messageOf(facts, 'hulp')).then(
      ({ status }) => status,
      () => 'cut off',
    );
    const answering = await connector.call;
    const begun = performance.now();
    program.signal('SIGTERM');
    await program.says('"msg":"stopping"');
    const refused = refusesNewWork(url);
    answering.writeHead(201, { 'content-type': 'application/json' });
    answering.end('{"id":"1"}');
    const [status, code] = [await turn, await program.ended];
    await refused;
    if (performance.now() - begun > LATE_MS && (status !== 200 || code !== 0)) return 'too late to tell';
    assert.deepEqual([status, code], [200, 0]);
    return 'finished';
  } finally {
    connector.stop();
    await teams.stop();
    await program.clear();
  }
}

/** Asks for the round until the scheduler has made one. */
async function roundIsPlanned(person: Parameters<typeof ballotsOf>[0]): Promise<void> {
  for (;;) {
    await person.says('ronde');
    if (says('roundStatus.round', { sequence: 1 }).test(reads(person.lastCard()))) return;
  }
}

import assert from 'node:assert/strict';
import { createDilemmaLibrary } from '../../src/dilemmas/dilemma-library.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import type { Match } from '../../src/matching/match.js';
import { matchPeople } from '../../src/matching/pairing/matching.js';
import { createRematch } from '../../src/matching/rematch.js';
import { officialMunicipalities } from '../../src/organisations/official-municipalities.js';
import { createOrganisationRegister } from '../../src/organisations/organisation-register.js';
import type { Round } from '../../src/rounds/round.js';
import { match } from '../contracts/stores/match-samples.js';
import { roundIn } from '../rounds/round-samples.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';
import { TestClock } from '../support/test-clock.js';

const NOW = '2026-12-02T12:00:00+01:00';
const LAST = roundIn('sealed', { id: 'main-1', sequence: 1, matchingIds: ['0-a'] });
const NOW_TALKING = roundIn('discussing', { id: 'main-2', sequence: 2, matchingIds: ['0-b'] });

describe('another match for somebody who became free', () => {
  let storage: FreshStorage;
  const clock = new TestClock(NOW);
  let matchingIds: readonly string[] = [];

  beforeEach(async () => {
    storage = await freshStorage();
  });
  afterEach(() => storage.close());

  /** People of these municipalities, by id. */
  async function people(municipalities: Readonly<Record<string, string>>): Promise<void> {
    const { participants } = storage.stores;
    const address = { channelId: 'c', serviceUrl: 's', conversationId: 'c', tenantId: 'T', botId: 'b', userId: 'u' };
    for (const [id, municipality] of Object.entries(municipalities)) {
      await participants.touch({ id, tenantId: 'T', objectId: id, seenOn: '2026-12-01', address });
      await participants.change(id, { standing: 'joined', municipality });
      await participants.join(id, 'main', clock.now());
    }
  }

  /** The groups of two or more that the rematch of the round makes, with this key of the round. */
  async function rematched(
    matches: readonly Match[],
    key: number,
    now: Round = NOW_TALKING,
  ): Promise<readonly (readonly string[])[]> {
    const { stores } = storage;
    await stores.rounds.createIfAbsent(LAST);
    await stores.rounds.createIfAbsent(now);
    const box = { roundId: 'main-2', dilemmaId: 'concept', key: Buffer.alloc(32, key), open: null };
    await stores.ballotBoxes.createIfAbsent({ ...box, closesAt: clock.now(), minimumCount: 5, talksAt: clock.now() });
    await stores.matches.addAll(matches);
    const rematch = createRematch({
      ...{ ...stores, municipalities: createOrganisationRegister(officialMunicipalities()), clock, pageSize: 10 },
      dilemmas: createDilemmaLibrary(builtinDilemmas),
      ...{ isStopping: () => false, runMatching: async (input) => matchPeople(input) },
    });
    let round: Round = now;
    await rematch(round, async (change) => {
      round = { ...round, ...change };
      return round;
    });
    matchingIds = round.matchingIds;
    const made = await stores.matches.pageOfMatching('main-2', round.matchingIds.at(-1) ?? '', null, 10);
    return made.filter(({ members }) => members.length > 1).map(({ members }) => members.map(({ id }) => id));
  }

  const broken = (number: number, left: string): Match => ({
    ...match(number, [left, `gone ${number}`], { roundId: 'main-2', sequence: 2, matchingId: '0-b', state: 'broken' }),
    members: [
      { id: left, answer: null },
      { id: `gone ${number}`, answer: 'skipped' },
    ],
  });

  for (const first of ['one', 'other']) {
    it(`goes first to the one left out last time, when one of two can get it: ${first}`, async () => {
      await people({ one: 'GM0014', other: 'GM0014', third: 'GM0193' });
      const waited = match(0, [first], { roundId: 'main-1', matchingId: '0-a' });
      const groups = await rematched([waited, broken(0, 'one'), broken(1, 'other'), broken(2, 'third')], 1);
      assert.deepEqual(groups, [[first, 'third'].sort()]);
    });
  }

  it('goes to either of them when the one said no last time', async () => {
    await people({ one: 'GM0014', other: 'GM0014', third: 'GM0193' });
    const waited = match(0, ['one'], { roundId: 'main-1', matchingId: '0-a', state: 'over' });
    const groups = await rematched([waited, broken(0, 'one'), broken(1, 'other'), broken(2, 'third')], 1);
    assert.equal(groups.length, 1);
  });

  const metBefore = (number: number, id: string): Match => ({
    ...match(number, [id, `first ${number}`], { roundId: 'main-2', sequence: 2, matchingId: '0-b', state: 'over' }),
    members: [
      { id, answer: null },
      { id: `first ${number}`, answer: 'skipped' },
    ],
  });
  const again = (number: number, id: string): Match => ({
    ...broken(number, id),
    id: `main-2:1-c:00000${number}`,
    matchingId: '1-c',
  });

  it('is got once in a round: there is no chain of partners for the same person', async () => {
    await people({ one: 'GM0014', other: 'GM0363', third: 'GM0193' });
    const round = { ...NOW_TALKING, matchingIds: ['0-b', '1-c'] };
    const groups = await rematched(
      [metBefore(0, 'one'), again(0, 'one'), broken(1, 'other'), broken(2, 'third')],
      1,
      round,
    );
    assert.deepEqual(groups, [['other', 'third']]);
    const waiting = await storage.stores.matches.newestOf('main-2', matchingIds, ['one']);
    assert.equal(waiting.get('one')?.waitingFor, 'partnerCouldNot', 'and is told so, and goes first next time');
  });

  it('does not count as another when a trio goes on as two', async () => {
    await people({ one: 'GM0014', other: 'GM0363', 'gone 0': 'GM0193' });
    const trio = { ...metBefore(0, 'one'), members: ['one', 'gone 0', 'left'].map((id) => ({ id, answer: null })) };
    const round = { ...NOW_TALKING, matchingIds: ['0-b', '1-c'] };
    const groups = await rematched([trio, again(0, 'one'), broken(1, 'other')], 1, round);
    assert.deepEqual(groups, [['one', 'other']]);
  });

  it('is a trio also when a process died after it had written that trio', async () => {
    await people({ one: 'GM0014', other: 'GM0363', third: 'GM0193' });
    const dead = match(0, ['one', 'other', 'third'], { roundId: 'main-2', sequence: 2, matchingId: '1-dead' });
    const groups = await rematched([dead, broken(0, 'one'), broken(1, 'other'), broken(2, 'third')], 1);
    assert.deepEqual(groups, [['one', 'other', 'third']]);
  });

  it('is no trio again for somebody who was in one the time before', async () => {
    await people({ one: 'GM0014', other: 'GM0363', third: 'GM0193' });
    const before = match(0, ['one', 'else', 'more'], { roundId: 'main-1', matchingId: '0-a' });
    const groups = await rematched([before, broken(0, 'one'), broken(1, 'other'), broken(2, 'third')], 1);
    assert.equal(groups[0]?.length, 2);
  });
});

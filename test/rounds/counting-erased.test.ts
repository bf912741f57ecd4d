import assert from 'node:assert/strict';
import { createDilemmaLibrary } from '../../src/dilemmas/dilemma-library.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { createOrganisationRegister } from '../../src/organisations/organisation-register.js';
import { roundIntent } from '../../src/outbox/message.js';
import { createCountingStep } from '../../src/round-work/counting-steps.js';
import type { RoundShift } from '../../src/rounds/result.js';
import { showsMoves } from '../../src/rounds/transitions.js';
import type { Ballot } from '../../src/rounds/vote.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';
import { FRIDAY, FULL, MONDAY, roundIn, WEDNESDAY } from './round-samples.js';

const LIBRARY = createDilemmaLibrary(builtinDilemmas);
const [DILEMMA] = LIBRARY.all();
const [ONE = '', OTHER = ''] = DILEMMA?.text.nl.options.map(({ id }) => id) ?? [];
const OPENED = roundIn('discussing', { plan: FULL, dilemmaId: DILEMMA?.id ?? '' });
const CLOSED = { ...OPENED, phase: 'closed' } as const;
const PEOPLE = Array.from({ length: 60 }, (_, at) => `p${String(at).padStart(2, '0')}`);

describe('the counting of a round of which somebody was erased', () => {
  let storage: FreshStorage;
  beforeEach(async () => {
    storage = await freshStorage();
  });
  afterEach(() => storage.close());

  async function allVote(ballot: Ballot, optionOf: (at: number) => string): Promise<void> {
    for (const [at, pseudonym] of PEOPLE.entries()) {
      const where = { roundId: CLOSED.id, ballot, pseudonym, municipality: null, vouched: false };
      const option = optionOf(at);
      const movedBy = ballot === 'second' ? ({ movedBy: at % 2 === 0 ? 'fact' : 'nothing' } as const) : {};
      await storage.stores.votes.cast({ ...where, ...movedBy, option, confidence: 3, reason: '', castAt: MONDAY });
    }
  }

  /** The published change when these were erased between the two counts. */
  async function shiftWithout(erased: readonly string[]): Promise<RoundShift | undefined> {
    const { stores } = storage;
    const box = { roundId: CLOSED.id, dilemmaId: CLOSED.dilemmaId, key: Buffer.alloc(32, 1), open: null };
    await stores.ballotBoxes.createIfAbsent({ ...box, closesAt: WEDNESDAY, minimumCount: 5, talksAt: null });
    await stores.outbox.enqueue([roundIntent(CLOSED.id, 'revote', 'T:p00')], FRIDAY);
    const count = createCountingStep({
      ...{ ...stores, dilemmas: LIBRARY },
      municipalities: createOrganisationRegister([]),
    });
    await allVote('first', (at) => (at % 2 === 0 ? ONE : OTHER));
    await count(OPENED);
    await allVote('second', (at) => (at % 3 === 0 ? ONE : OTHER));
    await stores.votes.remove(erased.map((pseudonym) => ({ roundId: CLOSED.id, pseudonym })));
    await count(CLOSED);
    return (await stores.results.get(CLOSED.id))?.shift;
  }

  it('tells who moved and what moved people when all are there', async () => {
    const shift = await shiftWithout([]);
    assert.ok(shift !== undefined && showsMoves(shift.transitions));
    assert.ok((shift.movedBy.fact ?? 0) >= 5);
  });

  it('tells neither of the others alone: beside the rows that stay it would tell what the erased one voted', async () => {
    const shift = await shiftWithout(['p30']);
    assert.ok(shift !== undefined && !showsMoves(shift.transitions));
    assert.ok(Object.values(shift.movedBy).every((count) => count === null));
  });
});

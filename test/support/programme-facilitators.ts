import assert from 'node:assert/strict';
import { PLAIN_PROGRAMME, UNCHANGED_SEASON } from '../../src/programmes/programme.js';
import type { Person } from './fake-teams/person.js';
import { FACILITATORS } from './reported.js';
import { idOf, type Stage } from './scenario.js';
import { TENANT } from './test-app.js';

/** The setting that makes Olga the owner of the instance. */
export const WITH_OWNER = { FACILITATORS: `${TENANT}:${FACILITATORS[0]}` } as const;

/** Two programmes beside the first one, each with its facilitator, who take part in nothing else. */
export interface TwoProgrammes {
  readonly olga: Person;
  readonly noor: Person;
  readonly zoe: Person;
  /** Takes part in `north` only. */
  readonly anna: Person;
}

/** Noor facilitates `north`, Zoe `south`; Olga owns the instance. */
export async function twoProgrammes(stage: Stage, queue: readonly string[] = []): Promise<TwoProgrammes> {
  const { t, storage } = stage;
  const olga = await t.joins('Olga Eigenaar', { objectId: FACILITATORS[0] });
  const noor = await t.joins('Noor Noord', { municipality: 'Groningen' });
  const zoe = await t.joins('Zoe Zuid', { municipality: 'Maastricht' });
  const main = await storage.stores.programmes.get('main');
  assert.ok(main);
  for (const [id, facilitator] of [
    ['north', noor],
    ['south', zoe],
  ] as const) {
    await storage.stores.programmes.createIfAbsent({
      ...main,
      ...PLAIN_PROGRAMME,
      ...UNCHANGED_SEASON,
      id,
      name: id,
      queue,
      startsAt: t.clock.now(),
      joining: { kind: 'invited' },
      facilitators: [idOf(facilitator)],
    });
  }
  t.app.services.directory.forget();
  const anna = await t.joins('Anna Aalders', { municipality: 'Leiden' });
  await moves(stage, noor, ['north']);
  await moves(stage, zoe, ['south']);
  await moves(stage, anna, ['north']);
  await t.settle();
  return { olga, noor, zoe, anna };
}

/** From now on the person takes part in these programmes only. */
export async function moves({ t, storage }: Stage, person: Person, programmes: readonly string[]): Promise<void> {
  const { participants } = storage.stores;
  for (const id of programmes) await participants.join(idOf(person), id, t.clock.now());
  if (!programmes.includes('main')) await participants.leaveProgramme(idOf(person), 'main', t.clock.now());
}

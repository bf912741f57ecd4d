import type { Person } from './fake-teams/person.js';
import { FACILITATORS } from './reported.js';
import type { Stage } from './scenario.js';
import { TENANT } from './test-app.js';

/** The settings that make Fien and Fred facilitators. */
export const WITH_REVIEWERS = { FACILITATORS: FACILITATORS.map((id) => `${TENANT}:${id}`).join(',') } as const;

export interface Reviewers {
  readonly anna: Person;
  readonly fien: Person;
  readonly fred: Person;
}

/** Anna takes part; Fien and Fred are facilitators, of whom Fred has only added the bot. */
export async function reviewers({ t }: Stage): Promise<Reviewers> {
  const anna = await t.joins('Anna Aalders');
  const fien = await t.joins('Fien Begeleider', { objectId: FACILITATORS[0] });
  const fred = t.teams.person({ name: 'Fred Begeleider', tenant: TENANT, objectId: FACILITATORS[1] });
  await fred.installs();
  await t.settle();
  return { anna, fien, fred };
}

import assert from 'node:assert/strict';
import { closes } from './agreements.js';
import type { Person } from './fake-teams/person.js';
import { playTab, type TabStage } from './tab-client.js';

/** Two people who talked, after their round has closed, with the tab. */
export function afterTalkInTab(
  env: Readonly<Record<string, string>>,
  story: (stage: TabStage, anna: Person, bram: Person) => Promise<void>,
): Promise<void> {
  return playTab(
    async (stage) => {
      const [anna, bram] = await closes(stage, ['Leiden', 'Breda']);
      assert.ok(anna && bram);
      await story(stage, anna, bram);
    },
    { env },
  );
}

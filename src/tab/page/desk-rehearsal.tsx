import { useState } from 'preact/hooks';
import type { RehearsalWire } from '../desk-wire.js';
import { Button, Card, Refused, Scroll } from './parts.js';
import { useSession } from './session.js';
import type { TextKey } from './text.js';
import { useWish } from './use-resource.js';

/** A trial of the matching, in numbers. It knows no vote, and stores and sends nothing. */
export function Rehearsal({ roundId }: { readonly roundId: string }) {
  const { say, api } = useSession();
  const [trial, setTrial] = useState<RehearsalWire | null>(null);
  const { busy, refused, send } = useWish();
  const run = () => send(async () => setTrial(await api.get(`desk/rehearsal/${encodeURIComponent(roundId)}`)));
  return (
    <Card>
      <h2>{say('desk.rehearsal')}</h2>
      <p>{say('desk.rehearsalIntro')}</p>
      <Button busy={busy} onClick={run}>
        {say('desk.rehearse')}
      </Button>
      <Refused code={refused} />
      {trial !== null && <Trial trial={trial} />}
    </Card>
  );
}

function Trial({ trial: { people, pairs, trios, left, wishes } }: { readonly trial: RehearsalWire }) {
  const { say } = useSession();
  const out = left.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p>
        <output>
          {say('desk.people')}: {people}. {say('desk.pairs')}: {pairs}. {say('desk.trios')}: {trios}.{' '}
          {say('desk.leftOut')}: {out}.
        </output>
      </p>
      <ul>
        {left.map(({ why, count }) => (
          <li key={why}>
            {say(`desk.left_${why}` as TextKey)} ({count})
          </li>
        ))}
      </ul>
      <Scroll name={say('desk.rehearsal')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('desk.wish')}</th>
              <th scope="col">{say('desk.holds')}</th>
              <th scope="col">{say('desk.bent')}</th>
            </tr>
          </thead>
          <tbody>
            {wishes.map(({ wish, holds, bent }) => (
              <tr key={wish}>
                <th scope="row">{say(`desk.wish_${wish}` as TextKey)}</th>
                <td>{holds ?? say('desk.wishHidden')}</td>
                <td>{bent ?? say('desk.wishHidden')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

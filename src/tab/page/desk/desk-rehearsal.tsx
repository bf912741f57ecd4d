import { useState } from 'preact/hooks';
import type { KeptWish } from '../../../matching/match.js';
import { pathTo } from '../../path-to.js';
import type { RehearsalWire } from '../../wire/desk-wire.js';
import { useSession } from '../shared/session.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Card, Refused } from '../shared/widgets.js';

/** A trial of the matching, in sentences. It knows no vote, and stores and sends nothing. */
export function Rehearsal({ roundId }: { readonly roundId: string }) {
  const { say, api } = useSession();
  const [trial, setTrial] = useState<RehearsalWire | null>(null);
  const { busy, refused, send } = useWish();
  const run = () => send(async () => setTrial(await api.get(pathTo('desk/rehearsal/:round', { round: roundId }))));
  return (
    <Card>
      <h2>{say('desk.rehearsal')}</h2>
      <p>{say('desk.rehearsalIntro')}</p>
      <Button busy={busy} onClick={run}>
        {say('desk.rehearse')}
      </Button>
      <Refused code={refused} />
      <output class="trial">{trial !== null && <Placed trial={trial} />}</output>
      {trial !== null && trial.pairs + trial.trios > 0 && <Wishes trial={trial} />}
    </Card>
  );
}

interface TrialProps {
  readonly trial: RehearsalWire;
}

/** Tells who gets a talk and why others do not; read aloud when the trial is done. */
function Placed({ trial: { people, pairs, trios, left } }: TrialProps) {
  const { say } = useSession();
  const groups = [
    ...(pairs > 0 ? [say('trial.pairs', { count: pairs })] : []),
    ...(trios > 0 ? [say('trial.trios', { count: trios })] : []),
  ];
  return (
    <>
      <p>
        {say('trial.people', { count: people })}{' '}
        {groups.length > 0 && say('trial.groups', { groups: groups.join(say('trial.and')) })}{' '}
        {trios > 0 && say('trial.whyTrios')} {left.length === 0 && people > 0 && say('trial.everybody')}
      </p>
      {left.map(({ why, count }) => (
        <p key={why}>
          {say('trial.left', { count })} {say(`trial.left_${why}`)}
        </p>
      ))}
    </>
  );
}

/** Which wishes hold in every talk, which had to be dropped and in how many, and in which order they count. */
function Wishes({ trial: { pairs, trios, wishes } }: TrialProps) {
  const { say } = useSession();
  const groups = pairs + trios;
  const sentenceOf = (wish: KeptWish, bent: number | null) => {
    if (bent === null) return `${say(`trial.some_${wish}`)} ${say('trial.hidden')}`;
    if (bent === 0) return say(`trial.all_${wish}`);
    return say(`trial.bent_${wish}`, { bent, groups });
  };
  return (
    <>
      <h3>{say('trial.wishes')}</h3>
      <ul>
        {wishes.map(({ wish, bent }) => (
          <li key={wish}>{sentenceOf(wish, bent)}</li>
        ))}
      </ul>
      <p class="hint">{say('trial.order')}</p>
    </>
  );
}

import { useState } from 'preact/hooks';
import type { RhythmFault, RhythmWish } from '../../../programmes/rhythm-wish.js';
import { pathTo } from '../../path-to.js';
import type { RhythmWire } from '../../wire/rhythm-wire.js';
import { useSession } from '../shared/session.js';
import { useFirst, useResource, useWish } from '../shared/use-resource.js';
import { Card, Loaded, Refused, Status } from '../shared/widgets.js';
import type { PartProps } from './part-props.js';
import { PhaseTimes } from './phase-times.js';
import { faultText } from './rhythm-faults.js';
import { RhythmFields } from './rhythm-fields.js';
import { RhythmPreview } from './rhythm-preview.js';
import { goOn, SaveButton } from './save-buttons.js';
import { useRhythmPreview } from './use-rhythm-preview.js';

/** When rounds open, with the rounds that it leads to while it is filled in. */
export function RhythmPart(props: PartProps) {
  const { say } = useSession();
  const live = useFirst(useResource(pathTo('desk/programme/rhythm')));
  return (
    <Card>
      <h2>{say('programmeDesk.stepRhythm')}</h2>
      <p>{say(props.programme.state === 'draft' ? 'rhythm.introDraft' : 'rhythm.intro')}</p>
      <Loaded from={live}>{(first) => <RhythmForm {...props} first={first} />}</Loaded>
    </Card>
  );
}

function RhythmForm({ programme, next, first }: PartProps & { readonly first: RhythmWire }) {
  const { say, api } = useSession();
  const [wish, setWish] = useState<RhythmWish>(first.wish);
  const [revision, setRevision] = useState(first.revision);
  const [outcome, setOutcome] = useState<'none' | 'saved' | 'overtaken' | 'refused'>('none');
  const { busy, refused, send } = useWish();
  const preview = useRhythmPreview(wish, first);
  const faults = preview.seen.faults;
  const put = (change: Partial<RhythmWish>) => {
    setOutcome('none');
    setWish({ ...wish, ...change });
  };
  const save = () =>
    send(async () => {
      setOutcome('none');
      const answer = await api.post('desk/programme/rhythm/change', { revision, wish });
      if (answer.outcome === 'refused') {
        setOutcome('refused');
        return;
      }
      setRevision(answer.rhythm.revision);
      setOutcome(answer.outcome === 'done' ? 'saved' : 'overtaken');
      if (answer.outcome === 'done') goOn(programme, next);
    });
  const lines = [...new Set(faults.map((fault: RhythmFault) => faultText(fault, say)))];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <RhythmFields wish={wish} onPut={put} />
      <PhaseTimes wish={wish} onPut={put} />
      <div role="status">
        {lines.length > 0 && (
          <ul class="status bad">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      <RhythmPreview preview={preview} />
      <div class="said">
        <Refused code={refused} />
        <Status text={outcome === 'refused' ? say('rhythm.refused') : ''} bad />
        <Status text={outcome === 'overtaken' ? say('programmeDesk.overtaken') : ''} bad />
        <Status text={outcome === 'saved' ? say('programmeDesk.saved') : ''} />
      </div>
      <SaveButton programme={programme} busy={busy} />
    </form>
  );
}

import type { ProgrammeDeskWire } from '../../wire/programme-desk-wire.js';
import { useSession } from '../shared/session.js';
import { Button } from '../shared/widgets.js';

interface SaveProps {
  readonly programme: ProgrammeDeskWire;
  readonly busy: boolean;
}

/** Keeps a part; while the programme is being made it also leads to the next one. */
export function SaveButton({ programme: { state }, busy }: SaveProps) {
  const { say } = useSession();
  return (
    <div class="buttons">
      <Button submit look="primary" busy={busy}>
        {say(state === 'draft' ? 'programmeDesk.saveNext' : 'programmeDesk.save')}
      </Button>
    </div>
  );
}

/** Goes to the next part of a programme that is being made; others stay where they are. */
export function goOn({ id, state }: Pick<ProgrammeDeskWire, 'id' | 'state'>, next: string | null): void {
  if (state === 'draft' && next !== null) window.location.hash = `programmes/${id}/${next}`;
}

interface NextProps {
  readonly programme: ProgrammeDeskWire;
  readonly next: string | null;
}

/** Leads on from a part that keeps itself, while the programme is being made; nothing afterwards. */
export function NextButton({ programme, next }: NextProps) {
  const { say } = useSession();
  if (programme.state !== 'draft') return null;
  return (
    <div class="buttons">
      <Button look="primary" onClick={() => goOn(programme, next)}>
        {say('programmeDesk.goOn')}
      </Button>
    </div>
  );
}

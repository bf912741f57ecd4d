import type { OrganisationAnswerWire } from '../../wire/owner-wire.js';
import { useSession } from '../shared/session.js';
import { Button, Status } from '../shared/widgets.js';

interface OrganisationAnswerProps {
  readonly answer: OrganisationAnswerWire | null;
  readonly busy: boolean;
  /** Means this one all the same. */
  readonly onAnyway: () => void;
}

/** Says why nothing was stored: a reason, or others that may be meant. */
export function OrganisationAnswer({ answer, busy, onAnyway }: OrganisationAnswerProps) {
  const { say } = useSession();
  const why = answer?.refused ?? null;
  const similar = answer?.similar ?? [];
  return (
    <>
      <Status bad text={why === null ? '' : say(`owner.not_${why}`)} />
      <Status
        text={similar.length === 0 ? '' : say('owner.similar', { names: similar.map(({ name }) => name).join(', ') })}
      />
      {similar.length > 0 && (
        <div class="buttons">
          <Button busy={busy} onClick={onAnyway}>
            {say('owner.similarAnyway')}
          </Button>
        </div>
      )}
    </>
  );
}

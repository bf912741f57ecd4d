import { type ComponentChildren, Fragment } from 'preact';
import { useChosen } from '../shared/choices.js';
import { ProgrammeSelect } from '../shared/programme-select.js';
import { useSession } from '../shared/session.js';
import { Notice } from '../shared/widgets.js';
import { Joinable } from './joinable.js';

/** The programme that is shown. */
export interface InProgramme {
  /** The programme to ask about; empty where nobody has to say which. */
  readonly asked: { readonly programme?: string };
  /** The day until which nothing of it is sent; null: no pause. */
  readonly pausedUntil: string | null;
}

interface OfProgrammeProps {
  readonly children: (shown: InProgramme) => ComponentChildren;
  /** Something else is shown than the button that was used. */
  readonly onJoined: () => void;
}

/** Part of the page about one programme, with a way to another for whoever takes part in more, and a way in for whoever has none. */
export function OfProgramme({ children, onJoined }: OfProgrammeProps) {
  const { say, me } = useSession();
  const { programmes } = me;
  const [programme, choose] = useChosen('week', programmes);
  if (programme === undefined && me.standing === 'joined') {
    return (
      <>
        <Notice title={say('programmes.noneTitle')} text={say('programmes.none')} />
        <Joinable onJoined={onJoined} />
      </>
    );
  }
  const asked = programme === undefined || programmes.length < 2 ? {} : { programme: programme.id };
  const pausedUntil = me.pausedUntil ?? programme?.pausedUntil ?? null;
  return (
    <>
      <ProgrammeSelect programmes={programmes} chosen={programme?.id ?? ''} onChoose={choose} />
      <Fragment key={asked.programme}>{children({ asked, pausedUntil })}</Fragment>
    </>
  );
}

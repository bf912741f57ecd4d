import { useLayoutEffect } from 'preact/hooks';
import type { FacilitatedWire } from '../../wire/programme-wire.js';
import { useChosen } from '../shared/choices.js';
import { SectionLinks, sectionAt } from '../shared/sections.js';
import { useSession } from '../shared/session.js';
import { Loaded, PageTitle, Refused, Status } from '../shared/widgets.js';
import { stepsFor } from './steps.js';
import { type ProgrammeWishes, useProgramme } from './use-programme.js';

interface PageProps {
  readonly programme: FacilitatedWire;
  /** The part that is shown; empty: the first. */
  readonly path: string;
}

/** One programme, in parts. Each part is kept by itself, so that it can be left and taken up anywhere. */
export function ProgrammePage({ programme: { id, name, state }, path }: PageProps) {
  const { say, me } = useSession();
  const [chosen, choose] = useChosen('desk', me.facilitates);
  useLayoutEffect(() => {
    if (chosen?.id !== id) choose(id);
  });
  return (
    <>
      <PageTitle>{name}</PageTitle>
      <p>
        <a href="#programmes">{say('programmeDesk.all')}</a>
      </p>
      <p class="kicker">{say(`programmes.state_${state}`)}</p>
      {/* Everything below asks about the programme that was chosen. */}
      {chosen?.id === id && <Parts path={path} />}
    </>
  );
}

function Parts({ path }: { readonly path: string }) {
  const { say, me } = useSession();
  const { live, wishes } = useProgramme();
  const steps = stepsFor(me.owner).map((step) => ({ ...step, show: () => null }));
  const shown = sectionAt(steps, { name: path, rest: '' });
  return (
    <Loaded from={live}>
      {(programme) => (
        <>
          <SectionLinks
            name={say('programmeDesk.nav')}
            sections={steps}
            shown={shown}
            within={`programmes/${programme.id}/`}
          />
          {programme.state === 'draft' && shown !== undefined && (
            <p class="kicker">{say('programmeDesk.step', { number: steps.indexOf(shown) + 1, count: steps.length })}</p>
          )}
          {shown !== undefined && <shown.Part programme={programme} wishes={wishes} next={nextOf(steps, shown.name)} />}
          <Said wishes={wishes} />
        </>
      )}
    </Loaded>
  );
}

function nextOf(steps: readonly { readonly name: string }[], name: string): string | null {
  const at = steps.findIndex((step) => step.name === name);
  return steps[at + 1]?.name ?? null;
}

function Said({ wishes }: { readonly wishes: ProgrammeWishes }) {
  const { say } = useSession();
  return (
    <div class="said">
      <Status text={wishes.overtaken ? say('programmeDesk.overtaken') : ''} bad />
      <Refused code={wishes.refused} />
      <Status text={wishes.said} />
    </div>
  );
}

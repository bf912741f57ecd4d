import { SeasonQueue } from '../desk/season-queue.js';
import { useSeason } from '../desk/use-season.js';
import { useSession } from '../shared/session.js';
import { Card, Loaded, Refused, Status } from '../shared/widgets.js';
import { LibraryChooser } from './library-chooser.js';
import type { PartProps } from './part-props.js';
import { NextButton } from './save-buttons.js';

/** The dilemmas of the programme: chosen from the library, and put in order. */
export function DilemmasPart({ programme, next }: PartProps) {
  const { say } = useSession();
  const { season, wishes } = useSeason();
  return (
    <>
      <Loaded from={season}>
        {(found) => (
          <>
            <Card>
              <h2>{say('programmeDesk.stepDilemmas')}</h2>
              <p>{say('library.intro')}</p>
              <LibraryChooser season={found} wishes={wishes} />
            </Card>
            <Card>
              <SeasonQueue season={found} wishes={wishes} />
              <NextButton programme={programme} next={next} />
            </Card>
          </>
        )}
      </Loaded>
      <div class="said">
        <Status text={wishes.overtaken ? say('season.changed') : ''} bad />
        <Refused code={wishes.refused} />
        <Status text={wishes.said} />
      </div>
    </>
  );
}

import { useSession } from '../shared/session.js';
import { formatDay, formatMoment } from '../shared/text.js';
import { Status } from '../shared/widgets.js';
import type { ShownPreview } from './use-rhythm-preview.js';

/** The next ten rounds. */
export function RhythmPreview({ preview: { seen, failed } }: { readonly preview: ShownPreview }) {
  const { say, language } = useSession();
  const { openings, faults, schoolHolidaysKnownUntil: known } = seen;
  const moment = (iso: string) => formatMoment(iso, language);
  return (
    <>
      <h3>{say('rhythm.preview')}</h3>
      <Status text={failed ? say('rhythm.previewFailed') : ''} bad />
      {openings.length === 0 ? (
        <p>{say(faults.length > 0 ? 'rhythm.previewFaults' : 'rhythm.previewNone')}</p>
      ) : (
        <ol class="openings">
          {openings.map(({ opens, talks, closes }) => (
            <li key={opens}>
              <strong>{moment(opens)}</strong>
              <span class="explanation">
                {talks === null
                  ? say('rhythm.until', { closes: moment(closes) })
                  : say('rhythm.untilTalks', { closes: moment(closes), talks: moment(talks) })}
              </span>
            </li>
          ))}
        </ol>
      )}
      {known !== null && <p class="hint">{say('rhythm.schoolKnown', { day: formatDay(known, language) })}</p>}
    </>
  );
}

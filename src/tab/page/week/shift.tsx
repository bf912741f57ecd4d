import { MOVED_BY } from '../../../rounds/moved-by.js';
import type { OptionResultWire, ShiftWire } from '../../wire/result-wire.js';
import { useSession } from '../shared/session.js';
import { formatNumber, type TextKey } from '../shared/text.js';
import { Card } from '../shared/widgets.js';
import { MovesTable } from './chart.js';

interface ShiftProps {
  readonly shift: ShiftWire;
  readonly options: readonly OptionResultWire[];
}

/** How people moved between the two votes, and what moved them. */
export function Shift({ shift: { confidence, movedBy, talks, transitions }, options }: ShiftProps) {
  const { say, language } = useSession();
  const moved = MOVED_BY.filter((move) => movedBy[move] !== null);
  return (
    <Card>
      <h3>{say('closing.moves')}</h3>
      <MovesTable options={options} transitions={transitions} />
      {Object.values(transitions).some((row) => Object.values(row).some((count) => count !== null)) && (
        <p class="hint">{say('closing.movesOthers')}</p>
      )}
      {confidence !== null && (
        <>
          <h3>{say('closing.confidence')}</h3>
          <p>
            {say(confidenceKey(confidence), {
              first: formatNumber(confidence.first, language),
              second: formatNumber(confidence.second, language),
            })}
          </p>
        </>
      )}
      {moved.length > 0 && (
        <>
          <h3>{say('closing.movedBy')}</h3>
          <ul class="plain">
            {moved.map((move) => (
              <li key={move}>
                {say(`closing.by_${move}`, { people: say('closing.people', { count: movedBy[move] ?? 0 }) })}
              </li>
            ))}
          </ul>
        </>
      )}
      {talks !== null && (
        <>
          <h3>{say('closing.talksHeading')}</h3>
          <p>{say('closing.talks', { ...talks })}</p>
        </>
      )}
    </Card>
  );
}

function confidenceKey({ first, second }: { readonly first: number; readonly second: number }): TextKey {
  if (first === second) return 'closing.confidenceSame';
  return first < second ? 'closing.confidenceUp' : 'closing.confidenceDown';
}

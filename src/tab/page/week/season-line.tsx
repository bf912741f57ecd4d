import { pathTo } from '../../path-to.js';
import type { SeasonLineWire } from '../../wire/result-wire.js';
import { useSession } from '../shared/session.js';
import { useResource } from '../shared/use-resource.js';
import { Card, Loaded, Scroll } from '../shared/widgets.js';

type LineWire = SeasonLineWire['programmes'][number];
type PointWire = LineWire['points'][number];

/** One round makes no line. */
const FEWEST = 2;
const [WIDTH, HEIGHT, MARGIN] = [300, 100, 6];
const POLES = ['own', 'partnership'] as const;

/** How the split between loyalties went over the rounds, for each programme of the reader; nothing before there is something to see. */
export function SeasonLines() {
  const lines = useResource(pathTo('season-line'));
  return (
    <Loaded from={lines}>
      {({ programmes }) => (
        <>
          {programmes
            .filter(({ points }) => points.filter((point) => lastOf(point) !== null).length >= FEWEST)
            .map((line, at) => (
              <SeasonLine key={line.name ?? at} line={line} />
            ))}
        </>
      )}
    </Loaded>
  );
}

function SeasonLine({ line: { name, points } }: { readonly line: LineWire }) {
  const { say } = useSession();
  const heading = name === null ? say('seasonLine.heading') : say('seasonLine.headingOf', { programme: name });
  const drawn = points.flatMap((point) => lastOf(point) ?? []);
  return (
    <Card>
      <h2>{heading}</h2>
      <p>{say('seasonLine.intro')}</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 2 * MARGIN}`} aria-hidden="true" class="line-picture">
        <line class="ground" x1={0} x2={WIDTH} y1={yOf(50)} y2={yOf(50)} />
        {POLES.map((pole) => (
          <polyline
            key={pole}
            class={`line ${pole}`}
            points={drawn.map((shares, at) => `${xOf(at, drawn.length)},${yOf(shares[pole])}`).join(' ')}
          />
        ))}
        {POLES.map((pole) =>
          drawn.map((shares, at) => (
            <circle
              key={`${pole} ${at}`}
              class={`line ${pole}`}
              cx={xOf(at, drawn.length)}
              cy={yOf(shares[pole])}
              r={3}
            />
          )),
        )}
      </svg>
      <p class="hint" aria-hidden="true">
        {POLES.map((pole) => (
          <span class="legend" key={pole}>
            <span class={`swatch ${pole}`} /> {say(`spagaat.${pole}`)}
          </span>
        ))}
      </p>
      <details>
        <summary>{say('chart.table')}</summary>
        <LineTable heading={heading} points={points} />
      </details>
    </Card>
  );
}

/** All that the picture shows, and the first vote beside the second. */
function LineTable({ heading, points }: { readonly heading: string; readonly points: readonly PointWire[] }) {
  const { say } = useSession();
  const cell = (shares: PointWire['first']): string =>
    shares === null
      ? say('chart.hidden')
      : say('seasonLine.shares', { own: shares.own, partnership: shares.partnership, both: shares.both });
  return (
    <Scroll name={heading}>
      <table>
        <caption>{say('seasonLine.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('seasonLine.round')}</th>
            <th scope="col">{say('chart.first')}</th>
            <th scope="col">{say('chart.second')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ roundId, sequence, title, first, second }) => (
            <tr key={roundId}>
              <th scope="row">
                {sequence}. {title}
              </th>
              <td>{cell(first)}</td>
              <td>{cell(second)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The second vote, or the only one; null: hidden. */
function lastOf({ first, second }: PointWire): PointWire['first'] {
  return second ?? first;
}

function xOf(at: number, count: number): number {
  return MARGIN + ((WIDTH - 2 * MARGIN) * at) / (count - 1);
}

function yOf(percent: number): number {
  return MARGIN + (HEIGHT * (100 - percent)) / 100;
}

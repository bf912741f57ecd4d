import type { LoyaltySplit } from '../../../rounds/loyalties.js';
import type { ResultWire } from '../../wire/result-wire.js';
import { useSession } from '../shared/session.js';
import { Card, Scroll } from '../shared/widgets.js';

/** From one pole to the other: what serves both stands between them. */
const DRAWN = ['own', 'both', 'partnership'] as const;
const SAID = ['own', 'partnership', 'both'] as const;
const HEIGHT = 14;

interface Vote {
  readonly name: string;
  readonly split: LoyaltySplit;
}

/** The split between loyalties on both votes, as bars and as a table; nothing where it is not to be told. */
export function Spagaat({ loyalties: { first, second } }: Pick<ResultWire, 'loyalties'>) {
  const { say } = useSession();
  const votes: Vote[] = [
    ...(first === null ? [] : [{ name: say('chart.first'), split: first }]),
    ...(second === null ? [] : [{ name: say('chart.second'), split: second }]),
  ];
  if (votes.length === 0) return null;
  return (
    <Card>
      <h3>{say('closing.spagaat')}</h3>
      <div aria-hidden="true">
        {votes.map(({ name, split: { shares } }) => shares !== null && <Bar key={name} name={name} shares={shares} />)}
        {votes.some(({ split }) => split.shares !== null) && <Legend />}
      </div>
      <Scroll name={say('closing.spagaat')}>
        <table>
          <caption class="unseen">{say('closing.spagaat')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('spagaat.for')}</th>
              {votes.map(({ name }) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SAID.map((loyalty) => (
              <tr key={loyalty}>
                <th scope="row">{say(`spagaat.${loyalty}`)}</th>
                {votes.map(({ name, split: { counts } }) => (
                  <td key={name}>{counts[loyalty] ?? say('chart.hidden')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}

interface BarProps {
  readonly name: string;
  readonly shares: NonNullable<LoyaltySplit['shares']>;
}

/** The whole width is everybody who voted. */
function Bar({ name, shares }: BarProps) {
  let from = 0;
  return (
    <div class="bar-row">
      <span class="bar-words">{name}</span>
      <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" class="bar-picture">
        {DRAWN.map((loyalty) => {
          const x = from;
          from += shares[loyalty];
          return <rect key={loyalty} class={`loyalty ${loyalty}`} x={x} width={shares[loyalty]} height={HEIGHT} />;
        })}
      </svg>
    </div>
  );
}

function Legend() {
  const { say } = useSession();
  return (
    <p class="hint">
      {DRAWN.map((loyalty) => (
        <span class="legend" key={loyalty}>
          <span class={`swatch ${loyalty}`} /> {say(`spagaat.${loyalty}`)}
        </span>
      ))}
    </p>
  );
}

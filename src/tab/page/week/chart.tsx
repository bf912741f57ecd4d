import type { OptionCount } from '../../../rounds/published-row.js';
import type { OptionResultWire } from '../../wire/result-wire.js';
import { useSession } from '../shared/session.js';
import { Scroll } from '../shared/widgets.js';
import { letterOf } from './ballot.js';

/** How wide the bars are drawn; the picture itself scales. */
const WIDTH = 300;
const BAR = 14;

/** How many of this row there are, in words. */
export function useCounts(): (count: OptionCount) => string {
  const { say } = useSession();
  return ({ count, percent }) => {
    if (count === null) return say('result.hidden');
    const votes = say('result.count', { count });
    return percent === null ? votes : say('result.share', { votes, percent });
  };
}

/**
 * The bars of one option: first and second vote below each other. Hidden counts have no bar, since an empty one would
 * look like zero. Bars are measured by the longest, so there is no ground behind them that would look like all votes.
 * Whoever cannot see them reads the same as text.
 */
export function OptionBars({ option, largest }: { readonly option: OptionResultWire; readonly largest: number }) {
  const { say } = useSession();
  const words = useCounts();
  const { first, second } = option;
  const rows = [
    { name: say('chart.first'), count: first, look: 'bar first' },
    ...(second === null ? [] : [{ name: say('chart.second'), count: second, look: 'bar second' }]),
  ];
  return (
    <div class="bars">
      {rows.map(({ name, count, look }) => (
        <div class="bar-row" key={look}>
          <span class="bar-words">
            {second === null ? '' : `${name}: `}
            {words(count)}
          </span>
          {count.count !== null && (
            <svg viewBox={`0 0 ${WIDTH} ${BAR}`} preserveAspectRatio="none" aria-hidden="true" class="bar-picture">
              <rect class={look} width={widthOf(count.count, largest)} height={BAR} />
            </svg>
          )}
        </div>
      ))}
    </div>
  );
}

function widthOf(count: number, largest: number): number {
  return largest === 0 ? 0 : Math.round((WIDTH * count) / largest);
}

/** The largest count that is shown: what the other bars are measured by. */
export function largestOf(options: readonly OptionResultWire[]): number {
  return Math.max(0, ...options.flatMap(({ first, second }) => [first.count ?? 0, second?.count ?? 0]));
}

/** The same numbers as a table. */
export function CountTable({ options }: { readonly options: readonly OptionResultWire[] }) {
  const { say } = useSession();
  const words = useCounts();
  const both = options.some(({ second }) => second !== null);
  return (
    <details>
      <summary>{say('chart.table')}</summary>
      <Scroll name={say('chart.caption')}>
        <table>
          <caption>{say('chart.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('chart.option')}</th>
              <th scope="col">{say(both ? 'chart.first' : 'chart.votes')}</th>
              {both && <th scope="col">{say('chart.second')}</th>}
            </tr>
          </thead>
          <tbody>
            {options.map(({ id, label, first, second }, at) => (
              <tr key={id}>
                <th scope="row">
                  {letterOf(at)}. {label}
                </th>
                <td>{words(first)}</td>
                {both && <td>{second === null ? '' : words(second)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

interface MovesProps {
  readonly options: readonly OptionResultWire[];
  readonly transitions: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
}

/** The table of moves between options. */
export function MovesTable({ options, transitions }: MovesProps) {
  const { say } = useSession();
  const shown = (from: string, to: string) => transitions[from]?.[to] ?? null;
  if (options.every(({ id: from }) => options.every(({ id: to }) => shown(from, to) === null)))
    return <p>{say('closing.movesHidden')}</p>;
  return (
    <Scroll name={say('chart.movesCaption')}>
      <table>
        <caption>{say('chart.movesCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('chart.from')}</th>
            {options.map(({ id }, at) => (
              <th scope="col" key={id}>
                {say('chart.to', { to: letterOf(at) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.map(({ id: from }, at) => (
            <tr key={from}>
              <th scope="row">{letterOf(at)}</th>
              {options.map(({ id: to }) => (
                <td key={to}>{shown(from, to) ?? say('chart.hidden')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

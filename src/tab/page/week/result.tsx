import type { Language } from '../../../language.js';
import type { RowWords } from '../../../rounds/published-row.js';
import type { GroupWire, OptionResultWire, ResultWire } from '../../wire/result-wire.js';
import type { ClosedWire, KnowledgeWire, OpenedWire } from '../../wire/wire.js';
import { useSession } from '../shared/session.js';
import { formatDay, formatMoment, type Text, type TextKey } from '../shared/text.js';
import { Card, Rich } from '../shared/widgets.js';
import { letterOf } from './ballot.js';
import { CountTable, largestOf, OptionBars } from './chart.js';
import { Shift } from './shift.js';
import { Spagaat } from './spagaat.js';

/** The opened first vote, while the second is still to come. */
export function Opened({ round }: { readonly round: OpenedWire }) {
  const { say, language } = useSession();
  const moment = formatMoment(round.revotingAt, language);
  return (
    <>
      <Card>
        <p class="kicker">{say('opening.kicker')}</p>
        <h2>{round.dilemma.title}</h2>
        <p>
          <Rich text={say(round.talks ? 'opening.talk' : 'opening.noTalk', { moment })} />
        </p>
        {round.talks && (
          <p>
            <a href="#match">{say('app.match')}</a>
          </p>
        )}
      </Card>
      <Distribution result={round} />
    </>
  );
}

/** A round that is over: both votes, what moved people, and what is good to know. */
export function Closed({ round }: { readonly round: ClosedWire }) {
  const { say, language } = useSession();
  const { dilemma, shift, options, lines, knowledge, tension, reflection } = round;
  const both = options.some(({ second }) => second !== null);
  return (
    <>
      <Card>
        <p class="kicker">{say(both ? 'closing.kickerBoth' : 'closing.kicker')}</p>
        <h2>{dilemma.title}</h2>
        <p class="situation">{dilemma.situation}</p>
      </Card>
      <Distribution result={round} />
      <Spagaat loyalties={round.loyalties} />
      {shift !== null && both && <Shift shift={shift} options={options} />}
      {lines.length > 0 && (
        <Card>
          <h3>{say('closing.lines')}</h3>
          {lines.map((reason) => (
            <blockquote key={reason}>{say('result.quote', { reason })}</blockquote>
          ))}
        </Card>
      )}
      <Card>
        <h3>{say('closing.knowledge')}</h3>
        <p>
          <strong>{knowledge.title}</strong>
        </p>
        <p>{knowledge.text}</p>
        {knowledge.source !== null && (
          <p class="hint">
            {sourceLine(knowledge.source, say, language)}{' '}
            <a href={knowledge.source.url} target="_blank" rel="noreferrer">
              {say('closing.readSource')} <span class="unseen">{say('app.openElsewhere')}</span>
            </a>
          </p>
        )}
        <h3>{say('closing.tension')}</h3>
        <p>{tension}</p>
        <h3>{say('closing.reflection')}</h3>
        <ul>
          {reflection.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      </Card>
      <Card>
        <h3>{say('closing.agreement')}</h3>
        <p>
          <a href={`#agreements/new/${round.roundId}`}>{say('agreement.open')}</a>
        </p>
      </Card>
    </>
  );
}

function Distribution({ result }: { readonly result: ResultWire }) {
  const { say } = useSession();
  const { options, groups, minimumCount: minimum, dilemma, words } = result;
  const both = options.some(({ second }) => second !== null);
  const largest = largestOf(options);
  return (
    <Card>
      <h3>{say('opening.distribution')}</h3>
      <p>{dilemma.question}</p>
      <InWords options={options} words={words} both={both} />
      {largest > 0 && (
        <>
          {options.map((option, at) => (
            <div class="option" key={option.id}>
              <p>
                <strong>
                  {letterOf(at)}. {option.label}
                </strong>{' '}
                <Own option={option} />
              </p>
              <OptionBars option={option} largest={largest} />
              {option.reasons.map((reason) => (
                <blockquote key={reason}>{say('result.quote', { reason })}</blockquote>
              ))}
            </div>
          ))}
          <CountTable options={options} />
          {groups.map((group) => (
            <Group key={group.kind} group={group} options={options} ofFirst={both} />
          ))}
        </>
      )}
      <p class="hint">{say('result.minimum', { minimum })}</p>
    </Card>
  );
}

interface InWordsProps {
  readonly options: readonly OptionResultWire[];
  readonly words: ResultWire['words'];
  readonly both: boolean;
}

/** Words for a vote without counts; nothing if there are counts. */
function InWords({ options, words: { first, second }, both }: InWordsProps) {
  const { say } = useSession();
  if (!both)
    return first === null ? null : <p>{say(`result.${ALONE[first.kind]}`, { letter: letterIn(first, options) })}</p>;
  if (first?.kind === 'few' && second?.kind === 'few') return <p>{say('result.nothing')}</p>;
  const told = [
    { name: say('chart.first'), words: first },
    { name: say('chart.second'), words: second },
  ];
  return (
    <>
      {told.map(
        ({ name, words }) =>
          words !== null && (
            <p key={name}>
              {name}: {say(`result.${BESIDE[words.kind]}`, { letter: letterIn(words, options) })}
            </p>
          ),
      )}
    </>
  );
}

const ALONE = { few: 'nothing', divided: 'divided', most: 'most', nearlyAll: 'nearlyAll' } as const;
const BESIDE = { few: 'shortFew', divided: 'shortDivided', most: 'shortMost', nearlyAll: 'shortNearlyAll' } as const;

function letterIn(words: RowWords, options: readonly OptionResultWire[]): string {
  const at = 'option' in words ? options.findIndex(({ id }) => id === words.option) : 0;
  return letterOf(Math.max(0, at));
}

function Own({ option: { ownFirst, ownSecond, second } }: { readonly option: OptionResultWire }) {
  const { say } = useSession();
  if (!ownFirst && !ownSecond) return null;
  if (second === null) return <span class="own">{say('result.own')}</span>;
  const key = ownFirst && ownSecond ? 'closing.ownBoth' : ownFirst ? 'closing.ownFirst' : 'closing.ownSecond';
  return <span class="own">{say(key)}</span>;
}

interface GroupProps {
  readonly group: GroupWire;
  readonly options: readonly OptionResultWire[];
  /** There are two votes here: these counts are of the first. */
  readonly ofFirst: boolean;
}

function Group({ group: { kind, name, counts }, options, ofFirst }: GroupProps) {
  const { say } = useSession();
  const group =
    kind === 'municipality'
      ? say('result.municipality', { name })
      : say('result.sizeClass', {
          name: say(name === 'unknown' ? 'sizeClass.unknown' : (`sizeClass.class${name}` as TextKey)),
        });
  const heading = ofFirst ? `${say('chart.first')}: ${group}` : group;
  return (
    <>
      <h4>{heading}</h4>
      <ul class="plain">
        {options.map(({ id, label }, at) => {
          const count = counts[id] ?? null;
          return (
            <li key={id}>
              {letterOf(at)}. {label}: {count === null ? say('result.hidden') : say('result.count', { count })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function sourceLine({ name, law }: NonNullable<KnowledgeWire['source']>, say: Text, language: Language): string {
  if (law === null) return say('result.sourceOfCraft', { name });
  return say('result.source', { name, article: law.article, day: formatDay(law.inForce, language) });
}

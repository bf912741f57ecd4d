import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { DeskRoundWire } from '../../wire/desk-wire.js';
import { Review } from '../review/review.js';
import { AskFirst } from '../shared/ask-first.js';
import { useChosen } from '../shared/choices.js';
import { ProgrammeSelect } from '../shared/programme-select.js';
import { placeOf, type Section, SectionLinks, sectionAt } from '../shared/sections.js';
import { useSession } from '../shared/session.js';
import { formatMoment } from '../shared/text.js';
import { useFocusIn } from '../shared/use-focus.js';
import { useResource, useWish } from '../shared/use-resource.js';
import { Button, Card, Loaded, PageTitle, Refused, Scroll, Status } from '../shared/widgets.js';
import { Delivery } from './desk-delivery.js';
import { Downloads } from './desk-downloads.js';
import { Log } from './desk-log.js';
import { Moderation } from './desk-moderation.js';
import { Moves } from './desk-moves.js';
import { WithProgress } from './desk-progress.js';
import { Rehearsal } from './desk-rehearsal.js';
import { Season } from './desk-season.js';
import { FewDilemmas } from './few-dilemmas.js';

const PARTS: readonly Section[] = [
  { name: 'now', label: 'desk.now', show: () => <Now /> },
  { name: 'season', label: 'desk.season', show: () => <Season /> },
  { name: 'review', label: 'desk.review', show: (rest) => <Review path={rest} /> },
  { name: 'moderation', label: 'desk.moderation', show: (rest) => <Moderation rest={rest} /> },
  { name: 'people', label: 'desk.participation', show: () => <Participation /> },
  { name: 'log', label: 'desk.audit', show: () => <Log /> },
];

/** The facilitator's desk. The program checks at every address that it is a facilitator who asks. */
export function Desk({ path }: { readonly path: string }) {
  const { say, me } = useSession();
  const [programme, choose] = useChosen('desk', me.facilitates);
  const place = placeOf(path);
  const shown = sectionAt(PARTS, place);
  return (
    <>
      <PageTitle>{say('app.desk')}</PageTitle>
      {programme !== undefined && (
        <>
          <p>
            <strong>{programme.name}</strong> ({say(`programmes.state_${programme.state}`)}){' '}
            <a href={`#programmes/${encodeURIComponent(programme.id)}`}>{say('programmeDesk.change')}</a>
          </p>
          <ProgrammeSelect
            programmes={me.facilitates}
            chosen={programme.id}
            onChoose={(id) => {
              choose(id);
              // A report or proposal that is open belongs to the other programme.
              if (place.rest !== '') window.location.hash = `desk/${place.name}`;
            }}
          />
        </>
      )}
      <SectionLinks name={say('desk.nav')} sections={PARTS} shown={shown} within="desk/" />
      <Fragment key={programme?.id}>{shown?.show(place.rest)}</Fragment>
    </>
  );
}

/** The round that is under way: what can be done with it, its messages, and a trial of its matching. */
function Now() {
  const round = useResource(pathTo('desk/round'));
  const [done, setDone] = useState(false);
  const { place, focus } = useFocusIn();
  const acting = { done, onDone: setDone, focus };
  return (
    <div ref={place}>
      <Loaded from={round}>
        {(found) => {
          if (found.round === null)
            return (
              <>
                <FewDilemmas left={found.fewDilemmas} />
                <CurrentRound desk={found} onChange={round.set} {...acting} />
              </>
            );
          const { roundId } = found.round;
          return (
            <WithProgress key={roundId} roundId={roundId} onMove={round.reload}>
              {({ card, look, moves }) => (
                <>
                  <FewDilemmas left={found.fewDilemmas} />
                  <CurrentRound
                    desk={found}
                    {...acting}
                    onChange={(desk) => {
                      round.set(desk);
                      look();
                    }}
                  />
                  {card}
                  <Delivery roundId={roundId} moves={moves} onResend={look} />
                  <Rehearsal roundId={roundId} />
                </>
              )}
            </WithProgress>
          );
        }}
      </Loaded>
    </div>
  );
}

interface RoundProps {
  readonly desk: DeskRoundWire;
  readonly onChange: (desk: DeskRoundWire) => void;
  /** Something was done; it is still said when the round of now is another by it. */
  readonly done: boolean;
  readonly onDone: (done: boolean) => void;
  readonly focus: (selector: string) => void;
}

function CurrentRound({ desk: { round, can }, onChange, done, onDone, focus }: RoundProps) {
  const { say, api, language } = useSession();
  const { busy, refused, send } = useWish();
  if (round === null) {
    return (
      <Card>
        <h2>{say('desk.round')}</h2>
        <Status text={done ? say('desk.done') : ''} />
        <p>{say('roundStatus.none')}</p>
      </Card>
    );
  }
  const { roundId, sequence, title, phase, deadlines } = round;
  async function act(wish: 'open' | 'close' | 'cancel'): Promise<void> {
    onDone(false);
    onChange(await api.post(`desk/round/${wish}`, { round: roundId }));
    onDone(true);
    // The button is gone, since the same wish cannot be made twice.
    focus('h2');
  }
  const others = (
    <>
      {can.open && (
        <Button busy={busy} onClick={() => send(() => act('open'))}>
          {say('roundStatus.open')}
        </Button>
      )}
      {can.close && (
        <Button busy={busy} onClick={() => send(() => act('close'))}>
          {say('roundStatus.close')}
        </Button>
      )}
    </>
  );
  return (
    <Card>
      <h2>{say('desk.round')}</h2>
      <p>
        <strong>{say('roundStatus.round', { sequence, title })}</strong> ({say(`roundStatus.phase_${phase}`)})
      </p>
      <ul class="plain">
        {deadlines.map(({ phase: next, at }) => (
          <li key={next}>
            {say(`roundStatus.at_${next}`)}: {formatMoment(at, language)}
          </li>
        ))}
      </ul>
      <p class="hint">{say('roundStatus.secret')}</p>
      <Refused code={refused} />
      <Status text={done ? say('desk.done') : ''} />
      {can.cancel ? (
        <AskFirst
          label={say('roundStatus.cancel')}
          title={say('roundCancel.heading')}
          text={say('roundCancel.gone')}
          confirm={say('roundCancel.confirm')}
          keep={say('roundCancel.keep')}
          onConfirm={() => act('cancel')}
        >
          {others}
        </AskFirst>
      ) : (
        <div class="buttons">{others}</div>
      )}
    </Card>
  );
}

/** How many people of each municipality take part, and the files to download. */
function Participation() {
  const { say } = useSession();
  const participation = useResource(pathTo('desk/participation'));
  return (
    <Card>
      <h2>{say('desk.participation')}</h2>
      <Loaded from={participation}>
        {({ minimum, moved, total, municipalities }) => (
          <>
            <p>{say('desk.participationIntro', { minimum })}</p>
            <Scroll name={say('desk.participation')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('desk.municipality')}</th>
                    <th scope="col">{say('desk.count')}</th>
                  </tr>
                </thead>
                <tbody>
                  {[...municipalities, { name: say('desk.total'), count: total }].map(({ name, count }) => (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      <td>{count ?? say('chart.hidden')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
            <Moves moved={moved} minimum={minimum} />
          </>
        )}
      </Loaded>
      <Downloads />
    </Card>
  );
}

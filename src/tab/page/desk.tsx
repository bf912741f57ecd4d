import { useState } from 'preact/hooks';
import type { AuditWire, DeskRoundWire, ParticipationWire } from '../desk-wire.js';
import { keepFile } from './api.js';
import { Delivery } from './desk-delivery.js';
import { Rehearsal } from './desk-rehearsal.js';
import { Season } from './desk-season.js';
import { Button, Card, Loaded, PageTitle, Refused, Scroll, Status } from './parts.js';
import { Review } from './review.js';
import { placeOf, type Section, SectionLinks, sectionAt } from './sections.js';
import { useSession } from './session.js';
import { formatMoment, type TextKey } from './text.js';
import { useResource, useWish } from './use-resource.js';

const PARTS: readonly Section[] = [
  { name: 'now', label: 'desk.now', show: () => <Now /> },
  { name: 'season', label: 'desk.season', show: () => <Season /> },
  { name: 'review', label: 'desk.review', show: (rest) => <Review path={rest} /> },
  { name: 'people', label: 'desk.participation', show: () => <Participation /> },
  { name: 'log', label: 'desk.audit', show: () => <Log /> },
];

/** The facilitator's desk. The program checks at every address that it is a facilitator who asks. */
export function Desk({ path }: { readonly path: string }) {
  const { say } = useSession();
  const place = placeOf(path);
  const shown = sectionAt(PARTS, place);
  return (
    <>
      <PageTitle>{say('app.desk')}</PageTitle>
      <SectionLinks name={say('desk.nav')} sections={PARTS} shown={shown} within="desk/" />
      {shown?.show(place.rest)}
    </>
  );
}

/** The round that is under way: what can be done with it, its messages, and a trial of its matching. */
function Now() {
  const round = useResource<DeskRoundWire>('desk/round');
  return (
    <Loaded from={round}>
      {(found) => (
        <>
          <CurrentRound desk={found} onChange={round.set} />
          {found.round !== null && <Delivery roundId={found.round.roundId} />}
          {found.round !== null && <Rehearsal roundId={found.round.roundId} />}
        </>
      )}
    </Loaded>
  );
}

interface RoundProps {
  readonly desk: DeskRoundWire;
  readonly onChange: (desk: DeskRoundWire) => void;
}

function CurrentRound({ desk: { round, can }, onChange }: RoundProps) {
  const { say, api, language } = useSession();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const { busy, refused, send } = useWish();
  if (round === null) {
    return (
      <Card>
        <h2>{say('desk.round')}</h2>
        <p>{say('roundStatus.none')}</p>
      </Card>
    );
  }
  const { roundId, sequence, title, phase, deadlines } = round;
  const act = (wish: 'open' | 'close' | 'cancel') =>
    send(async () => {
      setDone(false);
      onChange(await api.post<DeskRoundWire>(`desk/round/${wish}`, { round: roundId }));
      setAsking(false);
      setDone(true);
    });
  return (
    <Card>
      <h2>{say('desk.round')}</h2>
      <p>
        <strong>{say('roundStatus.round', { sequence, title })}</strong> ({say(`roundStatus.phase_${phase}` as TextKey)}
        )
      </p>
      <ul class="plain">
        {deadlines.map(({ phase: next, at }) => (
          <li key={next}>
            {say(`roundStatus.at_${next}` as TextKey)}: {formatMoment(at, language)}
          </li>
        ))}
      </ul>
      <p class="hint">{say('roundStatus.secret')}</p>
      <Refused code={refused} />
      <Status text={done ? say('desk.done') : ''} />
      {asking ? (
        <>
          <h3>{say('roundCancel.heading')}</h3>
          <p>
            <output>{say('roundCancel.gone')}</output>
          </p>
          <div class="buttons">
            <Button look="danger" busy={busy} onClick={() => act('cancel')}>
              {say('roundCancel.confirm')}
            </Button>
            <Button onClick={() => setAsking(false)}>{say('roundCancel.keep')}</Button>
          </div>
        </>
      ) : (
        <div class="buttons">
          {can.open && (
            <Button busy={busy} onClick={() => act('open')}>
              {say('roundStatus.open')}
            </Button>
          )}
          {can.close && (
            <Button busy={busy} onClick={() => act('close')}>
              {say('roundStatus.close')}
            </Button>
          )}
          {can.cancel && <Button onClick={() => setAsking(true)}>{say('roundStatus.cancel')}</Button>}
        </div>
      )}
    </Card>
  );
}

/** How many people of each municipality take part, and the files to download. */
function Participation() {
  const { say, api } = useSession();
  const participation = useResource<ParticipationWire>('desk/participation');
  const { busy, refused, send } = useWish();
  const download = (path: string, name: string) => send(async () => keepFile(await api.file(path, 'POST'), name));
  return (
    <Card>
      <h2>{say('desk.participation')}</h2>
      <Loaded from={participation}>
        {({ minimum, total, municipalities }) => (
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
          </>
        )}
      </Loaded>
      <Refused code={refused} />
      <div class="buttons">
        <Button busy={busy} onClick={() => download('desk/participation.csv', 'spagaat-deelname.csv')}>
          {say('desk.csv')}
        </Button>
        <Button busy={busy} onClick={() => download('desk/results.csv', 'spagaat-uitslagen.csv')}>
          {say('desk.results')}
        </Button>
      </div>
    </Card>
  );
}

/** What facilitators did. */
function Log() {
  const { say, language } = useSession();
  const log = useResource<AuditWire>('desk/log');
  return (
    <Card>
      <h2>{say('desk.audit')}</h2>
      <p>{say('desk.auditIntro')}</p>
      <Loaded from={log}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p>{say('desk.auditNone')}</p>
          ) : (
            <Scroll name={say('desk.audit')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('desk.when')}</th>
                    <th scope="col">{say('desk.who')}</th>
                    <th scope="col">{say('desk.what')}</th>
                    <th scope="col">{say('desk.about')}</th>
                  </tr>
                </thead>
                <tbody>
                  {entries.map(({ at, who, action, about }) => (
                    <tr key={`${at} ${action} ${about}`}>
                      <td>{formatMoment(at, language)}</td>
                      <td>{who ?? say('desk.unknownPerson')}</td>
                      <td>{say(`desk.what_${action}` as TextKey)}</td>
                      <td>{about}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
    </Card>
  );
}

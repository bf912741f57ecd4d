import { useEffect, useState } from 'preact/hooks';
import type { MessageKind } from '../../../outbox/message.js';
import { pathTo } from '../../path-to.js';
import { useSession } from '../shared/session.js';
import type { Text } from '../shared/text.js';
import { useResource, useWish } from '../shared/use-resource.js';
import { Button, Card, Loaded, Refused, Scroll, Status } from '../shared/widgets.js';

const STATES = ['sent', 'due', 'unreachable', 'dead', 'dropped'] as const;

/** The failures that facilitators can do something about, or that happen often; of another the code is shown. */
const REASONS = [
  'blocked',
  'not-installed',
  'no-address',
  'conversation-gone',
  'forbidden',
  'too-large',
  'bad-request',
  'server-error',
] as const;

function reasonIn(code: string, say: Text): string {
  const known = REASONS.find((reason) => reason === code);
  return known === undefined ? say('deliveryReason.other', { code }) : say(`deliveryReason.${known}`);
}

interface DeliveryProps {
  /** The round that is shown first. */
  readonly roundId: string;
  /** How often long work on the round came a step further: other numbers then. */
  readonly moves: number;
  readonly onResend: () => void;
}

/** The messages of a round, of this one or an earlier one. */
export function Delivery({ roundId, moves, onResend }: DeliveryProps) {
  const { say } = useSession();
  const { resource } = useResource(pathTo('desk/rounds'));
  const [chosen, setChosen] = useState(roundId);
  const rounds = resource.state === 'there' ? resource.value.rounds : [];
  const isListed = rounds.some((round) => round.roundId === roundId);
  return (
    <Card>
      <h2>{say('desk.delivery')}</h2>
      {rounds.length > (isListed ? 1 : 0) && (
        <label class="field">
          <span>{say('desk.ofRound')}</span>
          <select value={chosen} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
            {!isListed && <option value={roundId}>{say('desk.nextRound')}</option>}
            {rounds.map((round) => (
              <option key={round.roundId} value={round.roundId}>
                {say('roundStatus.round', { sequence: round.sequence, title: round.title })}
              </option>
            ))}
          </select>
        </label>
      )}
      <DeliveryOf key={chosen} roundId={chosen} moves={moves} onResend={onResend} />
    </Card>
  );
}

/** How many messages of a round arrived, who got none and why, and sending those again. */
function DeliveryOf({ roundId, moves, onResend }: DeliveryProps) {
  const { say, api } = useSession();
  const delivery = useResource(pathTo('desk/delivery/:round', { round: roundId }));
  const [resent, setResent] = useState<number | null>(null);
  const { busy, refused, send } = useWish();
  const { reload } = delivery;
  useEffect(() => {
    if (moves > 0) reload();
  }, [moves, reload]);
  const kindName = (kind: MessageKind) => say(`desk.kind_${kind}`);
  const resend = (kind: MessageKind) =>
    send(async () => {
      const { count } = await api.post('desk/resend', { round: roundId, kind });
      setResent(count);
      reload();
      onResend();
    });
  return (
    <>
      <Loaded from={delivery}>
        {({ canResend, counts, undelivered }) =>
          counts.length === 0 ? (
            <p>{say('desk.noMessages')}</p>
          ) : (
            <>
              <Scroll name={say('desk.delivery')}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{say('desk.kind')}</th>
                      {STATES.map((state) => (
                        <th scope="col" key={state}>
                          {say(state === 'dropped' ? 'desk.dropped' : `roundStatus.${state}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {counts.map(({ kind, counts: row }) => (
                      <tr key={kind}>
                        <th scope="row">{kindName(kind)}</th>
                        {STATES.map((state) => (
                          <td key={state}>{row[state]}</td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
              {undelivered.length > 0 && (
                <>
                  <h3>{say('desk.failed')}</h3>
                  <Scroll name={say('desk.failed')}>
                    <table>
                      <thead>
                        <tr>
                          <th scope="col">{say('desk.person')}</th>
                          <th scope="col">{say('desk.kind')}</th>
                          <th scope="col">{say('desk.state')}</th>
                          <th scope="col">{say('desk.reason')}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {undelivered.map(({ kind, name, municipality, state, reason }) => (
                          <tr key={`${kind} ${name} ${municipality}`}>
                            <th scope="row">
                              {name === '' ? say('desk.nameless') : name} ({municipality})
                            </th>
                            <td>{kindName(kind)}</td>
                            <td>{say(state === 'dead' ? 'roundStatus.dead' : 'roundStatus.unreachable')}</td>
                            <td>{reasonIn(reason, say)}</td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </Scroll>
                </>
              )}
              {counts.every(({ counts: row }) => row.unreachable + row.dead === 0) && <p>{say('desk.noneFailed')}</p>}
              <div class="buttons">
                {canResend.map((kind) => (
                  <Button key={kind} busy={busy} onClick={() => resend(kind)}>
                    {say('desk.resend')}: {kindName(kind)}
                  </Button>
                ))}
              </div>
            </>
          )
        }
      </Loaded>
      <Refused code={refused} />
      <Status text={resent === null ? '' : say('desk.resent', { count: resent })} />
    </>
  );
}

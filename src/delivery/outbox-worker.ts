import type { ChannelStore } from '../channels/channel-store.js';
import type { Clock } from '../clock.js';
import { isStorageDown } from '../errors.js';
import type { Log } from '../log.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { Sender } from '../outbox/sender.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { CardMaker, ChannelCardMaker } from './card-maker.js';
import { createClaiming } from './claiming.js';
import { createDispatch } from './dispatching.js';
import { createNotebook } from './notebook.js';
import { createPacking } from './packing.js';
import type { RateBudget } from './rate-budget.js';
import type { Reachability } from './reachability.js';

export interface OutboxWorkerParts {
  readonly outbox: OutboxStore;
  readonly participants: ParticipantStore;
  readonly channels: ChannelStore;
  readonly sender: Sender;
  readonly makeCards: CardMaker;
  readonly makePosts: ChannelCardMaker;
  readonly budget: RateBudget;
  readonly reachability: Pick<Reachability, 'refused' | 'reached'>;
  /** There may be more to take up now. */
  readonly wake: () => void;
  /** The process is about to end: send nothing more, and give back what was taken up. */
  readonly isStopping: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

export interface OutboxWorker {
  /**
   * Takes up due messages and begins to send them; gives how many it took up. Notes first what was not noted yet, so refuses
   * while the database takes nothing. A message that hangs holds up no other, and no later call.
   */
  takeUp(): Promise<number>;
  /** The same, and waits until each of them was sent or put off and that was noted. */
  sendDue(): Promise<number>;
  /** Gives back what waits, waits for what is under way, and notes how it went: for at most `STOP_MS`. */
  stop(): Promise<void>;
}

/** Time from the wish to stop until whatever could not be noted is left to the leases (ms). The process has ten seconds. */
const STOP_MS = 8_500;
/** Attempts to note outcomes at that point, and the pause between them (ms). */
const STOP_TRIES = 12;
const STOP_WAIT_MS = 500;

/**
 * Takes up due messages, sends them and notes how it went. Any number of workers may run, in any number of processes. At
 * most `MOST_AT_ONCE` are under way to one tenant, and none is begun while `MOST_UNNOTED` have been sent and are not noted yet:
 * that is what a killed process can leave to be sent twice.
 */
export function createOutboxWorker(parts: OutboxWorkerParts): OutboxWorker {
  const { isStopping, clock, log } = parts;
  const notebook = createNotebook(parts);
  const dispatch = createDispatch({ ...parts, notebook });
  const claim = createClaiming({ ...parts, notebook });
  const pack = createPacking({ ...parts, notebook });
  let looking: Promise<unknown> = Promise.resolve();

  async function look(): Promise<number> {
    await notebook.flush();
    dispatch.goOn();
    if (isStopping()) return 0;
    const claimed = await claim(dispatch);
    if (claimed.messages.length === 0) return 0;
    dispatch.add(await pack(claimed));
    return claimed.messages.length;
  }

  /** One look at a time: each knows what the one before took up. */
  function takeUp(): Promise<number> {
    const turn = looking.then(look, look);
    looking = turn.catch(() => undefined);
    return turn;
  }

  async function allNoted(): Promise<void> {
    do {
      await dispatch.atRest();
      await notebook.flush();
      dispatch.goOn();
    } while (dispatch.isUnderWay() || notebook.size() > 0);
  }

  /** Knowledge that is lost here leads to messages that come twice; so it is tried for as long as there is time. */
  async function noteBeforeTheEnd(): Promise<void> {
    const end = clock.now().getTime() + STOP_MS;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await allNoted();
      } catch (error) {
        const left = { messages: notebook.size() };
        if (!isStorageDown(error) || attempt === STOP_TRIES || clock.now().getTime() >= end) {
          log.error({ err: error, ...left }, 'stopped before everything that was sent could be noted');
          return;
        }
        await clock.sleep(STOP_WAIT_MS);
      }
    }
  }

  return {
    takeUp,

    async sendDue() {
      const taken = await takeUp();
      await allNoted();
      return taken;
    },

    async stop() {
      await looking;
      dispatch.giveBack();
      await noteBeforeTheEnd();
    },
  };
}

import { BSON } from 'mongodb';
import type { CommandListener } from '../../src/storage/connect.js';

export interface Traffic {
  /** Commands sent to the database, each a round trip. */
  readonly trips: number;
  /** Size of the commands and of the answers, as BSON. */
  readonly bytes: number;
}

/** Counts what goes to the database and comes back, from the driver's own events. */
export class CommandMeter {
  private trips = 0;
  private bytes = 0;

  readonly listener: CommandListener = {
    started: ({ command }) => {
      this.trips += 1;
      this.bytes += BSON.calculateObjectSize(command);
    },
    succeeded: ({ reply }) => {
      if (typeof reply === 'object' && reply !== null) this.bytes += BSON.calculateObjectSize(reply);
    },
  };

  /** Traffic while the work was done. */
  async during(work: () => Promise<unknown>): Promise<Traffic> {
    const before = { trips: this.trips, bytes: this.bytes };
    await work();
    return { trips: this.trips - before.trips, bytes: this.bytes - before.bytes };
  }
}

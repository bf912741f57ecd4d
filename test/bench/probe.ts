import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { answerAsks } from './asks.js';

/** Resources a process has used so far. */
export interface Usage {
  /** Processor time, in user and system mode, all threads (ms). */
  readonly cpuMs: number;
  /** The most memory that it ever had from the operating system (MB). */
  readonly peakRssMb: number;
}

export interface Heap {
  /** JavaScript objects that are still in use after a collection (MB). */
  readonly heapMb: number;
}

const MB = 1_024 * 1_024;

// Loaded before the program that is measured (`node --import`), so that it can be asked without being changed.
answerAsks({
  usage: (): Usage => {
    const { user, system } = process.cpuUsage();
    return { cpuMs: (user + system) / 1_000, peakRssMb: process.resourceUsage().maxRSS / 1_024 };
  },
  heap: (): Heap => {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    return { heapMb: process.memoryUsage().heapUsed / MB };
  },
});

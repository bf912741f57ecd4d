import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { matchPeople } from './matching.js';
import type { MatchInput, Matching } from './matching-terms.js';

/** The most memory that one matching may take (megabytes): what 100,000 people need, with room to spare. */
const MAXIMUM_MEGABYTES = 1_500;

/** Matching this few is faster than starting a thread, which takes a tenth of a second. */
const FEW = 50;

/**
 * Makes a matching in a thread of its own, so that nobody who clicks waits for it; that of a few people at once. Rejects when
 * the matching fails or runs out of memory; nothing is left behind then.
 */
export async function runMatchingInWorker(input: MatchInput): Promise<Matching> {
  return input.people.length <= FEW ? matchPeople(input) : inThread(input);
}

function inThread(input: MatchInput): Promise<Matching> {
  return new Promise((resolve, reject) => {
    const resourceLimits = { maxOldGenerationSizeMb: MAXIMUM_MEGABYTES };
    const worker = new Worker(new URL(import.meta.url), { workerData: input, resourceLimits });
    worker.once('message', (matching: Matching) => resolve(matching));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the matching ended with code ${code} and without a result`)));
  });
}

if (!isMainThread && parentPort !== null) parentPort.postMessage(matchPeople(workerData as MatchInput));

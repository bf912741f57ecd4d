import { startEmbeddedEngine } from '../../../src/storage/embedded/engine.js';

/** An engine that writes its file anew without a pause, for a test that kills it in the middle of that. */
const engine = await startEmbeddedEngine({ directory: process.argv[2] ?? '' });
process.stdout.write(`${engine.uri}\n`);
for (;;) await engine.compact();

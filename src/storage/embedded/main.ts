import { startEmbeddedEngine } from './engine.js';

const directory = process.argv[2];
if (directory === undefined) {
  process.stderr.write('Usage: node main.js DIRECTORY\n');
  process.exit(2);
}

const engine = await startEmbeddedEngine({ directory });
function stop(): void {
  void engine.stop().then(() => process.exit(0));
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// Last, because whoever reads the line may send a signal at once.
process.stdout.write(`${engine.uri}\n`);

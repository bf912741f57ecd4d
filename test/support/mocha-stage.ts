import { spawnSync } from 'node:child_process';
import { dirname, join, relative } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');
const names = process.argv.slice(3).map((file) => relative(here, file).replace(/\.test\.js$/, ''));
process.exitCode = spawnSync(execPath, [join(here, 'run.js'), ...names], { stdio: 'inherit' }).status ?? 1;

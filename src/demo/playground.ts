import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

export interface PlaygroundOptions {
  /** Where the bot takes activities. */
  readonly botUrl: string;
  /** Tenant of everybody in the Playground. */
  readonly tenantId?: string;
  /** The person at the keyboard. */
  readonly visitor?: PlaygroundUser;
  /** Environment of the Playground's process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Port to ask for; when it is taken the Playground takes another, and `url` tells which. */
  readonly port?: number;
}

export interface PlaygroundUser {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly email: string;
}

export interface Playground {
  /** The page with the client. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Id of the personal chat between the visitor and the bot. */
export const PERSONAL_CHAT = 'personal-chat-id';

/** The person at the keyboard, unless told otherwise. */
export const VISITOR: PlaygroundUser = {
  id: '29:visitor',
  name: 'Vera Bezoeker',
  aadObjectId: '00000000-0000-4000-8000-0000000000a0',
  email: 'v.bezoeker@example.nl',
};

const START_DEADLINE_MS = 30_000;

/**
 * Microsoft's own local Teams client, without a browser window and with telemetry off.
 * Fulfilled when its page can be opened; fails with what it wrote when it does not come up.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), 'spagaat-playground-'));
  const config = join(folder, '.m365agentsplayground.yml');
  await writeFile(config, JSON.stringify(configOf(options)));
  const args = ['start', '-e', options.botUrl, '-c', 'msteams', '-p', String(options.port ?? 56_150), '--dt'];
  const child = spawn(process.execPath, [commandPath(), ...args], {
    cwd: folder,
    env: { ...options.env, TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_CONFIG_PATH: config },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killed = (): void => void child.kill('SIGKILL');
  process.once('exit', killed);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      killed();
      await ended;
    }
    process.off('exit', killed);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: `http://localhost:${await portOf(child)}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The port from the line `Listening on N`, which comes when the page is ready. */
function portOf(child: ChildProcess): Promise<string> {
  const written: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The Playground ${why}\n${written.join('\n')}`));
    const timer = setTimeout(() => fail('did not start in time'), START_DEADLINE_MS);
    const read = (line: string): void => {
      written.push(line);
      const port = /Listening on (\d+)/.exec(line)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(port);
    };
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
  });
}

function commandPath(): string {
  const manifest = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json');
  return join(dirname(manifest), 'cli.js');
}

/** The Playground wants exactly five other users, and spells `userPrincipleName`. JSON is YAML too. */
function configOf(options: PlaygroundOptions): object {
  const others = Array.from({ length: 5 }, (_, index) =>
    userOf({
      id: `29:colleague-${index}`,
      name: `Collega ${index + 1}`,
      aadObjectId: `00000000-0000-4000-8000-0000000000b${index}`,
      email: `collega${index}@example.nl`,
    }),
  );
  return {
    version: '0.1.1',
    tenantId: options.tenantId ?? '00000000-0000-0000-0000-0000000000001',
    bot: { id: '28:spagaat', name: 'Spagaat' },
    currentUser: userOf(options.visitor ?? VISITOR),
    users: others,
    personalChat: { id: PERSONAL_CHAT },
    groupChat: { id: 'group-chat-id', name: 'Overleg' },
    team: {
      id: 'team-id',
      name: 'Regio',
      aadGroupId: 'team-group-id',
      channels: [{ id: 'channel-id', name: 'Spagaat' }],
    },
  };
}

function userOf(user: PlaygroundUser): object {
  const [givenName = '', ...rest] = user.name.split(' ');
  return { ...user, userPrincipleName: user.email, givenName, surname: rest.join(' ') };
}

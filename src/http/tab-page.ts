import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Request, Response } from 'restify';
import { type HttpServer, problem } from './server.js';

/** Hosts that may frame the page: Teams, Outlook and Microsoft 365, as Microsoft lists them for tabs. */
const HOSTS = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

/** teams-js asks there which hosts are Microsoft's; without an answer it uses the list that it brings along. */
const HOST_LIST = 'https://res.cdn.office.net';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  `connect-src 'self' ${HOST_LIST}`,
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${HOSTS.join(' ')}`,
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Where the build puts the page, next to the compiled program. */
const FOLDER = new URL('../tab/page/', import.meta.url);

/**
 * `GET /tab`: the page; `GET /tab/assets/:file`: its scripts and styles. Their names hold a hash of what is in them, so
 * they may be kept for ever. Only names that the build made are answered: a path is never put together from a request.
 */
export function addTabPage({ routes }: HttpServer, folder: URL = FOLDER): void {
  let page: Promise<Page> | undefined;
  const built = () => {
    page ??= readPage(folder).catch((error: unknown) => {
      page = undefined;
      throw error;
    });
    return page;
  };

  routes.get('/tab', async (_request: Request, response: Response) => {
    const { html } = await built();
    response.sendRaw(200, html, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Referrer-Policy': 'no-referrer',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    });
  });

  routes.get('/tab/assets/:file', async (request: Request, response: Response) => {
    const { file }: { file?: unknown } = request.params;
    const content = (await built()).assets.get(String(file));
    if (content === undefined) {
      problem(response, 404);
      return;
    }
    response.sendRaw(200, content, {
      'Content-Type': TYPES[extname(String(file))] ?? 'application/octet-stream',
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
}

interface Page {
  readonly html: string;
  readonly assets: ReadonlyMap<string, string>;
}

async function readPage(folder: URL): Promise<Page> {
  const assets = new URL('assets/', folder);
  const names = (await readdir(assets)).filter((name) => extname(name) in TYPES);
  const contents = await Promise.all(names.map((name) => readFile(new URL(name, assets), 'utf8')));
  return {
    html: await readFile(new URL('index.html', folder), 'utf8'),
    assets: new Map(names.map((name, at) => [name, contents[at] ?? ''])),
  };
}

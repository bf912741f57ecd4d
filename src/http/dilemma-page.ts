import type { Request, Response } from 'restify';
import type { Dilemma } from '../dilemmas/dilemma.js';
import { escapeHtml } from '../html.js';
import type { PublicationService } from '../voting/publication-service.js';
import type { HttpServer } from './server.js';

const SECURITY = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

export interface DilemmaPageParts {
  readonly publications: PublicationService;
  /** Where Teams offers the app; null where it is not known. */
  readonly appUrl: string | null;
}

/**
 * `GET /d/:dilemma`: a page for whoever opens the link to a dilemma outside Teams. Anybody can read it, so it holds the
 * title and the question of a published dilemma, and no count. One that was not published is not there.
 */
export function addDilemmaPage({ routes }: HttpServer, { publications, appUrl }: DilemmaPageParts): void {
  routes.get('/d/:dilemma', async (request: Request, response: Response) => {
    const { dilemma }: { dilemma?: unknown } = request.params;
    const id = typeof dilemma === 'string' && /^[a-z0-9-]{1,100}$/.test(dilemma) ? dilemma : null;
    const round = id === null ? null : await publications.ofDilemma(id);
    if (round === null) page(response, 404, 'Spagaat', UNKNOWN);
    else page(response, 200, round.dilemma.text.nl.title, offer(round.dilemma, appUrl));
  });
}

const UNKNOWN = `<h1>Dit dilemma is er niet</h1>
<p>Misschien is de link niet compleet. Of het dilemma is nog niet aan de beurt geweest.</p>
<p lang="en">This dilemma is not there. Perhaps the link is not complete, or the dilemma has not been used yet.</p>`;

function offer({ text: { nl, en } }: Dilemma, appUrl: string | null): string {
  const open =
    appUrl === null
      ? ''
      : `<p><a href="${escapeHtml(appUrl)}">Open Spagaat in Teams</a> <span lang="en">(open Spagaat in Teams)</span></p>`;
  return `<h1>${escapeHtml(nl.title)}</h1>
<p>${escapeHtml(nl.question)}</p>
<p>Dit is een dilemma uit Spagaat. Daarin stemmen collega's van gemeenten elke week in het geheim over een dilemma. Daarna
praten ze erover.</p>
<section lang="en"><h2>${escapeHtml(en.title)}</h2>
<p>${escapeHtml(en.question)}</p>
<p>This is a dilemma from Spagaat. In it colleagues from municipalities vote on a dilemma every week, in secret. Then they
talk about it.</p></section>
${open}`;
}

function page(response: Response, status: number, title: string, body: string): void {
  response.writeHead(status, { ...SECURITY, 'Content-Type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)} – Spagaat</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}</style></head>
<body><main>
${body}
</main></body>
</html>
`);
}

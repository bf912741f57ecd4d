import type { Request, Response } from 'restify';
import type { PrivacyService } from '../privacy/privacy-service.js';
import type { HttpServer } from './server.js';

const SECURITY = {
  'Content-Security-Policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

/**
 * `GET /my-data/:token` shows a page with one button, `POST` gives everything about the person as a JSON file, once.
 * Two steps on purpose: mail and chat scanners open every link they see, and would use it up before the person does.
 */
export function addMyData({ routes }: HttpServer, privacy: PrivacyService): void {
  routes.get('/my-data/:token', async (request: Request, response: Response) => {
    const valid = await privacy.isLinkValid(tokenOf(request));
    page(response, valid ? 200 : 410, valid ? OFFER : EXPIRED);
  });

  routes.post('/my-data/:token', async (request: Request, response: Response) => {
    const data = await privacy.download(tokenOf(request));
    if (data === null) {
      page(response, 410, EXPIRED);
      return;
    }
    response.writeHead(200, {
      ...SECURITY,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="spagaat-mijn-gegevens.json"',
    });
    response.end(JSON.stringify(data, null, 2));
  });
}

function tokenOf(request: Request): string {
  const { token }: { token?: unknown } = request.params;
  return typeof token === 'string' ? token.slice(0, 200) : '';
}

const OFFER = `<p>Met deze knop download je alles wat Spagaat over je bewaart. Dat kan één keer.</p>
<p lang="en">With this button you download everything that Spagaat keeps about you. It works once.</p>
<form method="post"><button>Download mijn gegevens <span lang="en">(download my data)</span></button></form>`;

const EXPIRED = `<p>Deze link werkt niet meer. Typ <strong>mijn gegevens</strong> in de chat voor een nieuwe.</p>
<p lang="en">This link no longer works. Type <strong>my data</strong> in the chat for a new one.</p>`;

function page(response: Response, status: number, body: string): void {
  response.writeHead(status, { ...SECURITY, 'Content-Type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mijn gegevens – Spagaat</title></head>
<body><main><h1>Mijn gegevens</h1>
${body}
</main></body>
</html>
`);
}

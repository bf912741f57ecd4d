import { readFileSync } from 'node:fs';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify, { type Request, type Response } from 'restify';

/**
 * The measure that the program is held against: the SDK's adapter behind restify, as in the samples of the SDK, with one
 * fixed card as the answer to every invoke. No rules, no store, no checks. Prints its port.
 */
const card: unknown = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer({ name: 'echo' });
server.use(...restify.plugins.bodyParser());
server.post('/api/messages', async (request: Request, response: Response) => {
  const { body, headers } = request;
  await adapter.process({ body, headers, method: 'POST' }, response, async (context) => {
    const value = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: value } });
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`listening on ${server.address().port}\n`));

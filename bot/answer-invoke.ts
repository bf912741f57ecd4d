import type { TurnContext } from 'botbuilder';
import { textFor } from '../cards/text.js';
import { languageOf } from '../src/language.js';
import { isComposeName } from './incoming/compose-call.js';
import { composeBodyOf, hint, invokeFault } from './turns/reply.js';

/** The answer to an invoke of which nothing may be done. The compose box shows it to a person, so there it is a sentence. */
export async function turnAway(context: TurnContext, fault: string): Promise<void> {
  const { activity } = context;
  if (activity.type !== 'invoke') return;
  const isCompose = isComposeName(activity.name);
  const language = languageOf(typeof activity.locale === 'string' ? activity.locale : undefined);
  const reply = hint(textFor(language)('extension.unknownCaller'));
  await respond(context, isCompose ? composeBodyOf(reply, activity.name) : invokeFault(fault));
}

/** The HTTP answer to an invoke. Errors go inside the body too. */
export async function respond(context: TurnContext, body: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

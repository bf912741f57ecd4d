import { readAction } from '../../cards/actions.js';
import { escapeMarkdown } from '../../cards/escape.js';
import { fieldFault } from '../../cards/field-names.js';
import { plainFields } from '../../cards/fields.js';
import { renderNotice } from '../../cards/notices/notice.js';
import { type ProposalFormCard, renderProposalForm } from '../../cards/proposals/proposal-form.js';
import type { RenderedCard } from '../../cards/render.js';
import { textFor } from '../../cards/text.js';
import type { Language } from '../../src/language.js';
import { takesPart } from '../../src/participants/participant.js';
import type { ChosenMessage } from '../../src/proposals/message-form.js';
import type { Services } from '../../src/services.js';
import type { Asker } from '../turns/compose-turn.js';
import { dialog, type Reply } from '../turns/reply.js';
import { formIn, problemText } from './proposal.js';

/** Name of a form whose own name got lost. */
const NO_DRAFT = 'dialog';

/** *Leg dit voor als dilemma*, on a message or in the compose box: the form, with the text of the message in it. */
export async function openProposal(
  asker: Asker,
  { proposals, clock }: Pick<Services, 'proposals' | 'clock'>,
  message: ChosenMessage | null,
): Promise<Reply> {
  const { participant } = asker;
  if (!takesPart(participant)) return line(asker, textFor(asker.language)('extension.joinFirst'));
  const draft = clock.id();
  if (message === null) return form(asker, { draft, values: {} });
  const { values, marked, origin } = proposals.fromMessage(message);
  return form(asker, { draft, values, origin, ...(marked && { marked }) });
}

/** Sends the form in. Errors appear on the form, with everything that was typed. */
export async function sendFromDialog(
  asker: Asker,
  { proposals }: Pick<Services, 'proposals'>,
  sent: unknown,
): Promise<Reply> {
  const { participant, language } = asker;
  const say = textFor(language);
  if (!takesPart(participant)) return line(asker, say('extension.joinFirst'));
  const read = readAction('proposal.send', sent);
  const fault = read.kind === 'unreadable' ? fieldFault(read, language) : null;
  if (fault !== null) return proposalAgain(language, sent, fault);
  if (read.kind !== 'action' || read.action.verb !== 'proposal.send') {
    return line(asker, say('extension.oldForm'));
  }
  const { draft, values, sure } = formIn(read.action.data);
  const outcome = await proposals.submit(participant, draft, values, sure);
  switch (outcome.kind) {
    case 'problem':
      return form(asker, { draft, values, problem: problemText(outcome.problem, language) });
    case 'marked':
      return form(asker, { draft, values, marked: outcome });
    case 'sent': {
      const title = escapeMarkdown(outcome.proposal.text.title);
      return note(asker, say('notices.proposalSent.title'), say('notices.proposalSent.text', { title }));
    }
  }
}

/** The form with what can be read of the data that was sent, and the line. */
export function proposalAgain(language: Language, sent: unknown, line: string): Reply {
  const fields = typeof sent === 'object' && sent !== null ? plainFields(sent) : {};
  const textIn = (field: string) => {
    const value = fields[field];
    return typeof value === 'string' ? value : undefined;
  };
  const values = {
    title: textIn('title'),
    situation: textIn('situation'),
    question: textIn('question'),
    label1: textIn('label1'),
    label2: textIn('label2'),
    label3: textIn('label3'),
  };
  return form({ language }, { draft: textIn('draft') ?? NO_DRAFT, values, problem: line });
}

function form({ language }: Pick<Asker, 'language'>, filled: ProposalFormCard): Reply {
  return inDialog(renderProposalForm({ ...filled, inDialog: true }, language), language);
}

function line(asker: Asker, text: string): Reply {
  return note(asker, '', text);
}

function note({ language }: Asker, title: string, text: string): Reply {
  return inDialog(renderNotice({ title, text, buttons: [] }, language), language);
}

function inDialog(rendered: RenderedCard, language: Language): Reply {
  return dialog(textFor(language)('proposal.summary'), rendered);
}

import { renderBallot } from '../cards/ballot.js';
import { renderBallotClosed } from '../cards/ballot-closed.js';
import { notices } from '../cards/notices.js';
import { type OpeningCard, type OpeningGroup, renderOpening } from '../cards/opening.js';
import type { RenderedCard } from '../cards/render.js';
import { sizeClassName } from '../cards/size-class.js';
import type { Language } from '../src/language.js';
import type { MunicipalityRegister } from '../src/municipalities/municipality-register.js';
import type { Participant } from '../src/participants/participant.js';
import { ownView, presentRow, type Row } from '../src/rounds/tally.js';
import type { RoundView } from '../src/rounds/voting-service.js';

type OpenedView = Extract<RoundView, { kind: 'opened' }>;

/** The card for what a person gets to see of a round, in their language. The same for an answer and for a message. */
export function roundCard(
  view: RoundView,
  person: { readonly participant: Participant; readonly language: Language },
  municipalities: MunicipalityRegister,
): RenderedCard {
  const { participant, language } = person;
  const text = view.dilemma.text[language];
  switch (view.kind) {
    case 'open': {
      const { roundId, ballot, closesAt, own, minimumCount: minimum } = view;
      const refreshFor = participant.address?.userId;
      const { title, situation, question, options } = text;
      return renderBallot(
        {
          ...{ roundId, ballot, title, situation, question, options, closesAt, minimum },
          ...(own === null ? {} : { own }),
          justSaved: view.justSaved,
          ...(refreshFor === undefined ? {} : { refreshFor }),
        },
        language,
      );
    }
    case 'counting':
      return renderBallotClosed({ title: text.title, closedAt: view.closedAt }, language);
    case 'cancelled':
      return notices.roundCancelled(language, text.title);
    case 'uncounted':
      return notices.roundUncounted(language, text.title);
    case 'opened':
      return renderOpening(openingOf(view, participant, language, municipalities), language);
  }
}

function openingOf(
  view: OpenedView,
  participant: Participant,
  language: Language,
  municipalities: MunicipalityRegister,
): OpeningCard {
  const { dilemma, result, minimumCount: minimum, ownOption } = view;
  const { title, question, options, knowledge, reflection, tension } = dilemma.text[language];
  const first = result.ballots.first;
  const own = participant.municipality === undefined ? undefined : municipalities.get(participant.municipality);
  const rows = first === undefined ? null : ownView(first.tally, own?.code ?? '', own?.sizeClass ?? '');
  const counted = presentRow(rows?.overall ?? {});
  const groupOf = (name: string, row: Row | null | undefined): OpeningGroup | undefined =>
    row === null || row === undefined
      ? undefined
      : { name, rows: options.map(({ id, label }) => ({ id, label, count: row[id] ?? null })) };
  const municipality = own === undefined ? undefined : groupOf(own.label, rows?.municipality);
  const sizeClass = own === undefined ? undefined : groupOf(sizeClassName(own.sizeClass, language), rows?.sizeClass);
  return {
    title,
    question,
    options: options.map(({ id, label }) => ({
      id,
      label,
      count: counted.find(({ option }) => option === id)?.count ?? null,
      percent: counted.find(({ option }) => option === id)?.percentage ?? null,
      own: ownOption === id,
      reasons: first?.reasons[id] ?? [],
    })),
    ...(municipality === undefined ? {} : { municipality }),
    ...(sizeClass === undefined ? {} : { sizeClass }),
    minimum,
    knowledge: knowledgeOf(knowledge),
    reflection,
    tension,
  };
}

function knowledgeOf({
  title,
  text,
  source,
}: OpenedView['dilemma']['text']['nl']['knowledge']): OpeningCard['knowledge'] {
  return { title, text, ...(source === undefined ? {} : { source }) };
}

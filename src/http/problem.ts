import type { Response } from 'restify';
import { DomainError, type RefusalCode, WrongField } from '../errors.js';
import type { DetailFault } from '../programmes/programme-details.js';
import type { SeasonRefusal } from '../programmes/season-change.js';
import { SignInError, type SignInRefusal } from './tab-auth.js';

/** Everything that the tab's addresses can refuse with. The page has a sentence for each. */
export type ProblemCode =
  | RefusalCode
  | SignInRefusal
  | SeasonRefusal
  | DetailFault
  | 'tenantNotAllowed'
  | 'unknownPerson'
  | 'notFacilitator'
  | 'notOwner'
  | 'tooManyRequests'
  | 'badRequest'
  | 'notConfirmed'
  | 'notLocal'
  | 'failed';

/** The one place where the code of a refusal becomes an HTTP status. */
const REFUSAL_STATUS: Readonly<Record<RefusalCode | SignInRefusal, number>> = {
  notJoined: 403,
  notInProgramme: 403,
  askedElsewhere: 409,
  unknownRound: 404,
  unknownOption: 422,
  unknownMatch: 404,
  matchOver: 409,
  unknownThread: 404,
  unknownAgreement: 404,
  unknownProposal: 404,
  notPossibleNow: 409,
  wrongField: 400,
  storageDown: 503,
  noToken: 401,
  badToken: 401,
  expiredToken: 401,
  keysDown: 503,
};

const TITLES: Readonly<Record<ProblemCode, string>> = {
  notJoined: 'Only for those who take part',
  notInProgramme: 'Only for those who take part in this programme',
  askedElsewhere: 'The vote on this dilemma was in another programme',
  unknownRound: 'There is no such round',
  unknownOption: 'That is no option of this dilemma',
  unknownMatch: 'There is no such match',
  matchOver: 'That match is over',
  unknownThread: 'There is no such conversation',
  unknownAgreement: 'There is no such agreement',
  unknownProposal: 'There is no such proposal',
  notPossibleNow: 'That is not possible now',
  wrongField: 'A field holds something that cannot be chosen there',
  storageDown: 'The database cannot be reached',
  unknownDilemma: 'There is no such dilemma',
  dilemmaUsed: 'That dilemma was used already',
  dilemmaQueued: 'That dilemma is in the queue already',
  dilemmaNotQueued: 'That dilemma is not in the queue',
  dilemmaNeeded: 'The planned round has no other dilemma',
  noSuchPlace: 'The queue has no such place',
  noSuchWeek: 'That is no Monday of the weeks to come',
  weekHeld: 'A round opens in that week that cannot be moved any more',
  nameMissing: 'A programme has a name',
  nameTooLong: 'The name is too long',
  introductionTooLong: 'The introduction is too long',
  contactTooLong: 'The contact is too long',
  noOrganisations: 'Name at least one organisation',
  stateImpossible: 'The programme cannot come into that state from this one',
  noDilemmas: 'A programme does not begin without a dilemma',
  nameNotTyped: 'Type the name of the programme to end it',
  noToken: 'Sign in first',
  badToken: 'The sign-in is not valid',
  expiredToken: 'The sign-in has expired',
  tenantNotAllowed: 'Your organisation does not take part',
  keysDown: 'Sign-ins cannot be checked now',
  unknownPerson: 'Say hello to the bot first',
  notFacilitator: 'Only for facilitators',
  notOwner: 'Only for owners',
  tooManyRequests: 'Too many requests; wait a minute',
  badRequest: 'The request is not well formed',
  notConfirmed: 'The words of confirmation are not right',
  notLocal: 'Only for a page on this machine',
  failed: 'Something went wrong on our side',
};

interface ProblemMore {
  readonly headers?: Readonly<Record<string, string>>;
  /** The field of the form that is wrong. */
  readonly field?: string | undefined;
}

/** A problem document (RFC 9457) that a program can read by its `code`, with the field that it is about, if any. */
export function answerProblem(
  response: Response,
  status: number,
  code: ProblemCode,
  { headers = {}, field }: ProblemMore = {},
): void {
  // `sendRaw`, not `end`: restify has to know that the answer was given, or it would send its own after it.
  response.sendRaw(status, JSON.stringify({ status, title: TITLES[code], code, field }), {
    'Content-Type': 'application/problem+json',
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...headers,
  });
}

/** A "no" of one of the web addresses themselves. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly headers: Readonly<Record<string, string>> = {},
    /** The field of the form that is wrong. */
    readonly field?: string,
  ) {
    super(code);
    this.name = 'HttpRefusal';
  }
}

/** Answers for a failure; false when nobody foresaw it, so that it is a bug. */
export function answerFailure(response: Response, error: unknown): boolean {
  if (error instanceof HttpRefusal) {
    answerProblem(response, error.status, error.code, error);
    return true;
  }
  if (error instanceof WrongField) {
    answerProblem(response, REFUSAL_STATUS.wrongField, 'badRequest', error);
    return true;
  }
  if (error instanceof DomainError || error instanceof SignInError) {
    answerProblem(response, REFUSAL_STATUS[error.code], error.code);
    return true;
  }
  answerProblem(response, 500, 'failed');
  return false;
}

import type { MessageKind } from '../outbox/message.js';
import type { ProgrammeState } from '../programmes/programme.js';
import type { RhythmWish } from '../programmes/rhythm-wish.js';
import type * as agreement from './wire/agreement-wire.js';
import type * as desk from './wire/desk-wire.js';
import type { AuditWire } from './wire/log-wire.js';
import type * as moderation from './wire/moderation-wire.js';
import type * as owner from './wire/owner-wire.js';
import type * as programme from './wire/programme-desk-wire.js';
import type { ProgressWire } from './wire/progress-wire.js';
import type { SeasonLineWire } from './wire/result-wire.js';
import type * as review from './wire/review-wire.js';
import type * as rhythm from './wire/rhythm-wire.js';
import type * as season from './wire/season-wire.js';
import type * as thread from './wire/thread-wire.js';
import type * as wire from './wire/wire.js';

/**
 * Everything that the page can ask of the program below `/tab/api`: the server registers its handlers by this table, the
 * page asks by it. Beside each address stands who may ask. A field that has another name on one side does not compile on
 * the other.
 */

/** A question that changes nothing: what it gives, and the names in its query. */
interface Question<Answer, Query extends string = never> {
  readonly answer: Answer;
  readonly query: Query;
}

/** By which a reader narrows the log: `from` and `until` are days (YYYY-MM-DD), both included. */
export type LogQuery = 'kind' | 'from' | 'until';

/** A wish: the fields of its form, and what it gives. */
interface Wish<Form, Answer> {
  readonly form: Form;
  readonly answer: Answer;
}

type None = Readonly<Record<never, never>>;

export interface Questions {
  me: Question<wire.MeWire>;
  municipalities: Question<readonly wire.MunicipalityWire[], 'name'>;
  'my-data': Question<wire.MyDataWire>;

  week: Question<wire.WeekWire, 'programme'>;
  archive: Question<wire.ArchiveWire>;
  'archive/:round': Question<wire.RoundWire>;
  'season-line': Question<SeasonLineWire>;
  match: Question<wire.MatchWire, 'programme'>;

  talks: Question<thread.TalkListWire, 'after'>;
  'talks/:match': Question<thread.TalkWire, 'before'>;
  'open-thread': Question<thread.CurrentOpenThreadWire, 'programme'>;
  'open-thread/:round': Question<thread.OpenThreadWire, 'before'>;

  agreements: Question<agreement.AgreementListWire, 'pages'>;
  'agreements/new': Question<agreement.NewAgreementWire, 'round'>;
  'agreements/:agreement': Question<agreement.AgreementWire>;
  'agreements/:agreement/form': Question<agreement.AmendFormWire>;

  'desk/round': Question<desk.DeskRoundWire>;
  'desk/rounds': Question<desk.DeskRoundsWire>;
  'desk/participation': Question<desk.ParticipationWire>;
  'desk/log': Question<AuditWire, LogQuery | 'before'>;
  'desk/delivery/:round': Question<desk.DeliveryWire>;
  'desk/rehearsal/:round': Question<desk.RehearsalWire>;
  'desk/progress/:round': Question<ProgressWire>;
  'desk/season': Question<season.SeasonWire>;
  /** `rounds`: for how many. */
  'desk/season/proposal': Question<season.SeasonProposalWire, 'rounds'>;
  'desk/programme': Question<programme.ProgrammeDeskWire>;
  'desk/programme/rhythm': Question<rhythm.RhythmWire>;
  /** `cards`: in which language they are. */
  'desk/programme/cards': Question<programme.ProgrammeCardsWire, 'cards'>;
  'owner/programmes': Question<programme.ProgrammesWire>;
  /** `of`: id of one programme, else of everything. */
  'owner/log': Question<AuditWire, LogQuery | 'of' | 'before'>;
  'owner/tenants': Question<owner.TenantsWire>;
  'owner/organisations': Question<owner.OrganisationsWire, 'name'>;
  /** `from` and `into` are codes. */
  'owner/organisations/merger': Question<owner.MergerPreviewWire, 'from' | 'into'>;
  'owner/tenants/:tenant/erasure': Question<owner.TenantErasureWire>;
  'desk/reports': Question<moderation.ReportsWire, 'after'>;
  'desk/reports/:post': Question<moderation.ReportWire>;
  'desk/review': Question<review.WaitingWire>;
  'desk/review/new': Question<review.FormFactsWire>;
  'desk/review/:proposal': Question<review.ReviewWire>;
}

export interface Wishes {
  profile: Wish<wire.ProfileFormWire, wire.ProfileAnswerWire>;
  pause: Wish<{ readonly until: string }, wire.MeWire>;
  resume: Wish<None, wire.MeWire>;
  leave: Wish<None, wire.MeWire>;
  'programmes/join': Wish<AboutProgramme, wire.MeWire>;
  'programmes/leave': Wish<AboutProgramme, wire.MeWire>;
  /** `until`: the day of return; null: go on. */
  'programmes/pause': Wish<AboutProgramme & { readonly until: string | null }, wire.MeWire>;
  'app-id': Wish<{ readonly appId: string }, None>;
  'my-data/erase': Wish<{ readonly words: string }, None>;

  vote: Wish<wire.VoteFormWire, wire.RoundWire>;
  'match/met': Wish<AboutMatch, wire.MatchWire>;
  'match/decline': Wish<AboutMatch, wire.MatchWire>;
  'match/avoid': Wish<AboutMatch & { readonly member: number }, wire.MatchWire>;
  'match/skip-week': Wish<AboutRound, wire.MatchWire>;
  'match/join-week': Wish<AboutRound, wire.MatchWire>;
  /** `programme`: whose talks are shown. */
  'match/resume': Wish<Partial<AboutProgramme>, wire.MatchWire>;

  'talks/post': Wish<AboutMatch & thread.PostFormWire, thread.PostAnswerWire<thread.TalkWire>>;
  'talks/close': Wish<AboutMatch, thread.TalkWire>;
  'open-thread/post': Wish<AboutRound & thread.PostFormWire, thread.PostAnswerWire<thread.OpenThreadWire>>;
  'open-thread/report': Wish<{ readonly post: string }, thread.OpenThreadWire>;
  'open-thread/news': Wish<AboutRound & { readonly wanted: boolean }, thread.OpenThreadWire>;

  'agreements/propose': Wish<
    { readonly about: agreement.AgreementAboutWire } & agreement.AgreementValuesWire,
    agreement.AgreementOutcomeWire
  >;
  'agreements/amend': Wish<AboutAgreement & agreement.AgreementValuesWire, agreement.AgreementOutcomeWire>;
  'agreements/respond': Wish<
    AboutAgreement & { readonly response: agreement.ResponseWire },
    agreement.AgreementOutcomeWire
  >;
  'agreements/answer': Wish<AboutAgreement & agreement.AgreementAnswerWire, agreement.AgreementOutcomeWire>;

  'desk/round/open': Wish<AboutRound, desk.DeskRoundWire>;
  'desk/round/close': Wish<AboutRound, desk.DeskRoundWire>;
  'desk/round/cancel': Wish<AboutRound, desk.DeskRoundWire>;
  'desk/resend': Wish<AboutRound & { readonly kind: MessageKind }, { readonly count: number }>;
  'desk/move': Wish<{ readonly code: string }, { readonly allowed: boolean }>;
  'desk/season/move': Wish<SeenSeason & AboutDilemma & { readonly place: number }, season.SeasonAnswerWire>;
  'desk/season/add': Wish<SeenSeason & AboutDilemma, season.SeasonAnswerWire>;
  'desk/season/add-all': Wish<SeenSeason & { readonly dilemmas: readonly string[] }, season.SeasonAnswerWire>;
  'desk/season/remove': Wish<SeenSeason & AboutDilemma, season.SeasonAnswerWire>;
  'desk/season/skip': Wish<SeenSeason & AboutWeek, season.SeasonAnswerWire>;
  'desk/season/restore': Wish<SeenSeason & AboutWeek, season.SeasonAnswerWire>;
  'desk/programme/describe': Wish<SeenProgramme & ProgrammeFormWire, programme.ProgrammeAnswerWire>;
  'desk/programme/state': Wish<
    SeenProgramme & { readonly state: ProgrammeState; readonly typedName: string },
    programme.ProgrammeAnswerWire
  >;
  'desk/programme/invite': Wish<SeenProgramme & { readonly until: string | null }, programme.ProgrammeAnswerWire>;
  'desk/programme/end-invitation': Wish<SeenProgramme & { readonly code: string }, programme.ProgrammeAnswerWire>;
  'desk/programme/rhythm/look': Wish<{ readonly wish: RhythmWish }, rhythm.RhythmPreviewWire>;
  'desk/programme/rhythm/change': Wish<SeenProgramme & { readonly wish: RhythmWish }, rhythm.RhythmAnswerWire>;
  'owner/programmes/make': Wish<{ readonly name: string }, programme.ProgrammeAnswerWire>;
  'owner/programmes/facilitator-code': Wish<SeenProgramme, programme.ProgrammeAnswerWire>;
  'owner/programmes/remove-facilitator': Wish<
    SeenProgramme & { readonly person: string },
    programme.ProgrammeAnswerWire
  >;
  'owner/organisations/add': Wish<OrganisationFormWire, owner.OrganisationAnswerWire>;
  'owner/organisations/rename': Wish<
    { readonly code: string; readonly name: string; readonly anyway: boolean },
    owner.OrganisationAnswerWire
  >;
  'owner/organisations/merge': Wish<
    { readonly from: string; readonly into: string; readonly on: string },
    owner.OrganisationAnswerWire
  >;
  'owner/organisations/keep': Wish<{ readonly from: string }, owner.OrganisationAnswerWire>;
  'owner/tenants/add': Wish<AboutTenant & { readonly name: string }, owner.TenantAnswerWire>;
  'owner/tenants/switch': Wish<AboutTenant & { readonly on: boolean }, owner.TenantAnswerWire>;
  'owner/tenants/erase': Wish<AboutTenant & { readonly typedName: string }, owner.TenantAnswerWire>;
  'desk/reports/hide': Wish<moderation.SeenPostWire & { readonly text: string }, moderation.DecisionWire>;
  'desk/reports/restore': Wish<moderation.SeenPostWire, moderation.DecisionWire>;
  'desk/review/look': Wish<review.LookFormWire, review.PreviewWire>;
  'desk/review/accept': Wish<SeenProposal, review.DecisionWire>;
  'desk/review/decline': Wish<SeenProposal & { readonly reason: string }, review.DecisionWire>;
  'desk/review/edit': Wish<SeenProposal & { readonly form: review.DilemmaFormWire }, review.DecisionWire>;
  'desk/review/write': Wish<review.WriteFormWire, review.WrittenWire>;
}

interface AboutProgramme {
  readonly programme: string;
}
/** An organisation that is new. `code` is for a municipality alone; empty and null are not known. */
interface OrganisationFormWire {
  readonly kind: string;
  readonly name: string;
  readonly code: string;
  readonly sizeClass: number | null;
  readonly province: string | null;
  readonly neighbours: readonly string[];
  readonly anyway: boolean;
}
interface AboutTenant {
  readonly tenant: string;
}
interface AboutRound {
  readonly round: string;
}
interface AboutMatch {
  readonly match: string;
}
/** An agreement, and the number of the text of it that the reader saw. */
interface AboutAgreement {
  readonly agreement: string;
  readonly version: number;
}
interface AboutDilemma {
  readonly dilemma: string;
}
interface AboutWeek {
  /** YYYY-MM-DD */
  readonly monday: string;
}
interface SeenSeason {
  readonly revision: number;
}
type SeenProgramme = SeenSeason;
type ProgrammeFormWire = Pick<
  programme.ProgrammeDeskWire,
  'name' | 'introduction' | 'organiser' | 'joining' | 'organisationKinds'
>;
interface SeenProposal {
  readonly proposal: string;
  readonly revision: number;
}

import type { Text, TextKey } from './text.js';

/** The heading and the sentence for the code of a refusal. */
export function problemTexts(code: string, say: Text): { readonly title: string; readonly text: string } {
  const of = (title: TextKey, text: TextKey) => ({ title: say(title), text: say(text) });
  switch (code) {
    case 'unknownPerson':
      return of('problem.unknownPerson', 'problem.unknownPersonText');
    case 'tenantNotAllowed':
      return of('notices.wrongTenant.title', 'notices.wrongTenant.text');
    case 'notJoined':
      return of('notices.joinFirst.title', 'notices.joinFirst.text');
    case 'notFacilitator':
      return of('notices.notFacilitator.title', 'notices.notFacilitator.text');
    case 'needsConsent':
    case 'consentRefused':
      return of('problem.consent', 'problem.consentText');
    case 'noToken':
    case 'badToken':
    case 'expiredToken':
    case 'keysDown':
      return of('problem.signIn', 'problem.signInText');
    case 'offline':
      return of('problem.offline', 'problem.offlineText');
    case 'tooManyRequests':
      return of('problem.tooFast', 'problem.tooFastText');
    case 'tooLarge':
      return of('problem.tooLarge', 'problem.tooLargeText');
    case 'notInProgramme':
      return of('problem.notInProgramme', 'problem.notInProgrammeText');
    case 'unknownOption':
    case 'badRequest':
      return of('problem.badRequest', 'problem.badRequestText');
    case 'unknownRound':
    case 'unknownMatch':
    case 'matchOver':
    case 'unknownProposal':
    case 'notPossibleNow':
    case 'unknownThread':
    case 'dilemmaUsed':
    case 'dilemmaQueued':
    case 'dilemmaNotQueued':
    case 'dilemmaNeeded':
    case 'unknownDilemma':
    case 'noSuchPlace':
    case 'noSuchWeek':
    case 'weekHeld':
    case 'stateImpossible':
      return of('problem.changed', 'problem.changedText');
    case 'nameMissing':
    case 'nameTooLong':
    case 'introductionTooLong':
    case 'contactTooLong':
    case 'noOrganisations':
    case 'noDilemmas':
    case 'nameNotTyped':
      return of('problem.notKept', `problem.${code}`);
    case 'notOwner':
      return of('problem.notOwner', 'problem.notOwnerText');
    case 'unknownAgreement':
      return of('agreementPage.unknown', 'agreementPage.unknownText');
    case 'storageDown':
      return of('notices.storageDown.title', 'notices.storageDown.text');
    default:
      return of('notices.failed.title', 'notices.failed.text');
  }
}

/** The same as one sentence after the other. */
export function problemSentence(code: string, say: Text): string {
  const { title, text } = problemTexts(code, say);
  return `${title}. ${text.replaceAll('**', '')}`;
}

const JOIN_WITH =
  /^\s*(?:(?:ik\s+)?doe\s+mee|mee\s?doen|i\s+join|join)\s+(?:met\s+|with\s+)?(?:code\s+)?([a-z0-9][a-z0-9 -]{3,14}?)[.!]?\s*$/iu;

/**
 * The code in "doe mee ABC123", in both languages, without spaces and dashes; undefined: the sentence says something else. A code
 * has letters and digits, so that "doe mee vandaag" is no code.
 */
export function invitationIn(sentence: string): string | undefined {
  const code = JOIN_WITH.exec(sentence)?.[1]?.replace(/[ -]/g, '').toUpperCase() ?? '';
  return /[A-Z]/.test(code) && /\d/.test(code) && code.length >= 4 ? code : undefined;
}

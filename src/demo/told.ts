import type { Translated } from '../language.js';

/** Announcements of the demo for each next part of the week. */
export const TOLD = {
  opened: {
    nl: 'Het is maandag. Een nieuwe ronde is open. Stem, en typ "demo verder" om naar woensdag te gaan.',
    en: 'It is Monday. A new round is open. Vote, and type "demo verder" to go to Wednesday.',
  },
  talking: {
    nl: 'Het is woensdag. De eerste stem is geopend, en iedereen die wil praten, heeft een collega gekregen. Typ "demo verder" om te horen wat jouw collega zegt.',
    en: 'It is Wednesday. The first vote is opened, and everybody who wants to talk has a colleague. Type "demo verder" to hear what yours has to say.',
  },
  noTalk: {
    nl: 'Jij hebt deze week geen gesprek. De anderen hebben gepraat. Typ "demo verder" om naar vrijdag te gaan.',
    en: 'You have no talk this week. The others have talked. Type "demo verder" to go to Friday.',
  },
  again: {
    nl: 'Het is vrijdag. De tweede stem is open. Typ "demo verder" om naar de uitslag te gaan.',
    en: 'It is Friday. The second vote is open. Type "demo verder" to go to the result.',
  },
  closed: {
    nl: 'De ronde is dicht. Zet onder de uitslag een afspraak op papier, ook met je gesprekspartner. Typ "demo verder" voor diens antwoord of voor de volgende week.',
    en: 'The round is closed. Put an agreement on paper below the result, with your partner if you like. Type "demo verder" for their answer or for the next week.',
  },
  finished: {
    nl: "Alle dilemma's zijn geweest. Start de demo opnieuw om verder te spelen.",
    en: 'All dilemmas have been used. Start the demo again to go on.',
  },
} as const satisfies Record<string, Translated>;

/** Posts of the simulated partner in the thread, in order. */
export const PARTNER_WRITES: Readonly<Record<'nl' | 'en', readonly string[]>> = {
  nl: [
    'Dag! Fijn om eens met iemand van buiten mijn gemeente te praten. Wat gaf bij jou de doorslag?',
    'Dat herken ik. Bij ons belde de wethouder eerst zelf. Pas daarna kwam het op papier.',
    'Zullen we dat afspreken? Eerst bellen, dan pas mailen. Ik hoor graag hoe het ging.',
    'Daar moet ik even over nadenken. Goed punt.',
  ],
  en: [
    'Hello! Good to talk with somebody from outside my own municipality. What tipped the balance for you?',
    'I know that. With us the alderman called first. Only then was it put on paper.',
    'Shall we agree on that? First call, then mail. I would like to hear how it went.',
    'I have to think about that. Good point.',
  ],
};

/** Announcement of the demo once the simulated partner has answered a proposal. */
export const PARTNER_AGREES: Readonly<
  Record<'amended' | 'accepted', Readonly<Record<'nl' | 'en', (name: string) => string>>>
> = {
  amended: {
    nl: (name) => `${name} wil je afspraak iets anders. Je krijgt de nieuwe tekst. Zeg ja, of wijzig die.`,
    en: (name) => `${name} wants your agreement a little different. You get the new text. Say yes, or change it.`,
  },
  accepted: {
    nl: (name) => `${name} zegt ja op je afspraak. We komen erop terug. Typ "demo verder" om door te gaan.`,
    en: (name) => `${name} says yes to your agreement. We come back to it. Type "demo verder" to go on.`,
  },
};
/** Posts of simulated colleagues in the open thread of a round. */
export const OPEN_LINES: readonly string[] = [
  'Ik merk dat ik dit elke maand meemaak. Hoe doen jullie dat?',
  'Wij hebben het in het overleg op de agenda gezet. Sindsdien belt iedereen eerst.',
];

/** Lines of the simulated partner in the talk. */
export const PARTNER_SAYS: Readonly<Record<'nl' | 'en', (name: string, reason: string) => string>> = {
  nl: (name, reason) =>
    `${name} zegt: "${reason} En jij? Wat geeft bij jou de doorslag?" Jullie hebben gepraat. Typ "demo verder" om naar vrijdag te gaan.`,
  en: (name, reason) =>
    `${name} says (in Dutch): "${reason}" And what tips the balance for you? You two have talked. Type "demo verder" to go to Friday.`,
};

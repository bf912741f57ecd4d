/** Commands that are found by what the sentence says, apart from a pause and a language, which carry something with them. */
export const PLAIN_INTENTS = [
  'help',
  'join',
  'profile',
  'dilemma',
  'match',
  'thread',
  'agreements',
  'resume',
  'myData',
  'propose',
  'round',
  'plan',
  'moderate',
  'review',
  'channels',
  'programmes',
] as const;
export type PlainIntent = (typeof PLAIN_INTENTS)[number];

/** Commands that take something away. They are understood to the letter only. */
export const DESTRUCTIVE_INTENTS = ['leave', 'erase'] as const;
export type DestructiveIntent = (typeof DESTRUCTIVE_INTENTS)[number];

/**
 * Typed phrases, without politeness and articles, folded. Phrases are separated by `|`. A phrase stands once in the
 * whole table.
 */
export const PLAIN_PHRASES: Readonly<Record<PlainIntent, string>> = {
  help:
    'help|hulp|help me|help mij|hulp nodig|heb hulp nodig|need help|i need some help|helpen|uitleg|menu|info|informatie|' +
    'commando|commandos|opdrachten|commands|wat kan je|wat kun je|wat kan je allemaal|wat kun je allemaal|wat kan ik|wat kan ik doen|wat kan ik hier|' +
    'what can you do|what can i do|wat kan je doen|hoe werkt dit|hoe werkt het|hoe werk je|how does this work|' +
    'how does it work|how do you work|how do i use this|wat is dit|what is this|wie ben je|who are you|wat doe je|' +
    'what do you do|snap het|help mij even|hallo|hoi|hi|hello|hey|goedemorgen|goedemiddag|goedenavond|good morning',
  join:
    'doe mee|meedoen|mee doen|ik doe mee|aanmelden|meld mij aan|meld me aan|inschrijven|schrijf mij in|schrijf me in|' +
    'deelnemen|neem deel|aansluiten|join|join in|join us|sign up|sign me up|register|registreren|count me in|im in|' +
    'take part|participate|enroll|start|starten|beginnen|subscribe|opgeven|geef mij op|geef me op',
  profile:
    'profiel|profile|profiel wijzigen|wijzig profiel|profiel aanpassen|pas profiel aan|profiel veranderen|' +
    'verander profiel|profiel bewerken|bewerk profiel|edit profile|change profile|update profile|instellingen|settings|' +
    'voorkeuren|preferences|gemeente wijzigen|wijzig gemeente|verander gemeente|gemeente veranderen|andere gemeente|' +
    'gemeente|change municipality|municipality|rol wijzigen|wijzig rol|change role|rol|opgaven|opgaven wijzigen|' +
    'change challenges|challenges',
  dilemma:
    'dilemma|dilemma van week|dilemma van deze week|dilemma deze week|dilemma of week|dilemma of this week|' +
    'this weeks dilemma|this week|deze week|weekdilemma|week dilemma|weekly dilemma|huidige dilemma|huidig dilemma|' +
    'current dilemma|laatste dilemma|latest dilemma|stemmen|stem|vote|voting|ballot|stembiljet|ik stem|' +
    'stem wijzigen|wijzig stem|change vote|uitslag|resultaat|result|results',
  match:
    'match|matches|maatje|koppel|koppeling|buddy|partner|gesprekspartner|wie is mijn match|wie is mijn maatje|' +
    'who is my match|whos my match|met wie praat ik|met wie ben ik gekoppeld|aan wie ben ik gekoppeld',
  thread:
    'gesprek|gesprekken|draad|thread|threads|conversation|conversations|praten|praat|chat|chatten|berichten|messages|' +
    'talk|gesprek met match|gesprek met maatje',
  agreements: 'afspraak|afspraken|agreement|agreements|welke afspraken heb ik|which agreements do i have',
  resume:
    'hervat|hervatten|hervat deelname|ben er weer|ik ben er weer|ben terug|ik ben terug|terug|weer terug|doe weer mee|' +
    'ik doe weer mee|weer meedoen|weer mee doen|resume|back|im back|i am back|am back|continue|join again|ga verder|' +
    'ga door|doorgaan|unpause|stop pauze|stop pause|einde pauze|pauze stoppen|pauze beeindigen|pauze opheffen|' +
    'pauze voorbij|pauze afgelopen|beeindig pauze|end pause|end of pause|stop pausing|pauze uit|pause off|weer beginnen',
  myData:
    'gegevens|data|gegevens inzien|persoonsgegevens|personal data|mijn info|my info|mijn informatie|my information|' +
    'inzage|inzageverzoek|avg|gdpr|privacy|export|exporteren|exporteer gegevens|gegevens exporteren|export data|' +
    'download data|download gegevens|gegevens downloaden|data downloaden|data export|wat weet je van mij|' +
    'wat weet je over mij|wat weet je van me|wat weet je over me|welke gegevens heb je van mij|' +
    'welke gegevens heb je over mij|wat bewaar je over mij|wat bewaar je van mij|what do you know about me|' +
    'what do you store about me|what data do you have about me|access request',
  propose:
    'voorstel|voorstellen|voorstel doen|doe voorstel|dilemma voorstellen|stel dilemma voor|ik stel een dilemma voor|' +
    'eigen dilemma|eigen dilemma voorstellen|dilemma indienen|dilemma insturen|dilemma inbrengen|nieuw dilemma|' +
    'nieuw dilemma voorstellen|ik heb een dilemma|propose|proposal|propose dilemma|submit dilemma|suggest dilemma|' +
    'suggest|suggestie|suggestion|own dilemma|i have a dilemma|new dilemma|propose new dilemma|idee|' +
    'i have an idea|ik heb een idee',
  round:
    'ronde|round|status|stand|stand van ronde|huidige ronde|current round|status ronde|round status|status of round',
  plan:
    'plan|planning|seizoen|season|kalender|calendar|agenda|wachtrij|queue|schedule|programma|programme|program|' +
    'seizoensplanning',
  moderate:
    'moderatie|modereren|modereer|gemelde berichten|meldingen beoordelen|moderation|moderate|reported messages|reports|' +
    'reported posts',
  review:
    'beoordelen|beoordeel|beoordeling|voorstellen beoordelen|beoordeel voorstellen|review|reviews|review proposals|' +
    'ingediende voorstellen|submitted proposals',
  channels:
    'kanalen|kanaal|channels|channel|lijst met kanalen|list of channels|lijst van kanalen|welke kanalen zijn er|' +
    'which channels are there|teams kanalen|teams channels|teams en kanalen|teams and channels',
  programmes:
    'programmas|mijn programmas|programmes|programs|my programmes|my programs|' +
    'welke programmas zijn er|aan welke programmas doe ik mee|which programmes are there',
};

/** As the table above. "I" and articles are part of nothing here; what is owned is: "wis mijn stem" is not "wis mij". */
export const DESTRUCTIVE_PHRASES: Readonly<Record<DestructiveIntent, string>> = {
  leave:
    'stop|stoppen|stop ermee|stop er mee|stoppen ermee|ermee stoppen|er mee stoppen|afmelden|meld mij af|meld me af|' +
    'mij afmelden|me afmelden|uitschrijven|schrijf mij uit|schrijf me uit|mij uitschrijven|me uitschrijven|' +
    'doe niet meer mee|niet meer meedoen|niet meer mee doen|niet langer meedoen|deelname stoppen|stop deelname|' +
    'stop mijn deelname|mijn deelname stoppen|beeindig mijn deelname|leave|leave programme|leave the programme|quit|' +
    'opt out|unsubscribe|unsubscribe me|sign me off|stop participating|stop taking part|uitstappen|afmelding|opzeggen',
  erase:
    'wis mij|wis me|mij wissen|me wissen|wis mijn gegevens|wis al mijn gegevens|wis alles|wis alles van mij|' +
    'mijn gegevens wissen|al mijn gegevens wissen|gegevens wissen|wis gegevens|verwijder mij|verwijder me|' +
    'mij verwijderen|me verwijderen|verwijder mijn gegevens|verwijder al mijn gegevens|mijn gegevens verwijderen|' +
    'al mijn gegevens verwijderen|gegevens verwijderen|verwijder gegevens|verwijder mijn account|' +
    'mijn account verwijderen|vergeet mij|vergeet me|wis mijn data|verwijder mijn data|erase me|erase my data|' +
    'erase all my data|erase everything|delete me|delete my data|delete all my data|delete my account|forget me|' +
    'remove me|remove my data|remove all my data|wipe my data|wipe me',
};

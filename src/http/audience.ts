/**
 * People allowed to ask: everybody the bot has met, participants, those who facilitate the programme that is asked about, or
 * owners of the instance. `oneself`: everybody the bot has met, even if their tenant is switched off, about their own data.
 */
export type Audience = 'oneself' | 'known' | 'joined' | 'facilitator' | 'owner';

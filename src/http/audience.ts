/**
 * People allowed to ask: everybody the bot has met, participants, or the configured facilitators. `oneself`: everybody
 * the bot has met, even if their tenant is switched off, about their own data.
 */
export type Audience = 'oneself' | 'known' | 'joined' | 'facilitator';

/**
 * Who may ask: everybody the bot has met, those who take part, or the facilitators of the settings. `oneself`: everybody
 * the bot has met, also of a tenant that is switched off, about their own data.
 */
export type Audience = 'oneself' | 'known' | 'joined' | 'facilitator';

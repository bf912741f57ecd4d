/** The places in an activity where Teams tells a tenant; each may be missing. */
export interface TenantPlaces {
  readonly channelData?: { readonly tenant?: { readonly id: string } | undefined } | undefined;
  readonly conversation: { readonly tenantId?: string | undefined };
  readonly from: { readonly tenantId?: string | undefined };
}

export interface ToldTenants {
  /** The tenant of the conversation: that of the team, of the chat, of the person's own chat. */
  readonly place: string;
  /** The tenant by which the person is known. */
  readonly own: string;
  /** Whoever is one of these must be allowed, or the person is a stranger. */
  readonly judged: readonly string[];
}

/**
 * Reads the tenants of an activity; null when it tells none. Where others read along, in a channel, a chat of several people
 * and the compose box there, the conversation can be of another tenant than the person: where Teams tells the person's own,
 * that is who they are, and it alone is judged. In a chat of the person alone it is the tenant in which they speak: a guest
 * of a shared tenant takes part there as its member, whatever tenant they are at home in.
 */
export function toldTenants({ channelData, conversation, from }: TenantPlaces, isShared: boolean): ToldTenants | null {
  const ofPlace = [channelData?.tenant?.id, conversation.tenantId].flatMap((id) => id?.toLowerCase() ?? []);
  const [place] = ofPlace;
  if (place === undefined) return null;
  const own = isShared ? from.tenantId?.toLowerCase() : undefined;
  return own === undefined ? { place, own: place, judged: ofPlace } : { place, own, judged: [own] };
}

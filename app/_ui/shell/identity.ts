/** Whose house this is: from the tenant's branding. */
export type ShellIdentity = {
  name: string;
  /** The name that fits a phone's top bar or a narrow rail. */
  shortName?: string;
  logoUrl?: string | null;
  /** The tenant's colour, '#rrggbb'; any colour is made readable. */
  brandColor?: string | null;
  hotline?: string | null;
};

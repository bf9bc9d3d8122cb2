/** First labels of hosts, and slugs, that stay with the house: they mean something of their own, or look official. */
const reserved = new Set(
  "admin api app assets auth billing cdn console dashboard dev docs demo ftp git group help hq imap internal login localhost mail mx ns ns1 ns2 oauth ops pay pop portal prod public root sandbox security shop sign-in smtp sso staff stage staging static status support sys system test tributary web webhooks www".split(
    " ",
  ),
);

/** Whether a slug is kept back. */
export const isReserved = (slug: string): boolean => reserved.has(slug) || slug.startsWith("xn--");

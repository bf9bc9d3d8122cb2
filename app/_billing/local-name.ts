/** The reader's half of a name that configuration keeps in both languages. */
export const localName = (name: { zh: string; en: string }, locale: string) => (locale === "en" ? name.en : name.zh);

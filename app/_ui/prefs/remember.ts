/** Keeps a preference in a cookie for a year; browser only. */
export function remember(name: "locale" | "theme" | "textSize", value: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // CookieStore is missing in browsers that residents still use
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

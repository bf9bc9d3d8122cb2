/** A mainland mobile number as eleven digits, however it was typed; null when it is not one. */
export function normalizePhone(typed: string): string | null {
  const digits = typed.replaceAll(/[\s()\-–—]/g, "").replace(/^(\+|00)?86(?=1)/, "");
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null;
}

/** 138****5678: enough to recognise, not enough to call. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? "****" : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

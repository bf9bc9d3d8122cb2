import { normalizePhone } from "@/tenants/schemas/phone";

type Known = { phone?: string | null | undefined; idNumber?: string | null | undefined };

/** Whether two tellings name one person: the same phone, or the same ID number. */
export function isSamePerson(one: Known, other: Known): boolean {
  const phones = [one.phone, other.phone].map((phone) => (phone ? normalizePhone(phone) : null));
  if (phones[0] && phones[0] === phones[1]) return true;
  const ids = [one.idNumber, other.idNumber].map((id) => id?.trim().toUpperCase());
  return Boolean(ids[0]) && ids[0] === ids[1];
}

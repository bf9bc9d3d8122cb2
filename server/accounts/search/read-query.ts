/** What a typed line can be; a part is absent when the line cannot be that. */
export type TypedQuery = {
  /** An account number or its beginning. */
  number?: string;
  /** A whole phone number, or at least its last four digits. */
  phone?: string;
  /** A person's name or its beginning. */
  name?: string;
  /** A part of a company's name. */
  company?: string;
  /** A place: community or street, with or without building, unit and room. */
  place?: string;
};

const province = "(?:\\p{Script=Han}{2,6}省)?(?:\\p{Script=Han}{2,5}市)?";
// 小区, 社区, 园区 … are communities, not districts.
const district = "(?:\\p{Script=Han}{1,5}?(?<![小社校园片新])[区县])?";
const administration = new RegExp(`^${province}${district}`, "u");

/** Reads the one search box: full-width signs and blanks are forgiven, and the line may be several things at once. */
export function readQuery(typed: string): TypedQuery {
  const line = typed
    .normalize("NFKC")
    .replaceAll(/\p{Cc}/gu, " ")
    .trim();
  const dense = line.replaceAll(/\s+/g, "");
  if (!dense) return {};
  const query: TypedQuery = {};
  const digits = dense.replaceAll(/[-()]/g, "").replace(/^(\+|00)?86(?=1\d{10}$)/, "");
  if (/^[A-Za-z0-9][\w./-]*$/.test(dense)) query.number = dense.toUpperCase();
  if (/^\d{4,12}$/.test(digits)) query.phone = digits;
  if (/^[^\d]+$/u.test(line)) query.name = /\p{Script=Han}/u.test(line) ? dense : line;
  if (/\p{Letter}/u.test(dense) && [...dense].length >= 2) {
    const place = dense.replace(administration, "") || dense;
    query.place = [...place].length >= 2 ? place : dense;
    if (query.name) query.company = query.name;
  }
  return query;
}

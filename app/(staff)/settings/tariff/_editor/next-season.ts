import type { Season } from "@/tenants/schemas/tariff";

/** A copy of the last season, moved behind it: a year on for heating; the month or quarter that follows for water. */
export function nextSeason(seasons: Season[], kind: "heating" | "water"): Season {
  const last = seasons.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
  if (!last) throw new Error("A tariff has at least one season");
  if (kind === "heating") {
    const moved = (day: string) => shiftMonths(day, 12);
    const [first, second] = [Number(last.from.slice(0, 4)) + 1, Number(last.to.slice(0, 4)) + 1];
    return {
      ...last,
      slug: `${first}-${second}`,
      name: { zh: `${first}—${second}采暖季`, en: `Winter ${first}–${String(second).slice(2)}` },
      from: moved(last.from),
      to: moved(last.to),
      applyFrom: moved(last.applyFrom),
      applyBy: moved(last.applyBy),
      dueOn: moved(last.dueOn),
      extensionDays: 0,
      ...(last.discounts
        ? { discounts: last.discounts.map((one) => ({ ...one, from: moved(one.from), to: moved(one.to) })) }
        : {}),
    };
  }
  const months = monthOf(last.to) - monthOf(last.from) + 1;
  const from = shiftMonths(last.from, months);
  const end = new Date(`${shiftMonths(`${last.from.slice(0, 7)}-01`, 2 * months)}T00:00:00Z`);
  end.setUTCDate(0);
  const to = end.toISOString().slice(0, 10);
  const slug = months === 1 ? from.slice(0, 7) : `${from.slice(0, 7)}-${to.slice(5, 7)}`;
  const [year, month] = [from.slice(0, 4), Number(from.slice(5, 7))];
  const span = months === 1 ? `${month}` : `${month}—${Number(to.slice(5, 7))}`;
  return {
    ...last,
    slug,
    name: { zh: `${year}年${span}月`, en: `${year}, month ${span}` },
    from,
    to,
    applyFrom: from,
    applyBy: to,
    dueOn: shiftMonths(last.dueOn, months),
  };
}

const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** The same day so many months later, or the last of a month that is too short. */
function shiftMonths(day: string, months: number): string {
  const count = monthOf(day) - 1 + months;
  const [year, month] = [Math.floor(count / 12), count % 12];
  const longest = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const date = Math.min(Number(day.slice(8, 10)) || 1, longest);
  return `${year}-${String(month + 1).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

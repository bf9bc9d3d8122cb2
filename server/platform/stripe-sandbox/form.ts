export type Form = { [key: string]: string | Form };

/** Stripe's way to send an object: a[b][0][c]=1 in a form body. */
export function parseForm(body: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.replaceAll("]", "").split("[");
    let place = form;
    for (const key of path.slice(0, -1)) {
      const next = place[key];
      place = typeof next === "object" ? next : (place[key] = {});
    }
    place[path.at(-1) ?? ""] = value;
  }
  return form;
}

/** The value at a path such as "line_items.0.price_data.currency". */
export function pick(form: Form, path: string): string | undefined {
  let place: string | Form | undefined = form;
  for (const key of path.split(".")) place = typeof place === "object" ? place[key] : undefined;
  return typeof place === "string" ? place : undefined;
}

/** The flat object at a path, such as metadata. */
export function pickFlat(form: Form, path: string): Record<string, string> {
  let place: string | Form | undefined = form;
  for (const key of path.split(".")) place = typeof place === "object" ? place[key] : undefined;
  if (typeof place !== "object") return {};
  return Object.fromEntries(
    Object.entries(place).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

import { compareRates, type Figure } from "./harness";
import { load, startWeb } from "./_web";

/** The residents' pages, signed in, against an empty dynamic page in the same layout. */
export default async function benchPortalPage(): Promise<Figure[]> {
  const web = await startWeb();
  const pages = [
    ["the bills page", "/bills"],
    ["the home page", "/"],
  ] as const;
  try {
    const figures: Figure[] = [];
    for (const [name, path] of pages) {
      figures.push(
        await compareRates({
          name: `authenticated portal page (${name}), 10 connections`,
          baseline: "an empty dynamic page in the same layout",
          measure: () => load(web, path),
          against: () => load(web, "/bench-baseline"),
          atLeast: 0.5,
        }),
      );
    }
    return figures;
  } finally {
    await web.stop();
  }
}

import { describe, expect, test } from "vitest";
import { withCheckDigit } from "./people";
import { planSubsidiary } from "./plan-subsidiary";
import { demoResidents } from "./residents";
import { subsidiaries } from "./subsidiaries";

const plans = subsidiaries.map((subsidiary) => ({ subsidiary, homes: planSubsidiary(subsidiary) }));

describe.each(plans)("the plan of $subsidiary.name", ({ subsidiary, homes }) => {
  test("is the same in every run", () => {
    expect(planSubsidiary(subsidiary)).toEqual(homes);
  });

  test("gives every home an account number, an address and ids of its own", () => {
    const ids = homes.flatMap((home) => Object.values(home.ids));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(homes.map(({ accountNo }) => accountNo)).size).toBe(homes.length);
    expect(new Set(homes.map(({ address }) => address)).size).toBe(homes.length);
  });

  test("stops only homes that can be shut alone and whose warranty is over", () => {
    const stopped = homes.filter(({ stopped: [first, second] }) => first || second);
    expect(stopped.filter(({ separable, warrantyUntil }) => !separable || warrantyUntil !== null)).toEqual([]);
  });
});

test("the three subsidiaries of the first group have about 3,000 households each", () => {
  for (const { subsidiary, homes } of plans.filter(({ subsidiary: { group } }) => group === "quancheng-group")) {
    expect(homes.length, subsidiary.slug).toBeGreaterThan(2700);
    expect(homes.length, subsidiary.slug).toBeLessThan(3300);
  }
});

test("every home of every demo resident stands where it is said to", () => {
  const found = plans.flatMap(({ subsidiary, homes }) =>
    homes.filter(({ resident }) => resident).map((home) => `${subsidiary.slug} ${home.resident?.phone}`),
  );
  const said = demoResidents.flatMap(({ phone, homes }) => homes.map(({ subsidiary }) => `${subsidiary} ${phone}`));
  expect(found.toSorted()).toEqual(said.toSorted());
});

test("identity numbers end with the digit that the standard computes", () => {
  // The worked example of GB 11643.
  expect(withCheckDigit("11010519491231002")).toBe("11010519491231002X");
});

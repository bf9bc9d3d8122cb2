import type { Locator, Page } from "@playwright/test";
import { Advice } from "../say";

/** Does one step written as "click 文字", "fill 标签=值", "press Enter" or "wait 500" (milliseconds). */
export async function doStep(page: Page, step: string): Promise<void> {
  const [verb = "", ...words] = step.split(" ");
  const target = words.join(" ");
  if (verb === "click") return find(page, target).click();
  if (verb === "press") return page.keyboard.press(target);
  if (verb === "wait") return page.waitForTimeout(Number(target));
  if (verb === "fill") {
    const [label = "", ...value] = target.split("=");
    return page
      .getByLabel(label)
      .or(page.locator(`[name="${label}"]`))
      .first()
      .fill(value.join("="));
  }
  throw new Advice(`No such step: ${step}`);
}

/** By what a person would say: a button, a link, a tab, any text; else a CSS selector. */
function find(page: Page, target: string): Locator {
  if (/^[#.[]/.test(target)) return page.locator(target).first();
  const roles = (["button", "link", "tab", "menuitem", "option", "checkbox", "radio"] as const).map((role) =>
    page.getByRole(role, { name: target }),
  );
  return roles.reduce((all, one) => all.or(one), page.getByText(target)).first();
}

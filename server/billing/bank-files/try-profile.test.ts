import { afterAll, expect, test } from "vitest";
import { asTenant, makeTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { dayOf } from "@/server/platform/dates";
import { publishDraft } from "@/tenants/config/publish-draft";
import { saveDraft } from "@/tenants/config/save-draft";
import { fixedBankProfile } from "@/tenants/packs/bank-profiles";
import { bankProfileProblems, bankProfileSchema } from "@/tenants/schemas/bank-profile";
import { listProfiles } from "./read-profile";
import { tryProfile } from "./try-profile";

afterAll(closePools);

/** A bank of its own: columns parted by bars, 分, the control record first. */
const own = {
  name: { zh: "某某银行", en: "Some Bank" },
  ...{ encoding: "gb18030", layout: "csv", delimiter: "|", amountUnit: "fen" },
  fields: { accountNo: { at: 2 }, amount: { at: 4 }, payerName: { at: 3 }, lineKey: { at: 1 }, result: { at: 5 } },
  control: { at: "first", count: { at: 1 }, total: { at: 2 }, covers: "accepted" },
  accepted: ["S"],
};

test("a bank's own layout is drafted with its faults named, tried on pasted lines and published, with no code", async () => {
  const tenant = await makeTenant();
  const faulty = { ...own, accepted: [], control: { ...own.control, count: { at: 0 } } };
  expect(bankProfileProblems(faulty).map(({ path, code }) => [path, code])).toContainEqual([
    "control.count.at",
    "invalid",
  ]);
  expect(bankProfileProblems({ ...own, accepted: [] })).toEqual([{ path: "accepted", code: "needs-accepted" }]);
  expect(bankProfileProblems({ ...own, layout: "fixed" }).map(({ path }) => path)).toContain("fields.amount");
  expect(
    bankProfileProblems({
      ...fixedBankProfile,
      fields: { ...fixedBankProfile.fields, amount: { at: 70, width: 12 } },
    }),
  ).toEqual([{ path: "fields.amount", code: "fields-overlap" }]);

  await asTenant(tenant, async (ctx) => {
    const draft = (body: unknown, seenAt: Date | null) =>
      saveDraft(ctx, { kind: "bank-profile", slug: "some-bank", body, seenAt });
    const publish = (seenAt: Date) =>
      publishDraft(ctx, {
        ...{ kind: "bank-profile", slug: "some-bank", note: "", seenAt },
        effectiveFrom: dayOf(ctx.now, tenant.timezone),
      });
    const first = await draft(faulty, null);
    await expect(publish(first.updatedAt)).rejects.toMatchObject({ code: "draft-has-errors" });
    const { updatedAt } = await draft(own, first.updatedAt);

    // 2,670.00 + 100.00 came; 50.00 did not.
    const sample = "2|277000\nA1|1001|王建国|267000|S\nA2|1002|李国强|10000|S\nA3|1003|张敏|5000|F\n";
    const profile = bankProfileSchema.parse(own);
    expect(await tryProfile(ctx, { profile, sample })).toMatchObject({
      refusal: null,
      control: { count: 2, totalMinor: 277_000n },
      lines: [
        { lineKey: "A1", accountNo: "1001", payerName: "王建国", amountMinor: 267_000n, finding: null },
        { lineKey: "A2", amountMinor: 10_000n, finding: null },
        { lineKey: "A3", finding: "rejected" },
      ],
    });
    const wrong = await tryProfile(ctx, { profile, sample: sample.replace("2|277000", "2|277001") });
    expect(wrong.refusal).toMatchObject({ code: "bank-file-total-differs", params: { found: "2770.00" } });
    expect((await listProfiles(ctx)).map(({ slug }) => slug)).not.toContain("some-bank");
    await publish(updatedAt);
    expect((await listProfiles(ctx)).find(({ slug }) => slug === "some-bank")?.profile).toMatchObject({
      delimiter: "|",
    });
  });
});

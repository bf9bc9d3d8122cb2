"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Money } from "@/app/_ui/money/money";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { Textarea } from "@/app/_ui/textarea";
import { bankProfileSchema } from "@/tenants/schemas/bank-profile";
import { useEditing } from "./editing";

/** Lines of a real file, pasted and read as the profile on the screen would read them. */
export function TrySample() {
  const t = useTranslations("cashier.profiles");
  const files = useTranslations("cashier.bankFiles");
  const say = useProblemText();
  const client = useTRPCClient();
  const { body, problems } = useEditing();
  const [sample, setSample] = useState("");
  const trial = useMutation({
    mutationFn: () =>
      client.staff["bank-profiles"].try.query(
        { profile: bankProfileSchema.parse(body), sample },
        { context: { large: true } },
      ),
  });
  const { data } = trial;
  return (
    <Card title={t("try")} description={t("tryHint")}>
      <div className="grid gap-4">
        <Field label={t("sample")}>
          <Textarea
            rows={6}
            spellCheck={false}
            className="figures overflow-x-auto whitespace-pre"
            value={sample}
            onChange={(event) => setSample(event.target.value)}
          />
        </Field>
        <div className="flex flex-wrap items-center gap-3">
          <Button
            variant="secondary"
            loading={trial.isPending}
            disabled={problems.length > 0 || sample.trim() === ""}
            onClick={() => trial.mutate()}
          >
            {t("tryNow")}
          </Button>
          {problems.length > 0 && <span className="text-danger">{t("faults", { count: problems.length })}</span>}
        </div>
        {trial.error && <Alert tone="danger">{say(problemOf(trial.error))}</Alert>}
        {data?.refusal && <Alert tone="danger">{say({ ...data.refusal })}</Alert>}
        {data && !data.refusal && data.control && (
          <Alert tone="ok">
            {t("agrees", { count: data.control.count, amount: formatMinor(data.control.totalMinor) })}
          </Alert>
        )}
        {data && data.lines.length > 0 && (
          <Table caption={t("try")}>
            <TableHead>
              <tr>
                <HeadCell numeric>{files("line")}</HeadCell>
                <HeadCell>{t("values.lineKey")}</HeadCell>
                <HeadCell>{files("accountNo")}</HeadCell>
                <HeadCell>{files("payer")}</HeadCell>
                <HeadCell numeric>{files("sum")}</HeadCell>
                <HeadCell>{t("values.paidOn")}</HeadCell>
                <HeadCell>{files("problem")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {data.lines.map((line) => (
                <TableRow key={line.lineNo}>
                  <Cell numeric>{line.lineNo}</Cell>
                  <Cell className="figures">{line.lineKey || "—"}</Cell>
                  <Cell className="figures">{line.accountNo || "—"}</Cell>
                  <Cell className="whitespace-nowrap">{line.payerName || "—"}</Cell>
                  <Cell numeric>{line.amountMinor === null ? "—" : <Money amountMinor={line.amountMinor} />}</Cell>
                  <Cell className="figures whitespace-nowrap">{line.paidOn ?? "—"}</Cell>
                  <Cell>{line.finding ? files(`findingKinds.${line.finding}.problem`, { reason: "" }) : "—"}</Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </div>
    </Card>
  );
}

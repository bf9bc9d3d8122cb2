"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { type ImportField, importFields, type Mapping, missingFields } from "@/server/accounts/import/schemas";
import { ListPreview } from "./list-preview";
import type { ImportState } from "./types";

type ColumnsStepProps = { list: ImportState; kind: "heating" | "water"; onStarted: () => Promise<void> };

/** Which column is which: guessed from the names, corrected by hand, shown with what the list has there. */
export function ColumnsStep({ list, kind, onStarted }: ColumnsStepProps) {
  const t = useTranslations("accounts.import");
  const say = useProblemText();
  const trpc = useTRPC();
  const [mapping, setMapping] = useState<Mapping>(list.mapping);
  const [effectiveOn, setEffectiveOn] = useState(list.effectiveOn ?? "");
  const check = useMutation(trpc.staff.accounts.imports["start-check"].mutationOptions({ onSuccess: onStarted }));
  const importer = { kind, divisionCount: list.divisionCount };
  const missing = missingFields(mapping, importer);
  const choose = (field: ImportField, value: string) => {
    const column = value === "" ? undefined : Number(value);
    const next: Mapping = {};
    // A column means one thing: taking it here takes it from wherever it was.
    for (const other of importFields) {
      const held = other === field ? column : mapping[other] === column ? undefined : mapping[other];
      if (held !== undefined) next[other] = held;
    }
    setMapping(next);
  };
  const start = () => check.mutate({ importId: list.id, mapping, ...(effectiveOn ? { effectiveOn } : {}) });
  return (
    <>
      <Card
        flush
        title={t("columns.title")}
        description={t("columns.hint")}
        footer={
          <div className="flex w-full flex-wrap items-end gap-4">
            <Field
              label={t("columns.effectiveOn")}
              hint={t("columns.effectiveHint")}
              className="max-w-md flex-1 basis-72"
            >
              <DateInput value={effectiveOn} onChange={(event) => setEffectiveOn(event.target.value)} />
            </Field>
            <div className="ml-auto grid justify-items-end gap-2">
              {missing.length > 0 && (
                <p className="text-[0.9375em] text-danger">
                  {say({
                    code: "import-field-missing",
                    params: { field: missing.map((field) => t(`fields.${field}`)).join("、") },
                  })}
                </p>
              )}
              <Button disabled={missing.length > 0} loading={check.isPending} onClick={start}>
                {t("columns.check")}
              </Button>
            </div>
          </div>
        }
      >
        <p className="px-(--card-p) pb-3 text-[0.9375em] text-ink-3">
          {t("columns.found", {
            format: list.format.toUpperCase(),
            encoding: list.format === "csv" ? list.encoding.toUpperCase() : "Unicode",
            line: list.headerLine,
            count: list.headers.length,
          })}
        </p>
        {check.isError && (
          <div className="px-(--card-p) pb-3">
            <Alert tone="danger">{say(problemOf(check.error))}</Alert>
          </div>
        )}
        <Table caption={t("columns.title")}>
          <TableHead>
            <tr>
              <HeadCell className="w-44">{t("columns.field")}</HeadCell>
              <HeadCell className="w-64">{t("columns.column")}</HeadCell>
              <HeadCell>{t("columns.sample")}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {importFields.map((field) => (
              <TableRow key={field}>
                <Cell className="whitespace-nowrap">
                  {t(`fields.${field}`)}
                  {missingFields({}, importer).includes(field) && (
                    <span aria-hidden className="ml-0.5 text-danger">
                      *
                    </span>
                  )}
                </Cell>
                <Cell>
                  <Select
                    aria-label={t(`fields.${field}`)}
                    aria-invalid={missing.includes(field) || undefined}
                    className="min-w-40"
                    value={mapping[field] ?? ""}
                    onChange={(event) => choose(field, event.target.value)}
                  >
                    <option value="">{t("columns.none")}</option>
                    {list.headers.map((header, index) => (
                      // Two columns may share a name; their place tells them apart
                      <option key={index} value={index}>
                        {header}
                      </option>
                    ))}
                  </Select>
                </Cell>
                <Cell className="max-w-xs truncate text-ink-2">{sampleOf(list, mapping[field])}</Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
      <ListPreview list={list} />
    </>
  );
}

function sampleOf(list: ImportState, column: number | undefined): string {
  if (column === undefined) return "";
  return list.preview
    .map((row) => row[column] ?? "")
    .filter(Boolean)
    .slice(0, 3)
    .join(" / ");
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { AreaPicker, type PickedArea, partOf } from "@/app/_requests/area-picker";
import { useTRPCClient } from "@/app/_trpc/client";
import { Money } from "@/app/_ui/money/money";

type Props = {
  type: "stop-heating" | "resume-heating";
  accountId: string;
  areas: PickedArea[];
  leftOut: string;
  onChange: (leftOut: string) => void;
};

/** Which areas the customer at the counter means, where there is a choice, and what the season will then cost. */
export function AreasAndFee({ type, accountId, areas, leftOut, onChange }: Props) {
  const t = useTranslations("supply");
  const { supply } = useTRPCClient().staff;
  const part = partOf(areas, leftOut);
  const { data: fee } = useQuery({
    queryKey: [`preview-${type}`, accountId, part ?? null],
    queryFn: async () => (await supply[`preview-${type}`].query({ accountId, areas: part })).fee,
    enabled: part?.length !== 0,
  });
  const name = type === "stop-heating" ? "stop" : "resume";
  const cost = fee && (
    <p className="mt-2">
      {t(name === "stop" ? "stop.ifHeated" : "resume.costNow")}{" "}
      <Money amountMinor={name === "stop" ? fee.suppliedMinor : fee.feeMinor} /> ·{" "}
      <span className="font-semibold">
        {t(name === "resume" ? "resume.cost" : part ? "stop.ifPart" : "stop.ifStopped")}{" "}
        <Money amountMinor={name === "stop" ? fee.feeMinor : fee.suppliedMinor} />
      </span>
    </p>
  );
  if (areas.length === 0) return cost;
  return (
    <AreaPicker
      areas={areas}
      legend={t(`${name}.areas`)}
      hint={t(`${name}.areasHint`)}
      leftOut={leftOut}
      onChange={onChange}
    >
      {cost}
    </AreaPicker>
  );
}

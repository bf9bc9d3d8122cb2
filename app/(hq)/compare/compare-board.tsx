"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Select } from "@/app/_ui/select";
import { Switch } from "@/app/_ui/switch";
import { type MetricName, metricNames } from "@/server/hq/schemas";
import { CompareCards } from "./compare-cards";
import { CompareCharts } from "./compare-charts";
import { CompareTable, type Order } from "./compare-table";
import type { ComparisonView } from "./comparison-view";
import { useFigure } from "./use-figure";

/** The figures with what the reader does to them: order, scale, the one that is drawn. */
export function CompareBoard({ comparison, zone }: { comparison: ComparisonView; zone: string }) {
  const t = useTranslations("hq");
  const [fair, setFair] = useState(false);
  const [metric, setMetric] = useState<MetricName>("collection-rate");
  const [order, setOrder] = useState<Order>({ metric: "households", direction: "descending" });
  const figure = useFigure(fair);
  const sign = order.direction === "descending" ? -1 : 1;
  const rows = [...comparison.subsidiaries].toSorted((a, b) => {
    const [left, right] = [figure.valueOf(order.metric, a.current), figure.valueOf(order.metric, b.current)];
    // What is not there comes last, whichever way it is sorted.
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return (left - right) * sign;
  });
  const turn = (one: MetricName) =>
    setOrder((now) => ({
      metric: one,
      direction: now.metric === one && now.direction === "descending" ? "ascending" : "descending",
    }));
  const Direction = order.direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <div className="grid gap-4">
      <Card flush>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-(--card-p) py-2.5">
          <Switch
            label={t("compare.fair")}
            hint={t("compare.fairHint")}
            checked={fair}
            onChange={(event) => setFair(event.target.checked)}
            className="max-w-3xl flex-row-reverse justify-end"
          />
          <p className="text-[0.875em] text-ink-3 max-md:hidden">{t("compare.sortHint")}</p>
          <div className="flex w-full items-center gap-2 md:hidden">
            <Select
              aria-label={t("compare.sortBy")}
              value={order.metric}
              onChange={(event) => setOrder({ ...order, metric: event.target.value as MetricName })}
              className="flex-1"
            >
              {metricNames.map((one) => (
                <option key={one} value={one}>
                  {t("compare.sortBy")}: {t(`metrics.${one}.name`)}
                </option>
              ))}
            </Select>
            <Button variant="secondary" onClick={() => turn(order.metric)}>
              <Direction aria-hidden />
              {t(`compare.${order.direction}`)}
            </Button>
          </div>
        </div>
        <div className="max-md:hidden">
          <CompareTable comparison={comparison} rows={rows} fair={fair} order={order} onOrder={turn} zone={zone} />
        </div>
        <div className="md:hidden">
          <CompareCards comparison={comparison} rows={rows} fair={fair} zone={zone} />
        </div>
      </Card>
      <CompareCharts comparison={comparison} rows={rows} fair={fair} metric={metric} onMetric={setMetric} />
    </div>
  );
}
